package io.carboninclusion.trading;

/**
 * The sessions of an instrument; what was approved today counts from tomorrow, so that no day has
 * two timetables.
 */
public record InstrumentTimetable(
    InstrumentRecord instrument, Timetable today, Timetable tomorrow) {

  public boolean isChanging() {
    return !today.equals(tomorrow);
  }
}
