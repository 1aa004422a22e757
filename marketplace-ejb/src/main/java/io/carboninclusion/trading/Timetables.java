package io.carboninclusion.trading;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The instruments' timetables as two administrators made them. */
@Dependent
class Timetables {

  /** A timetable and the first day of Asia/Shanghai on which it counts: no day has two of them. */
  record Approved(int instrument, Timetable timetable, LocalDate from) {}

  private static final String APPROVED =
      """
      SELECT t.instrument_id, t.sessions, d.decided_at FROM market.trading_timetable t
        JOIN market.audit_decision d ON d.proposal_id = t.proposal_id AND d.approved
       ORDER BY d.decided_at, t.id""";

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  @Inject Queries queries;

  long nextId() {
    return ((Number)
            entityManager
                .createNativeQuery("SELECT NEXT VALUE FOR market.trading_timetable_seq")
                .getSingleResult())
        .longValue();
  }

  void add(TimetableRow timetable) {
    entityManager.persist(timetable);
  }

  /** By instrument, in the order in which they came into force. */
  Map<Integer, List<Approved>> all() {
    return queries
        .list(
            APPROVED,
            row ->
                new Approved(
                    row.getInt("instrument_id"),
                    Timetable.of(row.getString("sessions")),
                    Queries.instant(row, "decided_at")
                        .atZone(Instruments.MARKET_ZONE)
                        .toLocalDate()
                        .plusDays(1)))
        .stream()
        .collect(Collectors.groupingBy(Approved::instrument));
  }

  /** The last one that counts on this day; around the clock if there is none. */
  static Timetable on(LocalDate day, List<Approved> inOrder) {
    return inOrder.stream()
        .filter(approved -> !approved.from().isAfter(day))
        .reduce((earlier, later) -> later)
        .map(Approved::timetable)
        .orElse(Timetable.AROUND_THE_CLOCK);
  }
}
