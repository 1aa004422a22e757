package io.carboninclusion.personal;

import java.io.IOException;
import java.io.InputStream;

/** Lines of a stream, each where it lies in one buffer, with its number and the bytes so far. */
final class LineReader {

  private final InputStream input;
  private final byte[] buffer = new byte[1 << 18];
  private int filled;
  private int next;
  private int begin;
  private int end;
  private long number;
  private long bytes;

  /**
   * @param number lines before this place
   * @param bytes bytes before it
   */
  LineReader(InputStream input, long number, long bytes) {
    this.input = input;
    this.number = number;
    this.bytes = bytes;
  }

  /**
   * Goes on to the next line that is not empty; false at the end. A line longer than {@link
   * UploadLimits#LONGEST_LINE} ends the file: none such was taken in.
   */
  boolean next() throws IOException {
    while (nextAny()) {
      if (begin < end) {
        return true;
      }
    }
    return false;
  }

  private boolean nextAny() throws IOException {
    int at = next;
    while (true) {
      while (at < filled && buffer[at] != '\n') {
        at++;
      }
      if (at < filled) {
        take(at, at + 1);
        return true;
      }
      int seen = at - next;
      if (!fill()) {
        if (next == filled) {
          return false;
        }
        take(filled, filled);
        return true;
      }
      at = next + seen;
    }
  }

  private void take(int lineEnd, int following) {
    begin = next;
    end = lineEnd > begin && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
    bytes += following - next;
    next = following;
    number++;
  }

  private boolean fill() throws IOException {
    System.arraycopy(buffer, next, buffer, 0, filled - next);
    filled -= next;
    next = 0;
    if (filled == buffer.length) {
      throw new IOException("a line of more than " + buffer.length + " bytes");
    }
    int read = input.read(buffer, filled, buffer.length - filled);
    if (read > 0) {
      filled += read;
    }
    return read > 0;
  }

  byte[] buffer() {
    return buffer;
  }

  int begin() {
    return begin;
  }

  int end() {
    return end;
  }

  /** Of this line, from 1. */
  long number() {
    return number;
  }

  /** Bytes up to the end of this line. */
  long bytes() {
    return bytes;
  }
}
