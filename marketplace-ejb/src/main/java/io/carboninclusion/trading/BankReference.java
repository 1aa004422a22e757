package io.carboninclusion.trading;

import io.carboninclusion.kernel.Text;

/**
 * The bank's own number of a movement. It is booked once; entered again it is only after every
 * earlier entry was rejected, as the next entry.
 */
record BankReference(String text, int entry) {

  static final int LIMIT = 64;

  static String checked(String typed) {
    return Text.line("bankReference", typed, LIMIT);
  }
}
