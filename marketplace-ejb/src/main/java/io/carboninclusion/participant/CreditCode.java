package io.carboninclusion.participant;

import io.carboninclusion.kernel.Rejected;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A unified social credit code (统一社会信用代码, GB 32100-2015): registering department and kind of body,
 * six digits of the administrative division, nine characters of the body itself, check digit.
 *
 * <p>The alphabet has 31 characters: no I, O, S, V, Z. The check digit makes the sum of all
 * characters, weighted by powers of 3, divisible by 31. Codes of the early pilot that break this
 * are refused like any other.
 *
 * @param value the eighteen characters
 */
public record CreditCode(String value) {

  static final int LENGTH = 18;

  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int BASE = 31;

  /** Departments of GB 32100 whose bodies trade: digits, N for agriculture, Y for others. */
  private static final String DEPARTMENTS = "123456789NY";

  public CreditCode {
    check(value);
  }

  /**
   * Reads a code as people type it: full-width or lower-case characters and spaces are put right.
   *
   * @throws Rejected CREDIT_CODE_LENGTH {wanted, found}, CREDIT_CODE_FORMAT {position, character},
   *     CREDIT_CODE_CHECK_DIGIT {expected, found}
   */
  public static CreditCode parse(String typed) {
    String text = typed == null ? "" : typed;
    if (text.length() > 100) {
      throw Rejected.because(ParticipantRefusal.CREDIT_CODE_LENGTH, LENGTH, text.length());
    }
    return new CreditCode(
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .replaceAll("[\\s-]", "")
            .toUpperCase(Locale.ROOT));
  }

  /** The code that begins with these seventeen characters. */
  static CreditCode completed(String seventeen) {
    return new CreditCode(seventeen + checkDigit(seventeen));
  }

  private static void check(String code) {
    int length = code.codePointCount(0, code.length());
    if (length != LENGTH) {
      throw Rejected.because(ParticipantRefusal.CREDIT_CODE_LENGTH, LENGTH, length);
    }
    for (int i = 0; i < LENGTH; i++) {
      if (!fits(code.charAt(i), i)) {
        throw Rejected.because(
            ParticipantRefusal.CREDIT_CODE_FORMAT, i + 1, Character.toString(code.codePointAt(i)));
      }
    }
    char expected = checkDigit(code);
    char found = code.charAt(LENGTH - 1);
    if (found != expected) {
      throw Rejected.because(
          ParticipantRefusal.CREDIT_CODE_CHECK_DIGIT,
          String.valueOf(expected),
          String.valueOf(found));
    }
  }

  private static boolean fits(char character, int index) {
    if (index == 0) {
      return DEPARTMENTS.indexOf(character) >= 0;
    }
    boolean division = index >= 2 && index < 8;
    return division ? character >= '0' && character <= '9' : ALPHABET.indexOf(character) >= 0;
  }

  private static char checkDigit(String code) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < LENGTH - 1; i++) {
      sum += ALPHABET.indexOf(code.charAt(i)) * weight;
      weight = weight * 3 % BASE;
    }
    return ALPHABET.charAt((BASE - sum % BASE) % BASE);
  }

  @Override
  public String toString() {
    return value;
  }
}
