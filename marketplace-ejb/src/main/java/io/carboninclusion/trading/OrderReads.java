package io.carboninclusion.trading;

import io.carboninclusion.exchange.Criteria;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Orders and trades from the views, the newest first, paged by their ids. */
final class OrderReads {
  private static final String ORDER =
      "SELECT m.*, c.kinds, c.scheme, c.first_vintage, c.last_vintage, c.compensating"
          + " FROM market_view.market_order m"
          + " LEFT JOIN market_view.order_criteria c ON c.order_id = m.order_id";

  /** Of orders across books, which never rest: what each took from where, in its order. */
  private static final String BOUGHT =
      "SELECT buyer, instrument, SUM(kg), SUM(kg * price_fen) FROM"
          + " (SELECT taker_order AS buyer, instrument, kg, price_fen, trade FROM market_view.trade"
          + " WHERE taker_order IN (%1$s)"
          + " UNION ALL SELECT maker_order, instrument, kg, price_fen, trade FROM market_view.trade"
          + " WHERE maker_order IN (%1$s)) t GROUP BY buyer, instrument ORDER BY MIN(trade)";

  private static final String TRADE =
      "SELECT trade, sequence, time_micros, instrument, price_fen, kg, taker_side";
  private static final String TRADES = " FROM market_view.trade";

  private final Sql sql;
  private final Codes codes;
  private final CriteriaCodes criteriaCodes;

  OrderReads(Sql sql, Codes codes, CriteriaCodes criteriaCodes) {
    this.sql = sql;
    this.codes = codes;
    this.criteriaCodes = criteriaCodes;
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
        withBought(sql.list(ORDER + where + order, this::order, parameters.toArray())),
        size,
        OrderRecord::id);
  }

  /**
   * @throws Rejected UNKNOWN_ORDER, also for another's
   */
  OrderRecord order(long account, long id) {
    String where = " WHERE m.order_id = ? AND m.account = ?";
    return withBought(sql.list(ORDER + where, this::order, id, account)).stream()
        .findFirst()
        .orElseThrow(() -> Rejected.because(Reason.UNKNOWN_ORDER, 0L, id));
  }

  /** One question for all orders across books among them. */
  private List<OrderRecord> withBought(List<OrderRecord> orders) {
    List<Long> ids =
        orders.stream().filter(OrderRecord::isAcrossBooks).map(OrderRecord::id).toList();
    if (ids.isEmpty()) {
      return orders;
    }
    Map<Long, List<Bought>> bought = new HashMap<>();
    sql.list(
            BOUGHT.formatted(String.join(", ", Collections.nCopies(ids.size(), "?"))),
            row ->
                Map.entry(
                    row.getLong(1),
                    new Bought(codes.code(row.getInt(2)), row.getLong(3), row.getLong(4))),
            Stream.concat(ids.stream(), ids.stream()).toArray())
        .forEach(
            part ->
                bought
                    .computeIfAbsent(part.getKey(), id -> new ArrayList<>())
                    .add(part.getValue()));
    return orders.stream()
        .map(order -> order.with(bought.getOrDefault(order.id(), List.of())))
        .toList();
  }

  /** Trades of an order, whichever side came first. */
  Page<OrderTrade> tradesOf(long order, Long cursor, int limit) {
    int size = Page.size(limit);
    long before = cursor == null ? Long.MAX_VALUE : cursor;
    String part = " = ? AND trade < ? ORDER BY trade DESC LIMIT " + (size + 1) + ")";
    String both =
        "("
            + TRADE
            + ", maker_fee_milli_fen"
            + TRADES
            + " WHERE maker_order"
            + part
            + " UNION ALL ("
            + TRADE
            + ", taker_fee_milli_fen"
            + TRADES
            + " WHERE taker_order"
            + part
            + " ORDER BY trade DESC LIMIT "
            + (size + 1);
    return Page.cut(
        sql.list(both, this::orderTrade, order, before, order, before), size, OrderTrade::trade);
  }

  Page<TradeRecord> trades(String instrument, Long cursor, int limit) {
    int size = Page.size(limit);
    return Page.cut(
        sql.list(
            TRADE
                + TRADES
                + " WHERE instrument = ? AND trade < ? ORDER BY trade DESC LIMIT "
                + (size + 1),
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
    boolean acrossBooks = row.getObject("kinds") != null;
    return new OrderRecord(
        row.getLong("sequence"),
        row.getString("client_order_id"),
        acrossBooks ? null : codes.code(row.getInt("instrument")),
        acrossBooks ? criteriaCodes.wanted(criteria(row)) : null,
        List.of(),
        OutcomeReads.order(row),
        OutcomeRecorder.instant(row.getLong("time_micros")),
        OutcomeRecorder.instant(row.getLong("changed_micros")));
  }

  private OrderTrade orderTrade(ResultSet row) throws SQLException {
    TradeRecord trade = trade(row);
    return new OrderTrade(
        trade.trade(),
        trade.sequence(),
        trade.time(),
        trade.instrument(),
        trade.priceFen(),
        trade.kg(),
        trade.takerSide(),
        row.getLong(8));
  }

  private static Criteria criteria(ResultSet row) throws SQLException {
    return new Criteria(
        row.getLong("kinds"),
        row.getInt("scheme"),
        row.getInt("first_vintage"),
        row.getInt("last_vintage"),
        row.getBoolean("compensating"));
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
