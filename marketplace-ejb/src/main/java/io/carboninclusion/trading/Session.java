package io.carboninclusion.trading;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of the trading day, in minutes from midnight in Asia/Shanghai: {@code fromMinute}
 * included, {@code toMinute}, at most 1440, not.
 */
public record Session(SessionKind kind, int fromMinute, int toMinute) {

  private static final Pattern CLOCK = Pattern.compile("([0-9]{1,2})[:：]([0-5][0-9])");

  /** Minutes from midnight of a time written as 09:30, at most 24:00; -1 if it is none. */
  static int minute(String clock) {
    Matcher time = CLOCK.matcher(clock == null ? "" : clock.strip());
    if (!time.matches()) {
      return -1;
    }
    int minute = Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2));
    return minute <= Timetable.DAY_MINUTES ? minute : -1;
  }

  boolean overlaps(Session other) {
    return fromMinute < other.toMinute && other.fromMinute < toMinute;
  }

  /** As in 09:30–11:30. */
  public String hours() {
    return clock(fromMinute) + "–" + clock(toMinute);
  }

  /** As in 09:30. */
  public static String clock(int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
  }
}
