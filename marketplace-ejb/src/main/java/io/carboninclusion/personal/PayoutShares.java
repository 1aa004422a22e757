package io.carboninclusion.personal;

import java.sql.SQLException;

/**
 * Shares a sum among the contributors of a closed pool by their milligrams, exact to the fen.
 *
 * <p>Each gets {@code amount x mg / pool's mg} rounded down; the fen that are left go one each to
 * the largest remainders, of equal ones to the smaller account. The products exceed 63 bits, so
 * they are computed as DECIMAL, which has 65 digits: {@code DIV} cuts off and {@code MOD} is exact
 * there, which a test holds against BigDecimal. A share below one fen is no row.
 */
final class PayoutShares {

  private static final String WHOLE = "CAST(? AS DECIMAL(20,0)) * mg DIV ?";
  private static final String REMAINDER = "CAST(CAST(? AS DECIMAL(20,0)) * mg MOD ? AS SIGNED)";

  private static final String SUM_OF_WHOLE =
      "SELECT COALESCE(SUM("
          + WHOLE
          + "), 0) FROM market.personal_pool_contribution WHERE pool = ?";

  /** The last one, in the order of remainders, that gets one of the fen that are left. */
  private static final String LAST_TO_GET_ONE =
      "SELECT "
          + REMAINDER
          + " remainder, account_id FROM market.personal_pool_contribution WHERE pool = ?"
          + " ORDER BY remainder DESC, account_id LIMIT ?, 1";

  private static final String WRITE =
      """
      INSERT INTO market.personal_payout_share (payout, account_id, fen)
      SELECT ?, account_id, fen FROM (
        SELECT account_id,
               %s + (%s > ? OR (%s = ? AND account_id <= ?)) AS fen
          FROM market.personal_pool_contribution WHERE pool = ?) share
       WHERE fen > 0"""
          .formatted(WHOLE, REMAINDER, REMAINDER);

  private final PoolSql sql;

  /** Where the fen that are left end. */
  private record Cut(long remainder, long account) {}

  PayoutShares(PoolSql sql) {
    this.sql = sql;
  }

  /**
   * Writes the shares; part of the transaction that writes the pay-out.
   *
   * @param amountFen what is shared, at least 1
   * @param poolMg the sum of the pool's contributions
   * @return how many get a fen or more
   */
  long write(long payout, long pool, long amountFen, long poolMg) throws SQLException {
    long left = amountFen - sql.number(SUM_OF_WHOLE, amountFen, poolMg, pool);
    Cut cut = left == 0 ? new Cut(Long.MAX_VALUE, 0) : cut(pool, amountFen, poolMg, left);
    long receivers =
        sql.update(
            WRITE,
            payout,
            amountFen,
            poolMg,
            amountFen,
            poolMg,
            cut.remainder(),
            amountFen,
            poolMg,
            cut.remainder(),
            cut.account(),
            pool);
    long shared =
        sql.number("SELECT SUM(fen) FROM market.personal_payout_share WHERE payout = ?", payout);
    if (shared != amountFen) {
      throw new IllegalStateException(
          "pay-out " + payout + " shared " + shared + " fen of " + amountFen);
    }
    return receivers;
  }

  private Cut cut(long pool, long amountFen, long poolMg, long left) throws SQLException {
    return sql.find(
            LAST_TO_GET_ONE,
            row -> new Cut(row.getLong(1), row.getLong(2)),
            amountFen,
            poolMg,
            pool,
            left - 1)
        .orElseThrow();
  }
}
