package io.carboninclusion.trading;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.Text;
import java.time.LocalDate;

/** What an entry of the calendar must be, each with its own refusal. */
final class CalendarRules {
  static final int NAME_LIMIT = 40;

  /** Entries of one change; a file of twenty years has about 800. */
  static final int MOST_DAYS = 5_000;

  static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  static final LocalDate LAST = LocalDate.of(2100, 12, 31);

  private CalendarRules() {}

  /**
   * The entry with its names tidied.
   *
   * @throws Rejected FIELD_MISSING, CALENDAR_DAY_OUT_OF_RANGE {first, last},
   *     CALENDAR_WORKDAY_NOT_WEEKEND {day}, TEXT_...
   */
  static CalendarDay checked(CalendarDay wish) {
    if (wish.day() == null) {
      throw Rejected.because(TradingRefusal.FIELD_MISSING, "day").at("day");
    }
    if (wish.kind() == null) {
      throw Rejected.because(TradingRefusal.FIELD_MISSING, "kind").at("kind");
    }
    LocalDate day = wish.day();
    if (day.isBefore(FIRST) || day.isAfter(LAST)) {
      throw Rejected.because(
              TradingRefusal.CALENDAR_DAY_OUT_OF_RANGE, FIRST.toString(), LAST.toString())
          .at("day");
    }
    if (wish.kind() == DayKind.MAKE_UP_WORKDAY && !TradingCalendar.isWeekend(day)) {
      throw Rejected.because(TradingRefusal.CALENDAR_WORKDAY_NOT_WEEKEND, day.toString()).at("day");
    }
    if (wish.kind() == DayKind.ORDINARY) {
      return new CalendarDay(day, wish.kind(), "", "");
    }
    return new CalendarDay(
        day,
        wish.kind(),
        Text.line("nameZh", wish.nameZh(), NAME_LIMIT),
        Text.line("nameEn", wish.nameEn(), NAME_LIMIT));
  }
}
