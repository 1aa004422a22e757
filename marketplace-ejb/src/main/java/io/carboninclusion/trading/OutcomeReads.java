package io.carboninclusion.trading;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.SelfTrade;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.Terms;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.kernel.Rejected;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Finds earlier answers in the views, and builds them as the first ones were built. */
final class OutcomeReads implements PastOutcomes {
  static final long PATIENCE_MILLIS = 2_000;

  private static final String OUTCOME =
      "SELECT o.sequence, o.time_micros, o.reason, o.expected, o.given, o.order_id, o.open_kg,"
          + " o.filled_kg, o.frozen, o.paid_milli_fen, o.status, o.first_trade, o.trade_count,"
          + " o.price_fen, o.kg, m.instrument, m.side, m.type, m.time_in_force, m.budget_milli_fen,"
          + " m.last_day, m.post_only, m.min_kg, m.self_trade"
          + " FROM market_view.outcome o LEFT JOIN market_view.market_order m"
          + " ON m.order_id = o.order_id";
  private static final String FILLS =
      "SELECT trade, instrument, price_fen, kg FROM market_view.trade WHERE trade BETWEEN ? AND ?"
          + " ORDER BY trade";

  private final Sql sql;
  private final Lag lag;

  OutcomeReads(Sql sql, Lag lag) {
    this.sql = sql;
    this.lag = lag;
  }

  @Override
  public Outcome outcome(long sequence) {
    if (!lag.await(sequence, PATIENCE_MILLIS)) {
      throw Rejected.because(TradingRefusal.OUTCOME_UNKNOWN);
    }
    return find("sequence", sequence)
        .orElseThrow(() -> new IllegalStateException("no outcome of command " + sequence));
  }

  /** The outcome of a room's intent, if the views have it. */
  Optional<Outcome> ofIntent(long intent) {
    return find("intent", intent);
  }

  private Optional<Outcome> find(String column, long id) {
    String where = OUTCOME + " WHERE o." + column + " = ?";
    return sql.snapshot(
        snapshot ->
            Sql.list(snapshot, where, row -> outcome(snapshot, row), id).stream().findFirst());
  }

  private static Outcome outcome(Connection snapshot, ResultSet row) throws SQLException {
    int trades = row.getInt("trade_count");
    long first = row.getLong("first_trade");
    List<Fill> fills =
        trades == 0
            ? List.of()
            : Sql.list(
                snapshot,
                FILLS,
                fill -> new Fill(fill.getLong(1), fill.getInt(2), fill.getLong(3), fill.getLong(4)),
                first,
                first + trades - 1);
    return OutcomeRecorder.outcome(
        row.getLong("sequence"),
        row.getLong("time_micros"),
        Reason.of(row.getInt("reason")),
        row.getLong("expected"),
        row.getLong("given"),
        row.getObject("order_id") == null ? null : order(row),
        fills);
  }

  private static Terms terms(ResultSet row) throws SQLException {
    return new Terms(
        TimeInForce.values()[row.getInt("time_in_force")],
        row.getInt("last_day"),
        row.getBoolean("post_only"),
        row.getLong("min_kg"),
        SelfTrade.of(row.getInt("self_trade")));
  }

  /** The order as the row shows it: as one command left it, or as it is now. */
  static OrderState order(ResultSet row) throws SQLException {
    return new OrderState(
        row.getLong("order_id"),
        row.getInt("instrument"),
        Side.of(row.getInt("side")),
        OrderType.values()[row.getInt("type")],
        terms(row),
        row.getLong("price_fen"),
        row.getLong("kg"),
        row.getLong("budget_milli_fen"),
        row.getLong("open_kg"),
        row.getLong("filled_kg"),
        row.getLong("frozen"),
        row.getLong("paid_milli_fen"),
        OrderStatus.of(row.getInt("status")));
  }
}
