package io.carboninclusion.court;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** What happened to an order, put together from its events and from the views. */
@Dependent
class Timeline {

  /**
   * Columns: kind, microseconds since 1970, who, kg, price, thousandths of a fen, note. Causes of
   * postings: 0 deposit; 1, 2 and 3 a withdrawal frozen, paid and released; 10 what a closed case
   * leaves below one fen.
   */
  private static final String ENTRIES =
      """
      SELECT e.kind, TIMESTAMPDIFF(MICROSECOND, '1970-01-01', e.at_time),
             IF(e.user_id = 0, NULL, e.user_name), NULL, NULL, NULL, e.note
        FROM market.court_event e WHERE e.order_id = ?1
      UNION ALL
      SELECT 'DEPOSITED', p.time_micros, a.decided_by_name, NULL, NULL, p.amount, d.bank_reference
        FROM market.court_order o
        JOIN market_view.posting p ON p.credit_account = o.account AND p.asset = 0 AND p.cause = 0
        LEFT JOIN market.trading_deposit d ON d.id = p.reference
        LEFT JOIN market.audit_decision a ON a.proposal_id = d.proposal_id
       WHERE o.id = ?1
      UNION ALL
      SELECT 'BOUGHT', MAX(t.time_micros), NULL, SUM(t.kg), t.price_fen,
             SUM(t.kg * t.price_fen), ''
        FROM market.court_order o
        JOIN market_view.outcome b ON b.intent = o.buy_intent
        JOIN market_view.trade t ON t.maker_order = b.order_id OR t.taker_order = b.order_id
       WHERE o.id = ?1 GROUP BY t.price_fen
      UNION ALL
      SELECT 'RETIRED', r.time_micros, NULL, r.kg, NULL, NULL, o.certificate
        FROM market.court_order o
        JOIN market_view.retirement r ON r.retirement = o.close_intent
       WHERE o.id = ?1
      UNION ALL
      SELECT CASE p.cause WHEN 1 THEN 'RESIDUAL_REQUESTED' WHEN 2 THEN 'RESIDUAL_PAID'
               WHEN 3 THEN 'RESIDUAL_RELEASED' ELSE 'REST_KEPT' END,
             p.time_micros, IF(p.cause IN (2, 3), a.decided_by_name, NULL), NULL, NULL, p.amount,
             IF(p.cause = 2, y.bank_reference, '')
        FROM market.court_order o
        JOIN market_view.posting p ON p.debit_account = o.account AND p.asset = 0
             AND p.cause IN (1, 2, 3, 10)
        LEFT JOIN market.trading_payment y ON y.withdrawal_id = p.reference
        LEFT JOIN market.audit_decision a ON a.proposal_id = y.proposal_id
       WHERE o.id = ?1""";

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  /** The oldest first. */
  List<TimelineEntry> of(long order) {
    List<?> rows = entityManager.createNativeQuery(ENTRIES).setParameter(1, order).getResultList();
    return rows.stream()
        .map(columns -> read((Object[]) columns))
        .sorted(Comparator.comparing(TimelineEntry::at).thenComparing(TimelineEntry::kind))
        .toList();
  }

  private static TimelineEntry read(Object[] columns) {
    return new TimelineEntry(
        TimelineEntry.Kind.valueOf((String) columns[0]),
        Instant.EPOCH.plus(whole(columns[1]), ChronoUnit.MICROS),
        (String) columns[2],
        whole(columns[3]),
        whole(columns[4]),
        whole(columns[5]),
        columns[6] == null ? "" : (String) columns[6]);
  }

  private static Long whole(Object number) {
    return number == null ? null : ((Number) number).longValue();
  }
}
