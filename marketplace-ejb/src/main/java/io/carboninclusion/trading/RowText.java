package io.carboninclusion.trading;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Rows as the text that LOAD DATA reads: tabs between columns, a line a row, \N for NULL. */
final class RowText {
  private static final int LONGEST_NUMBER = 20;

  private byte[] bytes = new byte[1 << 16];
  private int length;

  private RowText() {}

  /**
   * @param textColumn the column that is a text, or -1
   */
  static InputStream of(Rows rows, int columns, int textColumn) {
    RowText text = new RowText();
    for (int row = 0; row < rows.count(); row++) {
      for (int column = 0; column < columns; column++) {
        if (column > 0) {
          text.put('\t');
        }
        if (column == textColumn) {
          text.put(rows.text(row));
        } else {
          text.put(rows.get(row, column));
        }
      }
      text.put('\n');
    }
    return new ByteArrayInputStream(text.bytes, 0, text.length);
  }

  private void put(char single) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    bytes[length++] = (byte) single;
  }

  private void put(String value) {
    if (value == null) {
      put(Rows.NULL);
      return;
    }
    for (byte single : value.getBytes(StandardCharsets.US_ASCII)) {
      if (single == '\\') {
        put('\\');
      }
      put((char) single);
    }
  }

  private void put(long value) {
    if (value == Rows.NULL) {
      put('\\');
      put('N');
      return;
    }
    if (length + LONGEST_NUMBER > bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    long rest = value;
    if (rest < 0) {
      put('-');
      rest = -rest;
    }
    int from = length;
    do {
      bytes[length++] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    for (int low = from, high = length - 1; low < high; low++, high--) {
      byte digit = bytes[low];
      bytes[low] = bytes[high];
      bytes[high] = digit;
    }
  }
}
