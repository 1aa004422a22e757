package io.carboninclusion.trading;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The calendar as two administrators made it, change by change. */
@Dependent
class Calendars {

  /** An approved change and the day of Asia/Shanghai on which it was approved. */
  record Approved(CalendarChange change, LocalDate on) {}

  private static final String APPROVED =
      """
      SELECT c.document, d.decided_at FROM market.trading_calendar_change c
        JOIN market.audit_decision d ON d.proposal_id = c.proposal_id AND d.approved
       ORDER BY d.decided_at, c.id""";

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  @Inject Queries queries;

  long nextId() {
    return ((Number)
            entityManager
                .createNativeQuery("SELECT NEXT VALUE FOR market.trading_calendar_seq")
                .getSingleResult())
        .longValue();
  }

  void add(CalendarChangeRow change) {
    entityManager.persist(change);
  }

  /** The calendar in force. */
  TradingCalendar now() {
    List<Approved> changes =
        queries.list(
            APPROVED,
            row ->
                new Approved(
                    CalendarChange.of(row.getString("document")),
                    Queries.instant(row, "decided_at")
                        .atZone(Instruments.MARKET_ZONE)
                        .toLocalDate()));
    return merged(changes, this::traded);
  }

  /** Which of these days have a trade. */
  Set<LocalDate> traded(Collection<LocalDate> days) {
    if (days.isEmpty()) {
      return Set.of();
    }
    Set<LocalDate> asked = new HashSet<>(days);
    Set<LocalDate> found =
        new HashSet<>(
            queries.list(
                "SELECT DISTINCT day FROM market_view.instrument_day WHERE day BETWEEN ? AND ?",
                row -> LocalDate.ofEpochDay(row.getLong(1)),
                asked.stream().min(LocalDate::compareTo).orElseThrow().toEpochDay(),
                asked.stream().max(LocalDate::compareTo).orElseThrow().toEpochDay()));
    found.retainAll(asked);
    return found;
  }

  /** Which of some days have a trade. */
  @FunctionalInterface
  interface TradedDays {
    Set<LocalDate> of(Collection<LocalDate> days);
  }

  /**
   * The changes one after the other. A holiday that was approved only when its day had begun and
   * traded is passed over: what has happened stands.
   */
  static TradingCalendar merged(List<Approved> changes, TradedDays traded) {
    Set<LocalDate> late = new HashSet<>();
    for (Approved approved : changes) {
      approved.change().days().stream()
          .filter(entry -> isLate(entry, approved))
          .forEach(entry -> late.add(entry.day()));
    }
    Set<LocalDate> overtaken = traded.of(late);
    TreeMap<LocalDate, CalendarDay> entries = new TreeMap<>();
    boolean makeUpWorkdaysTrade = false;
    for (Approved approved : changes) {
      for (CalendarDay entry : approved.change().days()) {
        if (!isLate(entry, approved) || !overtaken.contains(entry.day())) {
          entries.put(entry.day(), entry);
        }
      }
      if (approved.change().makeUpWorkdaysTrade() != null) {
        makeUpWorkdaysTrade = approved.change().makeUpWorkdaysTrade();
      }
    }
    return new TradingCalendar(entries.values(), makeUpWorkdaysTrade);
  }

  private static boolean isLate(CalendarDay entry, Approved approved) {
    return entry.kind() == DayKind.HOLIDAY && !entry.day().isAfter(approved.on());
  }
}
