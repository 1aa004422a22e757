package io.carboninclusion.trading;

import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Orders and trades from the views, the newest first, paged by their ids. */
final class OrderReads {
  private static final String ORDER = "SELECT m.* FROM market_view.market_order m";
  private static final String TRADE =
      "SELECT trade, sequence, time_micros, instrument, price_fen, kg, taker_side"
          + " FROM market_view.trade";

  private final Sql sql;
  private final Codes codes;

  OrderReads(Sql sql, Codes codes) {
    this.sql = sql;
    this.codes = codes;
  }

  Page<OrderRecord> orders(long account, OrderFilter filter, Long cursor, int limit) {
    StringBuilder where = new StringBuilder(" WHERE m.account = ? AND m.order_id < ?");
    List<Object> parameters = new ArrayList<>();
    parameters.add(account);
    parameters.add(cursor == null ? Long.MAX_VALUE : cursor);
    if (filter.status() != null) {
      where.append(" AND m.status = ?");
      parameters.add(filter.status().ordinal());
    }
    if (filter.clientOrderId() != null) {
      where.append(" AND m.client_order_id = ?");
      parameters.add(filter.clientOrderId());
    }
    if (filter.instrument() != null) {
      where.append(" AND m.instrument = ?");
      parameters.add(codes.id(filter.instrument()));
    }
    int size = Page.size(limit);
    String order = " ORDER BY m.order_id DESC LIMIT " + (size + 1);
    return Page.cut(
        sql.list(ORDER + where + order, this::order, parameters.toArray()), size, OrderRecord::id);
  }

  /**
   * @throws Rejected UNKNOWN_ORDER, also for another's
   */
  OrderRecord order(long account, long id) {
    return sql.find(ORDER + " WHERE m.order_id = ? AND m.account = ?", this::order, id, account)
        .orElseThrow(() -> Rejected.because(Reason.UNKNOWN_ORDER, 0L, id));
  }

  /** Trades of an order, whichever side came first. */
  Page<TradeRecord> tradesOf(long order, Long cursor, int limit) {
    int size = Page.size(limit);
    long before = cursor == null ? Long.MAX_VALUE : cursor;
    String part = " = ? AND trade < ? ORDER BY trade DESC LIMIT " + (size + 1) + ")";
    String both =
        "("
            + TRADE
            + " WHERE maker_order"
            + part
            + " UNION ALL ("
            + TRADE
            + " WHERE taker_order"
            + part
            + " ORDER BY trade DESC LIMIT "
            + (size + 1);
    return Page.cut(
        sql.list(both, this::trade, order, before, order, before), size, TradeRecord::trade);
  }

  Page<TradeRecord> trades(String instrument, Long cursor, int limit) {
    int size = Page.size(limit);
    return Page.cut(
        sql.list(
            TRADE + " WHERE instrument = ? AND trade < ? ORDER BY trade DESC LIMIT " + (size + 1),
            this::trade,
            codes.id(instrument),
            cursor == null ? Long.MAX_VALUE : cursor),
        size,
        TradeRecord::trade);
  }

  /** The book's levels out of the views: what remains readable when the writer has stopped. */
  Depth depth(String instrument, int id) {
    long sequence =
        sql.find("SELECT sequence FROM market_view.watermark", row -> row.getLong(1)).orElse(0L);
    return new Depth(instrument, sequence, levels(id, Side.BUY), levels(id, Side.SELL));
  }

  private List<DepthLevel> levels(int id, Side side) {
    return sql.list(
        "SELECT price_fen, SUM(open_kg), COUNT(*) FROM market_view.market_order"
            + " WHERE instrument = ? AND side = ? AND status = 0 GROUP BY price_fen"
            + " ORDER BY price_fen "
            + (side == Side.BUY ? "DESC" : "ASC")
            + " LIMIT "
            + Depths.LEVELS,
        row -> new DepthLevel(row.getLong(1), row.getLong(2), row.getInt(3)),
        id,
        side.ordinal());
  }

  private OrderRecord order(ResultSet row) throws SQLException {
    return new OrderRecord(
        row.getLong("sequence"),
        row.getString("client_order_id"),
        codes.code(row.getInt("instrument")),
        OutcomeReads.order(row),
        OutcomeRecorder.instant(row.getLong("time_micros")),
        OutcomeRecorder.instant(row.getLong("changed_micros")));
  }

  private TradeRecord trade(ResultSet row) throws SQLException {
    return new TradeRecord(
        row.getLong(1),
        row.getLong(2),
        OutcomeRecorder.instant(row.getLong(3)),
        codes.code(row.getInt(4)),
        row.getLong(5),
        row.getLong(6),
        Side.of(row.getInt(7)));
  }
}
