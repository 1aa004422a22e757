package io.carboninclusion.trading;

import io.carboninclusion.kernel.Text;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The bank's own number of a movement. It is booked once; entered again it is only after every
 * earlier entry was rejected, as the next entry.
 */
record BankReference(String text, int entry) {

  static final int LIMIT = 64;

  /** In one spelling: full width, small letters and spaces do not make another movement of it. */
  static String checked(String typed) {
    String line = Text.line("bankReference", typed, LIMIT);
    return Normalizer.normalize(line, Normalizer.Form.NFKC)
        .replaceAll("\\s", "")
        .toUpperCase(Locale.ROOT);
  }
}
