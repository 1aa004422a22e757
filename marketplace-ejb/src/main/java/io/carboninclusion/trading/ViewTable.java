package io.carboninclusion.trading;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The tables that the follower writes, in the order in which a transaction writes them. The columns
 * are those of the migration; the first ones are the key.
 */
enum ViewTable {
  OUTCOME(
      0,
      "outcome",
      "sequence intent time_micros op reason expected given account instrument order_id open_kg"
          + " filled_kg frozen paid_milli_fen status first_trade trade_count price_fen kg"),
  NEW_ORDER(
      0,
      "market_order",
      "order_id account instrument side type time_in_force budget_milli_fen sequence time_micros"
          + " client_order_id open_kg filled_kg frozen paid_milli_fen status changed_sequence"
          + " changed_micros price_fen kg last_day post_only min_kg self_trade"),
  /** What an order across books may buy, beside its row; other orders have none. */
  ORDER_CRITERIA(
      0, "order_criteria", "order_id kinds scheme first_vintage last_vintage compensating"),
  /** Orders of an earlier transaction: what changes in them. */
  CHANGED_ORDER(
      1,
      "market_order",
      "order_id open_kg filled_kg frozen paid_milli_fen status changed_sequence changed_micros"
          + " price_fen kg"),
  TRADE(
      0,
      "trade",
      "trade sequence time_micros instrument price_fen kg maker_order taker_order buyer seller"
          + " taker_side maker_fee_milli_fen taker_fee_milli_fen"),
  POSTING(
      0,
      "posting",
      "posting sequence time_micros asset debit_account debit_bucket credit_account credit_bucket"
          + " amount cause reference"),
  CASH_BALANCE(1, "cash_balance", "account available_milli_fen frozen_milli_fen"),
  UNIT_BALANCE(2, "unit_balance", "account instrument available_kg frozen_kg retire_only_kg"),
  SERIAL_BLOCK(2, "serial_block", "instrument first_serial last_serial issuance account"),
  ISSUANCE(
      0, "issuance", "issuance account instrument first_serial last_serial sequence time_micros"),
  RETIREMENT(0, "retirement", "retirement account instrument kg certificate sequence time_micros"),
  RETIREMENT_BLOCK(
      0, "retirement_block", "retirement first_serial last_serial issuance instrument"),
  WITHDRAWAL(1, "withdrawal", "withdrawal account amount_milli_fen status sequence time_micros"),
  INSTRUMENT(
      1,
      "instrument",
      "id status reference_fen band_basis_points last_fen last_serial"
          + " trading_day is_day_open close_fen phase opens_micros"),
  INSTRUMENT_RULE(2, "instrument_rule", "instrument rule value"),
  DAY_CLOSE(2, "day_close", "instrument day close_fen volume_kg"),
  /** What a transaction saw is added to what is there. */
  REFUSAL_DAY(2, "refusal_day", "day reason times"),
  BLOCK_PROPOSAL(
      1,
      "block_proposal",
      "proposal proposer counterparty instrument side price_fen kg proposed_micros"
          + " valid_until_micros status sequence time_micros"),
  /** What a transaction saw is added to what is there. */
  BLOCK_DAY(2, "block_day", "instrument day volume_kg turnover_milli_fen trades"),
  AUCTION(
      1,
      "auction",
      "auction seller instrument kg floor_fen least_kg begin_micros end_micros status price_fen"
          + " sold_kg sequence time_micros"),
  AUCTION_BID(0, "auction_bid", "bid auction account price_fen kg sequence time_micros"),
  /** What a clearing changes in bids that are there. */
  BID_RESULT(1, "auction_bid", "bid auction account price_fen kg filled_kg paid_milli_fen"),
  INSTRUMENT_MINUTE(CandleInterval.MINUTE),
  INSTRUMENT_HOUR(CandleInterval.HOUR),
  INSTRUMENT_DAY(CandleInterval.DAY);

  /** Columns of an order's row that change, in NEW_ORDER; in CHANGED_ORDER they begin at 1. */
  static final int ORDER_STATE = 10;

  /** Columns of an order's row that never change, behind its state. */
  static final int ORDER_TERMS = 19;

  /** The one column of all that is a text, in NEW_ORDER. */
  static final int CLIENT_ORDER_ID = 9;

  /** The temporary table in which changes of orders wait for their UPDATE. */
  static final String STAGING = "changed_order";

  private static final String ADDED_TO_DAY =
      "volume_kg = volume_kg + VALUES(volume_kg),"
          + " turnover_milli_fen = turnover_milli_fen + VALUES(turnover_milli_fen),"
          + " trades = trades + VALUES(trades)";

  private static final String ADDED_TO_CANDLE =
      "high_fen = GREATEST(high_fen, VALUES(high_fen)), low_fen = LEAST(low_fen, VALUES(low_fen)),"
          + " close_fen = VALUES(close_fen), "
          + ADDED_TO_DAY;

  final String table;
  final List<String> columns;
  final int keyColumns;

  /** A table of candles: what a transaction saw is added to what is there. */
  ViewTable(CandleInterval interval) {
    this(
        2,
        interval.table(),
        "instrument "
            + interval.column()
            + " open_fen high_fen low_fen close_fen volume_kg turnover_milli_fen trades");
  }

  ViewTable(int keyColumns, String table, String columns) {
    this.keyColumns = keyColumns;
    this.table = table;
    this.columns = List.of(columns.split(" "));
  }

  static ViewTable of(CandleInterval interval) {
    return switch (interval) {
      case MINUTE -> INSTRUMENT_MINUTE;
      case HOUR -> INSTRUMENT_HOUR;
      case DAY -> INSTRUMENT_DAY;
    };
  }

  boolean isCandle() {
    return compareTo(INSTRUMENT_MINUTE) >= 0;
  }

  /** Whether many rows of it may go by LOAD DATA: facts, and changes of orders. */
  boolean isLoadable() {
    return keyColumns == 0 || this == CHANGED_ORDER;
  }

  /** Reads rows in the form of {@link RowText}. */
  String loadSql(String schema) {
    String into = this == CHANGED_ORDER ? STAGING : table;
    return "LOAD DATA LOCAL INFILE 'rows' INTO TABLE "
        + schema
        + "."
        + into
        + " CHARACTER SET ascii ("
        + String.join(", ", columns)
        + ")";
  }

  static String createStaging(String schema) {
    String typed =
        CHANGED_ORDER.columns.stream()
            .map(column -> column + " bigint NOT NULL")
            .collect(Collectors.joining(", "));
    return "CREATE TEMPORARY TABLE "
        + schema
        + "."
        + STAGING
        + " ("
        + typed
        + ", PRIMARY KEY (order_id)) ENGINE=InnoDB";
  }

  static String updateFromStaging(String schema) {
    String assignments =
        CHANGED_ORDER.columns.stream()
            .skip(1)
            .map(column -> "m." + column + " = s." + column)
            .collect(Collectors.joining(", "));
    return "UPDATE %1$s.market_order m JOIN %1$s.%2$s s ON s.order_id = m.order_id SET %3$s"
        .formatted(schema, STAGING, assignments);
  }

  Rows rows() {
    return new Rows(columns.size(), keyColumns);
  }

  /** The statement that writes one row; its parameters are the columns, keys first. */
  String sql(String schema) {
    return this == CHANGED_ORDER ? update(schema) : insert(schema);
  }

  private String insert(String schema) {
    String all = String.join(", ", columns);
    String marks = String.join(", ", columns.stream().map(c -> "?").toList());
    String sql = "INSERT INTO " + schema + "." + table + " (" + all + ") VALUES (" + marks + ")";
    if (keyColumns == 0) {
      return sql;
    }
    return sql + " ON DUPLICATE KEY UPDATE " + changes();
  }

  private String changes() {
    if (this == BLOCK_DAY) {
      return ADDED_TO_DAY;
    }
    if (this == REFUSAL_DAY) {
      return "times = times + VALUES(times)";
    }
    return isCandle() ? ADDED_TO_CANDLE : assigned("VALUES(%1$s)");
  }

  private String update(String schema) {
    return "UPDATE " + schema + "." + table + " SET " + assigned("?") + " WHERE order_id = ?";
  }

  private String assigned(String value) {
    return columns.stream()
        .skip(keyColumns)
        .map(column -> column + " = " + String.format(value, column))
        .collect(Collectors.joining(", "));
  }

  /** The tables by name, without repetition, for a rebuild. */
  static List<String> names() {
    return Arrays.stream(values()).map(t -> t.table).distinct().toList();
  }
}
