package io.carboninclusion.trading;

import io.carboninclusion.exchange.SystemAccounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Adds up the whole ledger out of one state of the views. The sum is kept for a second, because
 * anybody may ask for it.
 */
final class LedgerReads {
  private static final long KEPT_NANOS = 1_000_000_000L;

  private static final String WATERMARK =
      "SELECT batch, sequence, row_hash FROM market_view.watermark";
  private static final String CASH =
      "SELECT COALESCE(SUM(CASE WHEN account NOT IN (?, ?) THEN available_milli_fen + frozen_milli_fen"
          + " ELSE 0 END), 0), COALESCE(SUM(CASE WHEN account = ? THEN available_milli_fen ELSE 0"
          + " END), 0), COALESCE(SUM(CASE WHEN account = ? THEN available_milli_fen ELSE 0 END), 0),"
          + " COALESCE(SUM(available_milli_fen + frozen_milli_fen), 0) FROM market_view.cash_balance";
  private static final String PAID_OUT =
      "SELECT COALESCE(SUM(amount_milli_fen), 0) FROM market_view.withdrawal WHERE status = 1";
  private static final String ISSUANCES =
      "SELECT s.issuance, i.code, s.last_serial - s.first_serial + 1, COALESCE(h.kg, 0)"
          + " - COALESCE(h.case_kg, 0), COALESCE(h.case_kg, 0), COALESCE(r.kg, 0) FROM market_view.issuance s"
          + " JOIN market.trading_instrument i ON i.id = s.instrument"
          + " LEFT JOIN (SELECT b.issuance, SUM(b.last_serial - b.first_serial + 1) kg,"
          + " SUM(IF(c.id IS NULL, 0, b.last_serial - b.first_serial + 1)) case_kg"
          + " FROM market_view.serial_block b LEFT JOIN market.participant_account c"
          + " ON c.id = b.account AND c.kind = 'CASE' GROUP BY b.issuance) h ON h.issuance = s.issuance"
          + " LEFT JOIN (SELECT issuance, SUM(last_serial - first_serial + 1) kg"
          + " FROM market_view.retirement_block GROUP BY issuance) r ON r.issuance = s.issuance"
          + " ORDER BY s.issuance";

  /** Balances and serials are two accounts of the same kilograms. */
  private static final String UNEQUAL_HOLDINGS =
      "SELECT COUNT(*) FROM (SELECT account, instrument, SUM(kg) kg FROM"
          + " (SELECT account, instrument, available_kg + frozen_kg + retire_only_kg kg"
          + " FROM market_view.unit_balance WHERE account >= ? UNION ALL"
          + " SELECT account, instrument, -SUM(last_serial - first_serial + 1)"
          + " FROM market_view.serial_block GROUP BY account, instrument) b"
          + " GROUP BY account, instrument HAVING SUM(kg) <> 0) d";

  private final Sql sql;
  private volatile LedgerCheck last;
  private volatile long lastNanos;

  LedgerReads(Sql sql) {
    this.sql = sql;
  }

  LedgerCheck check() {
    LedgerCheck kept = last;
    if (kept != null && System.nanoTime() - lastNanos < KEPT_NANOS) {
      return kept;
    }
    return checkNow();
  }

  private synchronized LedgerCheck checkNow() {
    if (last == null || System.nanoTime() - lastNanos >= KEPT_NANOS) {
      last = sql.snapshot(LedgerReads::addUp);
      lastNanos = System.nanoTime();
    }
    return last;
  }

  private static LedgerCheck addUp(Connection views) throws SQLException {
    Views.Mark mark =
        Sql.list(
                views,
                WATERMARK,
                row -> new Views.Mark(row.getLong(1), row.getLong(2), row.getBytes(3)))
            .get(0);
    long out = Sql.list(views, PAID_OUT, row -> row.getLong(1)).get(0);
    long unequal =
        Sql.list(views, UNEQUAL_HOLDINGS, row -> row.getLong(1), SystemAccounts.FIRST_ENTERPRISE)
            .get(0);
    List<LedgerCheck.IssuanceCheck> issuances =
        Sql.list(
            views,
            ISSUANCES,
            row ->
                new LedgerCheck.IssuanceCheck(
                    row.getLong(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6)));
    boolean unitsAddUp =
        unequal == 0 && issuances.stream().allMatch(LedgerCheck.IssuanceCheck::balanced);
    return Sql.list(
            views,
            CASH,
            row -> {
              long held = row.getLong(1);
              long wallets = row.getLong(2);
              long in = out - row.getLong(3);
              boolean cashAddsUp = row.getLong(4) == 0 && in == held + wallets + out;
              return new LedgerCheck(
                  cashAddsUp && unitsAddUp,
                  mark.batch(),
                  mark.sequence(),
                  JournalRow.hex(mark.rowHash()),
                  in,
                  out,
                  held,
                  wallets,
                  issuances,
                  null);
            },
            SystemAccounts.BANK,
            SystemAccounts.WALLETS,
            SystemAccounts.WALLETS,
            SystemAccounts.BANK)
        .get(0);
  }
}
