package io.carboninclusion.registry;

import io.carboninclusion.kernel.Rejected;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One kilogram's number, as in {@code SC-FOR-2024-0001820500}: the instrument and the running
 * number within it, from 1.
 */
public record SerialNumber(String instrument, long serial) {

  private static final Pattern FORM = Pattern.compile("([A-Z0-9][A-Z0-9._-]{0,39})-([0-9]{1,18})");

  /**
   * Reads a serial as people type it; leading zeros may be missing.
   *
   * @throws Rejected SERIAL_FORMAT
   */
  public static SerialNumber parse(String text) {
    String plain = text == null || text.length() > 100 ? "" : plain(text);
    Matcher form = FORM.matcher(plain);
    if (!form.matches() || Long.parseLong(form.group(2)) == 0) {
      throw Rejected.because(RegistryRefusal.SERIAL_FORMAT).at("serial");
    }
    return new SerialNumber(form.group(1), Long.parseLong(form.group(2)));
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .replaceAll("\\s", "")
        .replaceAll("\\p{Pd}", "-");
  }

  /** At least ten digits. */
  static String digits(long serial) {
    return String.format(Locale.ROOT, "%010d", serial);
  }

  @Override
  public String toString() {
    return instrument + "-" + digits(serial);
  }
}
