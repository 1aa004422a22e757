package io.carboninclusion.personal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Numbers and times of a field; {@link #UNREADABLE} where it is neither. */
final class FieldText {

  static final long UNREADABLE = -1;

  /** Times an act may have: from 2000 to 2099. */
  private static final long EARLIEST = 946_684_800L;

  private static final long LATEST = 4_102_444_799L;
  private static final int LONGEST_TIME = 40;
  private static final int LONGEST_NUMBER = 15;
  private static final int MICRO_DIGITS = 6;

  private FieldText() {}

  /** A whole number of at most 15 digits. */
  static long whole(byte[] text, int from, int to) {
    if (from == to || to - from > LONGEST_NUMBER) {
      return UNREADABLE;
    }
    long number = 0;
    for (int i = from; i < to; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return UNREADABLE;
      }
      number = number * 10 + text[i] - '0';
    }
    return number;
  }

  /**
   * A decimal number in millionths, exact; what stands behind the sixth decimal is cut off, which
   * is downwards.
   */
  static long millionths(byte[] text, int from, int to) {
    int point = from;
    while (point < to && text[point] != '.') {
      point++;
    }
    long whole = whole(text, from, point);
    // Nine trillion is far beyond every limit and within a long.
    if (whole == UNREADABLE || whole > 9_000_000_000_000L || point == to - 1) {
      return UNREADABLE;
    }
    long value = whole;
    for (int digit = 1; digit <= MICRO_DIGITS; digit++) {
      int i = point + digit;
      value = value * 10 + (i < to ? text[i] - '0' : 0);
    }
    for (int i = point + 1; i < to; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return UNREADABLE;
      }
    }
    return value;
  }

  /** Seconds since 1970: as a whole number, or ISO 8601 with an offset. */
  static long epochSecond(byte[] text, int from, int to) {
    long second = whole(text, from, to);
    if (second == UNREADABLE && to - from > 15 && to - from <= LONGEST_TIME) {
      try {
        String iso = new String(text, from, to - from, StandardCharsets.US_ASCII);
        second = OffsetDateTime.parse(iso).toEpochSecond();
      } catch (DateTimeException unreadable) {
        return UNREADABLE;
      }
    }
    return second < EARLIEST || second > LATEST ? UNREADABLE : second;
  }
}
