package io.carboninclusion.personal;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The counted acts of some accounts around the times of a chunk: what overlap and the caps of a day
 * are judged by. Days are those of Asia/Shanghai, which has had no summer time since 1991.
 */
final class Journeys {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final int SHANGHAI_MINUTES = 8 * 60;
  private static final int DAY_MINUTES = 24 * 60;

  private final Set<Long> accounts;
  private final Map<Long, Acts> byAccount = new HashMap<>();

  /**
   * @param accounts the only ones that matter
   */
  Journeys(Set<Long> accounts) {
    this.accounts = accounts;
  }

  /** The acts of one account: start, end, mode and steps of each in a row. */
  private static final class Acts {

    private static final int WIDTH = 4;

    private int[] acts = new int[WIDTH];
    private int used;

    void add(int start, int end, int mode, int steps) {
      if (used == acts.length) {
        acts = Arrays.copyOf(acts, used * 2);
      }
      acts[used] = start;
      acts[used + 1] = end;
      acts[used + 2] = mode;
      acts[used + 3] = steps;
      used += WIDTH;
    }
  }

  /** The day of a minute since 1970, counted from 1970-01-01 in Asia/Shanghai. */
  static int day(int minute) {
    return Math.floorDiv(minute + SHANGHAI_MINUTES, DAY_MINUTES);
  }

  static int firstMinute(int day) {
    return day * DAY_MINUTES - SHANGHAI_MINUTES;
  }

  void add(long account, int start, int end, int mode, int steps) {
    if (accounts.contains(account)) {
      byAccount.computeIfAbsent(account, a -> new Acts()).add(start, end, mode, steps);
    }
  }

  /** Adds what was counted in another chunk. */
  void addAll(ActVerdict counted) {
    ActChunk chunk = counted.chunk;
    for (int row = 0; row < chunk.size(); row++) {
      if (!counted.isRefused(row)) {
        add(
            chunk.accountId[row],
            chunk.startMinute(row),
            chunk.endMinute(row),
            chunk.mode[row],
            ActJudge.steps(chunk, row));
      }
    }
  }

  /**
   * Whether a counted act of this account runs at the same time: they share time, or begin in the
   * same minute. One that begins in the minute in which another ends does not overlap it: nobody
   * knows the seconds.
   */
  boolean overlaps(long account, int start, int end) {
    Acts own = byAccount.get(account);
    for (int i = 0; own != null && i < own.used; i += Acts.WIDTH) {
      int from = own.acts[i];
      if (from == start || from < end && start < own.acts[i + 1]) {
        return true;
      }
    }
    return false;
  }

  int ridesOfDay(long account, int mode, int day) {
    Acts own = byAccount.get(account);
    int rides = 0;
    for (int i = 0; own != null && i < own.used; i += Acts.WIDTH) {
      rides += own.acts[i + 2] == mode && day(own.acts[i]) == day ? 1 : 0;
    }
    return rides;
  }

  long stepsOfDay(long account, int mode, int day) {
    Acts own = byAccount.get(account);
    long steps = 0;
    for (int i = 0; own != null && i < own.used; i += Acts.WIDTH) {
      steps += own.acts[i + 2] == mode && day(own.acts[i]) == day ? own.acts[i + 3] : 0;
    }
    return steps;
  }
}
