package io.carboninclusion.trading;

import io.carboninclusion.exchange.TradingPhase;
import io.carboninclusion.trading.SessionChange.To;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Which session changes of one instrument come due, in their order: out of timetable and calendar
 * alone, whatever zone the machine has and however long it was down.
 */
final class SessionSchedule {
  /** More days in a row without trading no calendar has, and two to begin and to end. */
  private static final int SEARCHED_DAYS = TradingCalendar.LONGEST_CLOSED_DAYS + 2;

  private final Function<LocalDate, Timetable> timetables;
  private final TradingCalendar calendar;

  /** The same hours on all days. */
  SessionSchedule(Timetable always, TradingCalendar calendar) {
    this(day -> always, calendar);
  }

  /**
   * @param timetables which one counts on a day
   */
  SessionSchedule(Function<LocalDate, Timetable> timetables, TradingCalendar calendar) {
    this.timetables = timetables;
    this.calendar = calendar;
  }

  /** What the hours let a book do at this moment. */
  TradingPhase phase(Instant now) {
    ZonedDateTime there = now.atZone(Instruments.MARKET_ZONE);
    Timetable timetable = timetables.apply(there.toLocalDate());
    int minute = there.getHour() * 60 + there.getMinute();
    if (timetable.isAroundTheClock()) {
      return TradingPhase.CONTINUOUS;
    }
    if (!calendar.isTradingDay(there.toLocalDate())) {
      return TradingPhase.CLOSED;
    }
    return timetable.ofTheBook().stream()
        .filter(it -> it.fromMinute() <= minute && minute < it.toMinute())
        .map(
            it ->
                it.kind() == SessionKind.CALL_AUCTION
                    ? TradingPhase.CALL_AUCTION
                    : TradingPhase.CONTINUOUS)
        .findFirst()
        .orElse(TradingPhase.CLOSED);
  }

  /**
   * When the first session behind this moment begins. Where none does for longer than a calendar
   * may be closed, as two changes can bring about of which each alone is right, it is the midnight
   * to which was searched: until then it is found out anew each day.
   */
  Instant opens(Instant after) {
    LocalDate first = shanghaiDay(after);
    for (LocalDate day = first;
        !day.isAfter(first.plusDays(SEARCHED_DAYS));
        day = day.plusDays(1)) {
      for (int minute : beginnings(day)) {
        if (moment(day, minute).isAfter(after)) {
          return moment(day, minute);
        }
      }
    }
    return moment(first.plusDays(SEARCHED_DAYS + 1), 0);
  }

  private List<Integer> beginnings(LocalDate day) {
    Timetable timetable = timetables.apply(day);
    if (timetable.isAroundTheClock()) {
      return List.of(0);
    }
    return calendar.isTradingDay(day)
        ? timetable.ofTheBook().stream().map(Session::fromMinute).toList()
        : List.of();
  }

  /**
   * @param after changes due at this moment are over
   * @param until those due at this moment are among them
   */
  List<SessionChange> due(Instant after, Instant until) {
    List<SessionChange> changes = new ArrayList<>();
    LocalDate last = shanghaiDay(until);
    for (LocalDate day = shanghaiDay(after); !day.isAfter(last); day = day.plusDays(1)) {
      addDay(day, changes);
    }
    changes.removeIf(change -> !change.due().isAfter(after) || change.due().isAfter(until));
    return changes;
  }

  private void addDay(LocalDate day, List<SessionChange> to) {
    addEndAtMidnight(day, to);
    Timetable timetable = timetables.apply(day);
    if (timetable.isAroundTheClock()) {
      to.add(change(day, 0, day, To.DAY_OPENED));
    } else if (calendar.isTradingDay(day)) {
      addSessions(day, timetable.ofTheBook(), to);
    }
  }

  private static void addSessions(LocalDate day, List<Session> book, List<SessionChange> to) {
    to.add(change(day, book.get(0).fromMinute(), day, To.DAY_OPENED));
    for (int i = 0; i < book.size(); i++) {
      Session it = book.get(i);
      To phase = it.kind() == SessionKind.CALL_AUCTION ? To.CALL_AUCTION : To.CONTINUOUS;
      to.add(change(day, it.fromMinute(), day, phase));
      boolean isLast = i + 1 == book.size();
      if (isLast && it.toMinute() < Timetable.DAY_MINUTES) {
        addEnd(day, it.toMinute(), day, to);
      } else if (!isLast && book.get(i + 1).fromMinute() > it.toMinute()) {
        to.add(change(day, it.toMinute(), day, To.BREAK));
      }
    }
  }

  /** A session that lasts until midnight ends with the day behind it. */
  private void addEndAtMidnight(LocalDate day, List<SessionChange> to) {
    LocalDate before = day.minusDays(1);
    Timetable timetable = timetables.apply(before);
    if (timetable.isAroundTheClock()) {
      to.add(change(day, 0, before, To.DAY_CLOSED));
      return;
    }
    List<Session> book = timetable.ofTheBook();
    if (book.get(book.size() - 1).toMinute() == Timetable.DAY_MINUTES
        && calendar.isTradingDay(before)) {
      addEnd(day, 0, before, to);
    }
  }

  private static void addEnd(LocalDate at, int minute, LocalDate day, List<SessionChange> to) {
    to.add(change(at, minute, day, To.CLOSED));
    to.add(change(at, minute, day, To.DAY_CLOSED));
  }

  private static SessionChange change(LocalDate at, int minute, LocalDate day, To what) {
    return new SessionChange(moment(at, minute), day, what);
  }

  private static Instant moment(LocalDate day, int minute) {
    return day.atStartOfDay(Instruments.MARKET_ZONE).plusMinutes(minute).toInstant();
  }

  private static LocalDate shanghaiDay(Instant instant) {
    return instant.atZone(Instruments.MARKET_ZONE).toLocalDate();
  }
}
