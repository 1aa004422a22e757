package io.carboninclusion.exchange;

/**
 * The hours of the day in which blocks are proposed and accepted, as {@link Rule#BLOCK_FROM_MINUTE}
 * and {@link Rule#BLOCK_UNTIL_MINUTE} say: minutes of the market's day, the last one excluded. They
 * hold beside the sessions of the timetable and need no command at their ends: the stamp of the
 * batch says what time it is.
 */
final class BlockHours {
  private static final long MICROS_A_MINUTE = 60_000_000L;
  private static final int MINUTES_A_DAY = 1_440;

  /** Asia/Shanghai, which has had no summer time since 1991. */
  private static final int MINUTES_AHEAD = 480;

  private BlockHours() {}

  static boolean areOpen(Instrument instrument, long nowMicros) {
    long minutes = Math.floorDiv(nowMicros, MICROS_A_MINUTE) + MINUTES_AHEAD;
    long minute = Math.floorMod(minutes, MINUTES_A_DAY);
    return minute >= instrument.rule(Rule.BLOCK_FROM_MINUTE)
        && minute < instrument.rule(Rule.BLOCK_UNTIL_MINUTE);
  }
}
