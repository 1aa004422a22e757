package io.carboninclusion.trading;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The hours of every instrument as the administrators have made them so far.
 *
 * @param timetables by instrument, in the order in which they came into force; without one it
 *     trades around the clock
 */
record Schedules(TradingCalendar calendar, Map<Integer, List<Timetables.Approved>> timetables) {

  /** All instruments around the clock. */
  static final Schedules AROUND_THE_CLOCK =
      new Schedules(new TradingCalendar(List.of(), false), Map.of());

  SessionSchedule of(int instrument) {
    List<Timetables.Approved> its = timetables.getOrDefault(instrument, List.of());
    return new SessionSchedule((LocalDate day) -> Timetables.on(day, its), calendar);
  }
}
