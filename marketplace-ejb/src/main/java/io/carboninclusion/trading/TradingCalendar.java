package io.carboninclusion.trading;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which days trade: Monday to Friday without holidays. Weekends stay closed, also those worked
 * instead of a holiday, unless {@code makeUpWorkdaysTrade} (the national allowance market is closed
 * at weekends). Never changed: a change of the calendar makes another one. Days are days of
 * Asia/Shanghai.
 */
public final class TradingCalendar {

  /** Further than this nobody looks for the next trading day. */
  static final int LONGEST_CLOSED_DAYS = 30;

  private final NavigableMap<LocalDate, CalendarDay> entries = new TreeMap<>();
  private final boolean makeUpWorkdaysTrade;

  TradingCalendar(Collection<CalendarDay> days, boolean makeUpWorkdaysTrade) {
    days.stream()
        .filter(day -> day.kind() != DayKind.ORDINARY)
        .forEach(day -> entries.put(day.day(), day));
    this.makeUpWorkdaysTrade = makeUpWorkdaysTrade;
  }

  /** Whether a weekend day that is worked to make up for a holiday is a trading day. */
  public boolean makeUpWorkdaysTrade() {
    return makeUpWorkdaysTrade;
  }

  /** Holiday or make-up workday on this day, if it is one. */
  public Optional<CalendarDay> entry(LocalDate day) {
    return Optional.ofNullable(entries.get(day));
  }

  /** All holidays and make-up workdays, the earliest first. */
  public Collection<CalendarDay> entries() {
    return List.copyOf(entries.values());
  }

  public boolean isTradingDay(LocalDate day) {
    CalendarDay entry = entries.get(day);
    if (entry != null) {
      return entry.kind() == DayKind.MAKE_UP_WORKDAY && makeUpWorkdaysTrade;
    }
    return !isWeekend(day);
  }

  static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /** The last trading day before this one, which is often not yesterday. */
  public LocalDate previous(LocalDate day) {
    return search(day, -1);
  }

  /** The first trading day behind this one. */
  public LocalDate next(LocalDate day) {
    return search(day, 1);
  }

  private LocalDate search(LocalDate from, int step) {
    LocalDate day = from;
    for (int i = 0; i <= LONGEST_CLOSED_DAYS; i++) {
      day = day.plusDays(step);
      if (isTradingDay(day)) {
        return day;
      }
    }
    throw new IllegalStateException(
        "no trading day within " + LONGEST_CLOSED_DAYS + " days of " + from);
  }

  /** The first of more than {@value #LONGEST_CLOSED_DAYS} days in a row without trading. */
  Optional<LocalDate> closedTooLong() {
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    int closed = 0;
    LocalDate end = entries.lastKey().plusDays(LONGEST_CLOSED_DAYS);
    for (LocalDate day = entries.firstKey().minusDays(2);
        !day.isAfter(end);
        day = day.plusDays(1)) {
      closed = isTradingDay(day) ? 0 : closed + 1;
      if (closed > LONGEST_CLOSED_DAYS) {
        return Optional.of(day.minusDays(LONGEST_CLOSED_DAYS));
      }
    }
    return Optional.empty();
  }
}
