package io.carboninclusion.registry;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A party's name as the public may read it: of a natural person the surname and 某某, whatever
 * follows; a body's name as it is.
 */
public final class PublicName {

  private static final List<String> SURNAMES_OF_TWO =
      List.of(
          "欧阳", "上官", "司马", "司徒", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "长孙", "宇文", "令狐", "东方", "独孤",
          "南宫", "端木", "轩辕", "闻人", "万俟");
  private static final Pattern SEPARATOR = Pattern.compile("[、,，;；]");
  private static final String HIDDEN = "某某";

  private PublicName() {}

  /**
   * @param name several persons apart by commas or 、 are masked one by one
   */
  public static String of(String name, boolean person) {
    if (!person || name.isBlank()) {
      return name;
    }
    return SEPARATOR
        .splitAsStream(name)
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .map(PublicName::masked)
        .collect(Collectors.joining("、"));
  }

  /**
   * A text for the public in which a party's name was written.
   *
   * @param name several persons apart by commas or 、 are masked one by one
   */
  static String hiddenIn(String text, String name, boolean person) {
    if (!person) {
      return text;
    }
    String hidden = text;
    for (String one : SEPARATOR.split(name)) {
      String stripped = one.strip();
      if (!stripped.isEmpty()) {
        hidden = hidden.replace(stripped, masked(stripped));
      }
    }
    return hidden;
  }

  private static String masked(String name) {
    if (!Character.isIdeographic(name.codePointAt(0))) {
      return name.substring(0, name.offsetByCodePoints(0, 1)) + " **";
    }
    boolean longSurname = SURNAMES_OF_TWO.stream().anyMatch(name::startsWith);
    int shown = longSurname && name.codePointCount(0, name.length()) > 2 ? 2 : 1;
    return name.substring(0, name.offsetByCodePoints(0, shown)) + HIDDEN;
  }
}
