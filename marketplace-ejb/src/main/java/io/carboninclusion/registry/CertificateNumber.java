package io.carboninclusion.registry;

import io.carboninclusion.kernel.Rejected;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The number of a certificate, such as {@code C26-7K4M-Q2HD-93T8}: the year of its document, eleven
 * characters that nobody can guess, and one that checks them all.
 *
 * <p>The characters are Crockford's base 32, without I, L, O and U. The last one makes a weighted
 * sum in the field of 32 elements zero, so one wrong character, or any two that changed places, are
 * found without asking anybody.
 *
 * @param year four digits, 2000 to 2099
 * @param bits the twelve characters as 60 bits, which is what travels in the command
 */
public record CertificateNumber(int year, long bits) {

  private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  public CertificateNumber {
    if (year < 2000 || year > 2099 || bits < 0 || bits >= 1L << 60) {
      throw new IllegalArgumentException("no certificate number: " + year + " " + bits);
    }
    if (weightedSum(year, bits) != 0) {
      throw new IllegalArgumentException("the check character is wrong: " + year + " " + bits);
    }
  }

  static CertificateNumber draw(int year) {
    long random = (RANDOM.nextLong() & (1L << 55) - 1) << 5;
    // The check character has the weight one, so it is the sum of the others.
    return new CertificateNumber(year, random | weightedSum(year, random));
  }

  /**
   * Reads a number as people type it: small letters, no dashes, spaces, full-width characters, and
   * I, L, O, U for 1, 1, 0, V.
   *
   * @throws Rejected CERTIFICATE_NUMBER_FORMAT, CERTIFICATE_NUMBER_CHECK
   */
  public static CertificateNumber parse(String text) {
    String plain = text == null || text.length() > 100 ? "" : plain(text);
    if (!plain.matches("C?[0-9]{2}[" + SYMBOLS + "]{12}")) {
      throw Rejected.because(RegistryRefusal.CERTIFICATE_NUMBER_FORMAT).at("no");
    }
    String digits = plain.substring(plain.length() - LENGTH - 2);
    int year = 2000 + Integer.parseInt(digits.substring(0, 2));
    long bits = 0;
    for (int i = 2; i < digits.length(); i++) {
      bits = bits << 5 | SYMBOLS.indexOf(digits.charAt(i));
    }
    if (weightedSum(year, bits) != 0) {
      throw Rejected.because(RegistryRefusal.CERTIFICATE_NUMBER_CHECK).at("no");
    }
    return new CertificateNumber(year, bits);
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .replaceAll("[\\s\\p{Pd}_.]", "")
        .replace('I', '1')
        .replace('L', '1')
        .replace('O', '0')
        .replace('U', 'V');
  }

  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder("C").append(year % 100 < 10 ? "0" : "").append(year % 100);
    for (int i = 0; i < LENGTH; i++) {
      if (i % 4 == 0) {
        text.append('-');
      }
      text.append(SYMBOLS.charAt(symbol(bits, LENGTH - 1 - i)));
    }
    return text.toString();
  }

  private static int symbol(long bits, int fromTheRight) {
    return (int) (bits >>> 5 * fromTheRight) & 31;
  }

  private static int weightedSum(int year, long bits) {
    int sum = year % 100 / 10;
    sum = timesAlpha(sum) ^ year % 10;
    for (int i = LENGTH - 1; i >= 0; i--) {
      sum = timesAlpha(sum) ^ symbol(bits, i);
    }
    return sum;
  }

  /** Multiplies by the generator of the field modulo x^5 + x^2 + 1. */
  private static int timesAlpha(int element) {
    int shifted = element << 1;
    return (shifted & 32) == 0 ? shifted : (shifted ^ 0b100101) & 31;
  }
}
