package io.carboninclusion.kernel;

/** A time of the market's day: minutes from its midnight, as 13:00; 1440 is the next, 24:00. */
public record MinuteOfDay(long minute) {
  private static final int MINUTES_AN_HOUR = 60;
  private static final int MINUTES_A_DAY = 1_440;

  public MinuteOfDay {
    if (minute < 0 || minute > MINUTES_A_DAY) {
      throw new IllegalArgumentException("minute " + minute + " of a day");
    }
  }

  /** For a sentence: the time, or the bare number if it is none. */
  public static Object shown(long minute) {
    return minute < 0 || minute > MINUTES_A_DAY
        ? (Object) minute
        : new MinuteOfDay(minute).toString();
  }

  @Override
  public String toString() {
    return "%02d:%02d".formatted(minute / MINUTES_AN_HOUR, minute % MINUTES_AN_HOUR);
  }
}
