package io.carboninclusion.personal;

import java.time.ZoneId;
import java.util.Arrays;

/**
 * The counted acts of one person around some days: what overlap and the caps of a day are judged
 * by. Days are those of Asia/Shanghai, which has had no summer time since 1991.
 */
final class Journeys {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final int SHANGHAI_MINUTES = 8 * 60;
  private static final int DAY_MINUTES = 24 * 60;
  private static final int WIDTH = 4;
  private static final int[] NONE = new int[0];

  /** Start, end, mode and steps of each act in a row. */
  private int[] acts = NONE;

  private int used;

  /** The day of a minute since 1970, counted from 1970-01-01 in Asia/Shanghai. */
  static int day(int minute) {
    return Math.floorDiv(minute + SHANGHAI_MINUTES, DAY_MINUTES);
  }

  static int firstMinute(int day) {
    return day * DAY_MINUTES - SHANGHAI_MINUTES;
  }

  void add(int start, int end, int mode, int steps) {
    if (used == acts.length) {
      acts = Arrays.copyOf(acts, used == 0 ? WIDTH : used * 2);
    }
    acts[used] = start;
    acts[used + 1] = end;
    acts[used + 2] = mode;
    acts[used + 3] = steps;
    used += WIDTH;
  }

  /** Takes the act back that was added last. */
  void removeLast() {
    used -= WIDTH;
  }

  /** Forgets what ended before this minute. */
  void forgetBefore(int minute) {
    int kept = 0;
    for (int i = 0; i < used; i += WIDTH) {
      if (acts[i + 1] >= minute) {
        System.arraycopy(acts, i, acts, kept, WIDTH);
        kept += WIDTH;
      }
    }
    used = kept;
  }

  void clear() {
    used = 0;
  }

  /**
   * Whether a counted act runs at the same time: they share time, or begin in the same minute. One
   * that begins in the minute in which another ends does not overlap it: nobody knows the seconds.
   */
  boolean overlaps(int start, int end) {
    for (int i = 0; i < used; i += WIDTH) {
      int from = acts[i];
      if (from == start || from < end && start < acts[i + 1]) {
        return true;
      }
    }
    return false;
  }

  int ridesOfDay(int mode, int day) {
    int rides = 0;
    for (int i = 0; i < used; i += WIDTH) {
      rides += acts[i + 2] == mode && day(acts[i]) == day ? 1 : 0;
    }
    return rides;
  }

  long stepsOfDay(int mode, int day) {
    long steps = 0;
    for (int i = 0; i < used; i += WIDTH) {
      steps += acts[i + 2] == mode && day(acts[i]) == day ? acts[i + 3] : 0;
    }
    return steps;
  }
}
