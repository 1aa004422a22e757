package io.carboninclusion.kernel;

import java.text.Normalizer;

/**
 * Words that people type: names, notes, purposes.
 *
 * <p>Any script, HTML and emoji are kept as they are, for pages escape what they show. Refused is
 * what is empty, too long, or would change how the text around it is read: control characters, half
 * characters, and the marks that turn the direction of writing around.
 */
public final class Text {

  /** Why words are refused. */
  public enum Refusal {
    TEXT_MISSING,
    TEXT_TOO_LONG,
    TEXT_UNREADABLE
  }

  /** The fewest and the most characters of a password. */
  public static final int PASSWORD_SHORTEST = 8;

  public static final int PASSWORD_LONGEST = 200;

  private static final String LOGIN = "[a-z0-9][a-z0-9._@-]{0,62}[a-z0-9]";

  private Text() {}

  /**
   * Whether this may be a user name: 2 to 64 lower-case letters, digits and {@code . _ @ -}, a
   * letter or digit at both ends.
   */
  public static boolean isLogin(String name) {
    return name.matches(LOGIN);
  }

  /**
   * One line that must be there.
   *
   * @param limit the most characters (Unicode code points)
   * @return the line in Unicode's composed form, without spaces around it
   * @throws Rejected TEXT_MISSING, TEXT_TOO_LONG {limit, length}, TEXT_UNREADABLE {position}
   */
  public static String line(String field, String value, int limit) {
    String text = optionalLine(field, value, limit);
    if (text.isEmpty()) {
      throw Rejected.because(Refusal.TEXT_MISSING).at(field);
    }
    return text;
  }

  /** One line that may be left out: then it is empty. */
  public static String optionalLine(String field, String value, int limit) {
    return checked(field, value, limit, false);
  }

  /** Words that may have several lines and may be left out: then they are empty. */
  public static String note(String field, String value, int limit) {
    return checked(field, value, limit, true);
  }

  private static String checked(String field, String value, int limit, boolean lines) {
    if (value == null) {
      return "";
    }
    // Far too long is refused before it is normalized, which costs time by length.
    refuseLonger(field, value, limit, value.length() / 2);
    String text = Normalizer.normalize(value, Normalizer.Form.NFC).strip();
    refuseLonger(field, text, limit, text.codePointCount(0, text.length()));
    int at = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      at++;
      if (isUnreadable(text.codePointAt(i), lines)) {
        throw Rejected.because(Refusal.TEXT_UNREADABLE, at).at(field);
      }
    }
    return text;
  }

  private static void refuseLonger(String field, String text, int limit, int length) {
    if (length > limit) {
      int characters = text.codePointCount(0, text.length());
      throw Rejected.because(Refusal.TEXT_TOO_LONG, limit, characters).at(field);
    }
  }

  private static boolean isUnreadable(int character, boolean lines) {
    if (lines && (character == '\n' || character == '\r' || character == '\t')) {
      return false;
    }
    int kind = Character.getType(character);
    boolean turnsDirection =
        character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
    return turnsDirection
        || kind == Character.CONTROL
        || kind == Character.SURROGATE
        || kind == Character.LINE_SEPARATOR
        || kind == Character.PARAGRAPH_SEPARATOR;
  }
}
