package io.carboninclusion.trading;

import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.Instrument;
import io.carboninclusion.exchange.TradingPhase;
import io.carboninclusion.trading.SessionChange.To;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Begins and ends the trading days and sessions of all instruments by calendar and timetables;
 * without any an instrument trades around the clock, its day changes at midnight. What was missed
 * while nobody traded is made up for day by day, so that every day has its close; of sessions only
 * the one of this moment matters.
 */
final class TradingDays implements DueCommands {
  private static final Logger LOG = Logger.getLogger(TradingDays.class.getName());

  /** Most calendars have the next trading day within this. */
  private static final Duration SEARCHED_AT_ONCE =
      Duration.ofDays(TradingCalendar.LONGEST_CLOSED_DAYS + 2);

  /** A command and the moment at which it was due. */
  private record Due(Instant moment, To what, int instrument, RoomCommand command) {}

  private final Supplier<Schedules> source;
  private Schedules schedules;
  private long readMicros = -1;
  private long nextMicros;
  private int instruments;

  /** All instruments around the clock. */
  TradingDays() {
    this(() -> Schedules.AROUND_THE_CLOCK);
  }

  /**
   * @param source reads what counts now; asked when something comes due, and each midnight
   */
  TradingDays(Supplier<Schedules> source) {
    this.source = source;
  }

  @Override
  public List<RoomCommand> due(Exchange core, long nowMicros) {
    // Asked before each batch: only a change of the day or a new instrument brings anything. That
    // holds for another core, too, for what was done is in the journal that it was made from.
    if (core.instrumentCount() == instruments && nowMicros < nextMicros) {
      return List.of();
    }
    boolean isNew = read(nowMicros);
    Instant now = OutcomeRecorder.instant(nowMicros);
    List<Due> due = new ArrayList<>();
    for (Instrument instrument : core.instruments()) {
      next(instrument, now).ifPresent(due::add);
    }
    if (due.isEmpty() && isNew) {
      instruments = core.instrumentCount();
      nextMicros = WriterClock.micros(nextChange(core.instruments(), now));
    }
    Instant first = due.stream().map(Due::moment).min(Comparator.naturalOrder()).orElse(null);
    return due.stream()
        .filter(one -> one.moment().equals(first))
        .sorted(Comparator.comparing(Due::what).thenComparing(Due::instrument))
        .limit(Batch.COMMANDS)
        .map(Due::command)
        .toList();
  }

  /**
   * Once for each moment that is asked for. While it fails what was known before counts, and the
   * next batch asks again; without anything known nobody may trade.
   */
  private boolean read(long nowMicros) {
    if (readMicros == nowMicros) {
      return true;
    }
    try {
      schedules = source.get();
      readMicros = nowMicros;
      return true;
    } catch (RuntimeException failure) {
      if (schedules == null) {
        throw failure;
      }
      LOG.log(Level.WARNING, "Calendar and timetables are as they were known before", failure);
      return false;
    }
  }

  /** The next step of this instrument, if one is due: first its days, then its session. */
  private Optional<Due> next(Instrument instrument, Instant now) {
    SessionSchedule schedule = schedules.of(instrument.id());
    Optional<Due> day = nextDay(instrument, schedule, now);
    return day.isPresent() ? day : session(instrument, schedule, now);
  }

  /**
   * The end of the day under way, or else the beginning of the next one: one step, for a day with
   * many orders that expire is ended by several commands.
   */
  private static Optional<Due> nextDay(
      Instrument instrument, SessionSchedule schedule, Instant now) {
    if (instrument.isDayOpen()) {
      return endOfDay(instrument, schedule, now);
    }
    LocalDate last = LocalDate.ofEpochDay(instrument.tradingDay());
    boolean isFirst = instrument.tradingDay() == 0;
    // Behind the beginning of its last day; its first one is today, whenever it came.
    Instant from = isFirst ? midnight(today(now)).minusNanos(1) : midnight(last);
    while (from.isBefore(now)) {
      Instant until = earlier(now, from.plus(SEARCHED_AT_ONCE));
      Optional<SessionChange> opened =
          schedule.due(from, until).stream()
              .filter(change -> change.to() == To.DAY_OPENED && change.day().isAfter(last))
              .findFirst();
      if (opened.isPresent()) {
        return opened.map(change -> ofDay(instrument.id(), change));
      }
      from = until;
    }
    return Optional.empty();
  }

  /**
   * The day under way ends when its last session does, and its book closes before: what an
   * automatic halt has gathered until then trades on that day. A day that the calendar does not
   * know any more, as a holiday that was decided in the morning, ends with its midnight.
   */
  private static Optional<Due> endOfDay(
      Instrument instrument, SessionSchedule schedule, Instant now) {
    LocalDate day = LocalDate.ofEpochDay(instrument.tradingDay());
    Instant end = midnight(day.plusDays(1));
    List<SessionChange> ends =
        schedule.due(midnight(day), end).stream()
            .filter(change -> change.day().equals(day))
            .filter(change -> change.to() == To.CLOSED || change.to() == To.DAY_CLOSED)
            .toList();
    SessionChange closed =
        ends.stream()
            .filter(change -> change.to() == To.DAY_CLOSED)
            .findFirst()
            .orElse(new SessionChange(end, day, To.DAY_CLOSED));
    if (closed.due().isAfter(now)) {
      return Optional.empty();
    }
    boolean alone = ends.stream().allMatch(change -> change.to() == To.DAY_CLOSED);
    if (instrument.phase() == TradingPhase.CLOSED || (alone && !ends.isEmpty())) {
      return Optional.of(ofDay(instrument.id(), closed));
    }
    long opensMicros = WriterClock.micros(schedule.opens(closed.due()));
    return Optional.of(
        ofPhase(instrument.id(), TradingPhase.CLOSED, opensMicros, closed.due(), To.CLOSED));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Due ofDay(int instrument, SessionChange change) {
    long dueMicros = WriterClock.micros(change.due());
    int day = Math.toIntExact(change.day().toEpochDay());
    RoomCommand command =
        change.to() == To.DAY_OPENED
            ? new RoomCommand.OpenDay(RoomCommand.NO_INTENT, instrument, day, dueMicros)
            : new RoomCommand.CloseDay(RoomCommand.NO_INTENT, instrument, day, dueMicros);
    return new Due(change.due(), change.to(), instrument, command);
  }

  /** What the hours say of this moment, if the core has not heard it. */
  private static Optional<Due> session(
      Instrument instrument, SessionSchedule schedule, Instant now) {
    TradingPhase phase = schedule.phase(now);
    boolean closed = phase == TradingPhase.CLOSED;
    long opensMicros = closed ? WriterClock.micros(schedule.opens(now)) : 0;
    boolean waits = phase == TradingPhase.CONTINUOUS && instrument.isHalted();
    if (waits || (phase == instrument.phase() && opensMicros == instrument.opensMicros())) {
      return Optional.empty();
    }
    Instant since =
        schedule.due(midnight(today(now)).minusNanos(1), now).stream()
            .map(SessionChange::due)
            .reduce((earlier, later) -> later)
            .orElse(midnight(today(now)));
    To what = closed ? To.CLOSED : To.CONTINUOUS;
    return Optional.of(ofPhase(instrument.id(), phase, opensMicros, since, what));
  }

  private static Due ofPhase(
      int instrument, TradingPhase phase, long opensMicros, Instant moment, To what) {
    RoomCommand command =
        new RoomCommand.ChangePhase(
            RoomCommand.NO_INTENT, instrument, phase, opensMicros, WriterClock.micros(moment));
    return new Due(moment, what, instrument, command);
  }

  /** At the latest midnight, when another timetable may count. */
  private Instant nextChange(List<Instrument> all, Instant now) {
    Instant midnight = midnight(today(now).plusDays(1));
    return all.stream()
        .flatMap(instrument -> schedules.of(instrument.id()).due(now, midnight).stream())
        .map(SessionChange::due)
        .min(Comparator.naturalOrder())
        .orElse(midnight);
  }

  private static LocalDate today(Instant now) {
    return now.atZone(Instruments.MARKET_ZONE).toLocalDate();
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(Instruments.MARKET_ZONE).toInstant();
  }
}
