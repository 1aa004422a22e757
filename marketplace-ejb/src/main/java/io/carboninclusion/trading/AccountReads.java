package io.carboninclusion.trading;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cash, holdings and serial blocks of one account, all of one state of the views. */
final class AccountReads {
  /** Most blocks read at once; the rest of a longer list is not shown. */
  static final int BLOCKS = 2_000;

  private static final String HOLDINGS =
      "SELECT u.instrument, i.code, u.available_kg, u.frozen_kg, u.retire_only_kg FROM market_view.unit_balance u"
          + " JOIN market.trading_instrument i ON i.id = u.instrument"
          + " WHERE u.account = ? AND u.available_kg + u.frozen_kg + u.retire_only_kg > 0 ORDER BY i.code";
  private static final String BLOCKS_OF =
      "SELECT instrument, first_serial, last_serial, issuance FROM market_view.serial_block"
          + " WHERE account = ? ORDER BY instrument, first_serial LIMIT "
          + BLOCKS;
  private static final String CASH =
      "SELECT available_milli_fen, frozen_milli_fen FROM market_view.cash_balance"
          + " WHERE account = ?";
  private static final String WITHDRAWALS =
      "SELECT COALESCE(SUM(amount_milli_fen), 0) FROM market_view.withdrawal"
          + " WHERE account = ? AND status = 0";

  private final Sql sql;

  AccountReads(Sql sql) {
    this.sql = sql;
  }

  AccountRecord account(long account) {
    return sql.snapshot(
        views -> {
          long sequence =
              Sql.list(views, "SELECT sequence FROM market_view.watermark", r -> r.getLong(1))
                  .get(0);
          return new AccountRecord(sequence, cash(views, account), holdings(views, account));
        });
  }

  private static CashBalance cash(Connection views, long account) throws SQLException {
    long inWithdrawals = Sql.list(views, WITHDRAWALS, row -> row.getLong(1), account).get(0);
    List<CashBalance> found =
        Sql.list(
            views,
            CASH,
            row -> new CashBalance(row.getLong(1), row.getLong(2) - inWithdrawals, inWithdrawals),
            account);
    return found.isEmpty() ? new CashBalance(0, 0, 0) : found.get(0);
  }

  private static List<HoldingRecord> holdings(Connection views, long account) throws SQLException {
    Map<Integer, List<SerialBlock>> blocks = new HashMap<>();
    Sql.list(
        views,
        BLOCKS_OF,
        row ->
            blocks
                .computeIfAbsent(row.getInt(1), i -> new ArrayList<>())
                .add(new SerialBlock(row.getLong(2), row.getLong(3), row.getLong(4))),
        account);
    return Sql.list(
        views,
        HOLDINGS,
        row ->
            new HoldingRecord(
                row.getInt(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                blocks.getOrDefault(row.getInt(1), List.of())),
        account);
  }
}
