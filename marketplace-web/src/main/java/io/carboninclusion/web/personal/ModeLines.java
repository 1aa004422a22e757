package io.carboninclusion.web.personal;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.personal.ActUnit;
import io.carboninclusion.personal.ModeRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The modes of a methodology as an administrator types them: a line for each, eight items. */
final class ModeLines {

  private static final int ITEMS = 8;

  /** A line that is none. */
  enum Refusal {
    METHODOLOGY_LINE_UNREADABLE
  }

  private ModeLines() {}

  static String write(List<ModeRule> modes) {
    return modes.stream().map(ModeLines::write).collect(Collectors.joining("\n"));
  }

  private static String write(ModeRule rule) {
    return Stream.of(
            rule.mode(),
            rule.unit(),
            rule.factorUg(),
            rule.maxKmh(),
            rule.minMetres(),
            rule.maxMetres(),
            rule.maxRidesDay(),
            rule.maxStepsDay())
        .map(item -> Objects.toString(item, ""))
        .collect(Collectors.joining(", "));
  }

  /**
   * @throws Rejected METHODOLOGY_LINE_UNREADABLE {line}
   */
  static List<ModeRule> read(String text) {
    List<ModeRule> rules = new ArrayList<>();
    String[] lines = text == null ? new String[0] : text.split("\\R");
    for (int n = 0; n < lines.length; n++) {
      if (!lines[n].isBlank()) {
        rules.add(rule(lines[n], n + 1));
      }
    }
    return rules;
  }

  private static ModeRule rule(String line, int number) {
    List<String> items = Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    boolean readable =
        items.size() == ITEMS
            && items.get(1).matches("METRE|RIDE|STEP")
            && items.get(2).matches("[0-9]{1,12}")
            && items.subList(3, ITEMS).stream().allMatch(cap -> cap.matches("[0-9]{0,9}"));
    if (!readable) {
      throw Rejected.because(Refusal.METHODOLOGY_LINE_UNREADABLE, number).at("modes");
    }
    return new ModeRule(
        items.get(0),
        ActUnit.valueOf(items.get(1)),
        Long.parseLong(items.get(2)),
        cap(items.get(3)),
        cap(items.get(4)),
        cap(items.get(5)),
        cap(items.get(6)),
        cap(items.get(7)));
  }

  private static Integer cap(String item) {
    return item.isEmpty() ? null : Integer.valueOf(item);
  }
}
