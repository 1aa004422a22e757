package io.carboninclusion.court;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.trading.OrderBook;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Restoration orders with their states. A state is not kept anywhere: it follows from the steps in
 * the row and from what the views know of them, so it is never another than the truth.
 */
@Dependent
class OrderReads {

  /** Statuses of the views: an order 0 is open; a withdrawal 0 is frozen, 1 paid, 2 released. */
  private static final String FROM =
      " FROM market.court_order o"
          + " LEFT JOIN market.trading_instrument i ON i.id = o.instrument"
          + " LEFT JOIN market_view.outcome b ON b.intent = o.buy_intent"
          + " LEFT JOIN market_view.market_order m ON m.order_id = b.order_id"
          + " LEFT JOIN market_view.outcome c ON c.intent = o.close_intent AND c.reason = 0"
          + " LEFT JOIN market_view.cash_balance a ON a.account = o.account"
          + " LEFT JOIN market_view.withdrawal w ON w.withdrawal = o.residual_request ";

  private static final String RESIDUAL_PAID = "COALESCE(o.residual_fen = 0 OR w.status = 1, FALSE)";

  private static final String STATE =
      "CASE WHEN o.filed_at IS NOT NULL THEN 'FILED'"
          + " WHEN o.ending = 'WITHDRAWN' AND COALESCE(m.filled_kg, 0) = 0 THEN 'WITHDRAWN'"
          + " WHEN o.account IS NULL THEN 'DRAFT'"
          + " WHEN c.sequence IS NOT NULL THEN IF("
          + RESIDUAL_PAID
          + ", 'RESIDUAL_PAID', 'RETIRED')"
          + " WHEN o.ending IS NOT NULL OR m.status <> 0 THEN 'BOUGHT'"
          + " WHEN o.buy_intent IS NOT NULL THEN 'BUYING'"
          + " WHEN a.available_milli_fen >= o.required_fen * 1000 THEN 'FUNDED'"
          + " ELSE 'CONFIRMED' END";

  private static final String OVERDUE =
      "(o.deadline < ?1 AND c.sequence IS NULL AND o.ending IS NULL)";

  /** What the bank brought in: cause 0 of the postings. */
  private static final String DEPOSITED =
      "(SELECT COALESCE(SUM(p.amount), 0) FROM market_view.posting p"
          + " WHERE p.credit_account = o.account AND p.asset = 0 AND p.cause = 0)";

  private static final String COLUMNS =
      "SELECT o.id, "
          + STATE
          + " AS state, "
          + OVERDUE
          + " AS overdue, i.code, i.name_zh, i.name_en, i.lot_kg, "
          + DEPOSITED
          + ", COALESCE(a.available_milli_fen, 0), COALESCE(a.frozen_milli_fen, 0),"
          + " COALESCE(m.filled_kg, 0), COALESCE(m.paid_milli_fen, 0), c.sequence, "
          + RESIDUAL_PAID
          + FROM;

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  @Inject Orders orders;
  @Inject OrderBook orderBook;

  RestorationOrder get(Caller caller, long id) {
    orders.get(caller, id);
    Query query = entityManager.createNativeQuery(COLUMNS + "WHERE o.id = ?2").setParameter(2, id);
    return read(query).get(0);
  }

  /** The newest first, below the cursor. */
  Page<RestorationOrder> list(Caller caller, OrderFilter filter, Long cursor, int limit) {
    StringBuilder sql = new StringBuilder(COLUMNS).append("WHERE o.enterprise_id = ?2");
    sql.append(" AND o.id < ?3 AND (?5 = '' OR o.cause = ?5)");
    sql.append(" AND (?6 = '' OR o.number LIKE ?6 OR o.obliged LIKE ?6 OR o.payer LIKE ?6");
    sql.append(" OR o.certificate LIKE ?6)");
    if (filter.state() != null) {
      sql.append(" AND ").append(STATE).append(" = ?7");
    }
    if (filter.overdue()) {
      sql.append(" AND ").append(OVERDUE);
    }
    sql.append(" ORDER BY o.id DESC LIMIT ?4");
    Query query = entityManager.createNativeQuery(sql.toString());
    query.setParameter(2, caller.enterpriseId());
    query.setParameter(3, cursor == null ? Long.MAX_VALUE : cursor);
    query.setParameter(4, limit + 1);
    query.setParameter(5, filter.cause() == null ? "" : filter.cause());
    query.setParameter(6, like(filter.words()));
    if (filter.state() != null) {
      query.setParameter(7, filter.state().name());
    }
    return Page.cut(read(query), limit, RestorationOrder::id);
  }

  /** Orders of all courts that have an account, the newest first, below the cursor. */
  Page<RestorationOrder> withAccount(CaseAccount.Which which, Long cursor, int limit) {
    String only =
        switch (which) {
          case ALL -> "";
          case AWAITING_DEPOSIT -> " AND o.ending IS NULL AND o.buy_intent IS NULL";
          case RESIDUAL_DUE -> " AND o.residual_fen > 0 AND NOT " + RESIDUAL_PAID;
        };
    Query query =
        entityManager
            .createNativeQuery(
                COLUMNS
                    + "WHERE o.account IS NOT NULL AND o.id < ?2"
                    + only
                    + " ORDER BY o.id DESC LIMIT ?3")
            .setParameter(2, cursor == null ? Long.MAX_VALUE : cursor)
            .setParameter(3, limit + 1);
    return Page.cut(read(query), limit, RestorationOrder::id);
  }

  /** The order with this account, of whatever court. */
  Optional<RestorationOrder> ofAccount(long account) {
    Query query = entityManager.createNativeQuery(COLUMNS + "WHERE o.account = ?2");
    return read(query.setParameter(2, account)).stream().findFirst();
  }

  /** How many orders of the court stand in each state, and how many are overdue. */
  OrderCounts counts(Caller caller) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                "SELECT "
                    + STATE
                    + " AS state, COUNT(*), COALESCE(SUM("
                    + OVERDUE
                    + "), 0)"
                    + FROM
                    + "WHERE o.enterprise_id = ?2 GROUP BY state")
            .setParameter(1, today())
            .setParameter(2, caller.enterpriseId())
            .getResultList();
    Map<OrderState, Long> byState = new EnumMap<>(OrderState.class);
    long overdue = 0;
    for (Object columns : rows) {
      Line line = new Line((Object[]) columns);
      byState.put(OrderState.valueOf(line.text(0)), line.number(1));
      overdue += line.number(2);
    }
    return new OrderCounts(byState, overdue);
  }

  static LocalDate today() {
    return LocalDate.now(Clock.system(Limits.ZONE));
  }

  /** What was done a moment ago is to be seen, as far as the views come to it in time. */
  private List<RestorationOrder> read(Query query) {
    orderBook.awaitViews(orderBook.state().sequence());
    List<Line> lines = new ArrayList<>();
    for (Object columns : query.setParameter(1, today()).getResultList()) {
      lines.add(new Line((Object[]) columns));
    }
    Map<Long, OrderRow> rows = orders.findAll(lines.stream().map(line -> line.number(0)).toList());
    return lines.stream().map(line -> line.order(rows.get(line.number(0)))).toList();
  }

  private static String like(String words) {
    if (words == null || words.isBlank()) {
      return "";
    }
    String stripped = words.strip();
    String shortened = stripped.substring(0, Math.min(stripped.length(), Limits.NAME));
    return "%" + shortened.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }

  /** One row of {@link #COLUMNS}. */
  private record Line(Object[] columns) {

    long number(int column) {
      return ((Number) columns[column]).longValue();
    }

    String text(int column) {
      return (String) columns[column];
    }

    boolean truth(int column) {
      return columns[column] instanceof Boolean truth
          ? truth
          : columns[column] != null && number(column) != 0;
    }

    RestorationOrder order(OrderRow row) {
      Terms t = row.terms();
      boolean isClosed = columns[12] != null;
      return new RestorationOrder(
          row.id(),
          OrderState.valueOf(text(1)),
          truth(2),
          new RestorationOrder.Decision(
              t.number, t.courtCode, t.body, t.documentKind, t.decidedOn, t.cause, t.deadline),
          new RestorationOrder.Parties(t.obliged, t.obligedPerson, t.payer, t.payerPerson),
          wish(t),
          new RestorationOrder.Money(
              row.account(), row.requiredFen(), number(7), number(8), number(9)),
          new RestorationOrder.Purchase(
              number(10), number(11), isClosed ? row.certificate() : null),
          new RestorationOrder.Residual(
              t.residualRule, t.residualPayee, row.residualFen(), truth(13)),
          row.draftedAt(),
          row.changedAt());
    }

    private RestorationOrder.Wish wish(Terms t) {
      return new RestorationOrder.Wish(
          t.grams == null ? null : Amounts.tonnes(t.grams),
          t.sumFen,
          text(3),
          text(4),
          text(5),
          columns[6] == null ? null : number(6),
          t.kg,
          t.capFen,
          t.kindReason);
    }
  }
}
