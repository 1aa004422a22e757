package io.carboninclusion.personal;

import java.sql.SQLException;
import java.util.List;

/**
 * Cuts a pool down to whole kilograms: the last acts by time stay with their people and go to the
 * next pool of the methodology version; of the act in which the cut falls the pool has the first
 * part. Parts that an earlier pool left are older than everything and go last.
 *
 * <p>What is left is below one kilogram and each act has a milligram, so there are never more than
 * a million of them; with rides it is a few dozen.
 */
final class PoolTrim {

  private static final int AT_ONCE = 1_000;

  private static final String TOTALS =
      """
      SELECT COUNT(*), COALESCE(SUM(mg), 0) FROM (
        SELECT mg FROM market.personal_act WHERE methodology_id = ? AND pool_id = ?
        UNION ALL
        SELECT mg FROM market.personal_pool_carry
         WHERE methodology_id = ? AND taken_by = ? AND part) item""";
  private static final String LAST_ACTS =
      """
      SELECT id, account_id, start_minute, mg FROM market.personal_act
       WHERE methodology_id = ? AND pool_id = ? AND start_minute <= ?
         AND (start_minute < ? OR id < ?)
       ORDER BY start_minute DESC, id DESC LIMIT ?""";
  private static final String FROM =
      " market.personal_act WHERE methodology_id = ? AND pool_id = ? AND start_minute >= ?"
          + " AND (start_minute > ? OR id >= ?)";
  private static final String LEAVE_WHOLE =
      "INSERT INTO market.personal_pool_carry (pool, act, account_id, methodology_id, part, mg)"
          + " SELECT ?, id, account_id, methodology_id, FALSE, mg FROM"
          + FROM;
  private static final String FREE =
      "UPDATE market.personal_act SET pool_id = NULL"
          + FROM.substring(" market.personal_act".length());
  private static final String LEAVE_PART =
      "INSERT INTO market.personal_pool_carry (pool, act, account_id, methodology_id, part, mg)"
          + " VALUES (?, ?, ?, ?, TRUE, ?)";
  private static final String PARTS =
      "SELECT act, account_id, 0, mg FROM market.personal_pool_carry"
          + " WHERE methodology_id = ? AND taken_by = ? AND part ORDER BY act DESC";
  private static final String RESULT =
      "UPDATE market.personal_pool_closing SET step = 'GATHER', kg = ?, carried_mg = ?, acts = ?"
          + " WHERE pool = ?";

  private final PoolSql sql;
  private final long pool;
  private final int methodology;

  /** An act or a part of one. */
  private record Item(long act, long account, int minute, long mg) {}

  /** What is in the pool before it is cut. */
  private record Totals(long items, long mg) {}

  PoolTrim(PoolSql sql, long pool, int methodology) {
    this.sql = sql;
    this.pool = pool;
    this.methodology = methodology;
  }

  /** The whole step: the cut, and what the pool then is. */
  void leaveWhatIsBelowAKilogram() throws SQLException {
    Totals all =
        sql.find(
                TOTALS,
                row -> new Totals(row.getLong(1), row.getLong(2)),
                methodology,
                pool,
                methodology,
                pool)
            .orElseThrow();
    long rest = all.mg() % PoolClosing.MG_PER_KG;
    long stillToLeave = rest == 0 ? 0 : leaveActs(rest);
    long parts = stillToLeave == 0 ? 0 : leaveParts(stillToLeave);
    long acts =
        sql.number(
            "SELECT COUNT(*) FROM market.personal_act WHERE methodology_id = ? AND pool_id = ?",
            methodology,
            pool);
    long takenParts =
        sql.number("SELECT COUNT(*) FROM (" + PARTS + ") taken", methodology, pool) - parts;
    sql.update(RESULT, all.mg() / PoolClosing.MG_PER_KG, rest, acts + takenParts, pool);
  }

  /** Returns what could not be left because there were no more acts. */
  private long leaveActs(long rest) throws SQLException {
    long left = rest;
    Item at = new Item(Long.MAX_VALUE, 0, Integer.MAX_VALUE, 0);
    while (true) {
      List<Item> page =
          items(LAST_ACTS, methodology, pool, at.minute(), at.minute(), at.act(), AT_ONCE);
      if (page.isEmpty()) {
        free(at);
        return left;
      }
      for (Item item : page) {
        if (item.mg() > left) {
          free(at);
          leavePart(item, left);
          return 0;
        }
        left -= item.mg();
        at = item;
      }
    }
  }

  /** Gives every act from this one on back to its person. */
  private void free(Item from) throws SQLException {
    sql.update(LEAVE_WHOLE, pool, methodology, pool, from.minute(), from.minute(), from.act());
    sql.update(FREE, methodology, pool, from.minute(), from.minute(), from.act());
  }

  /** Returns how many parts were left whole. */
  private long leaveParts(long rest) throws SQLException {
    long left = rest;
    long whole = 0;
    for (Item part : items(PARTS, methodology, pool)) {
      long mg = Math.min(left, part.mg());
      leavePart(part, mg);
      whole += mg == part.mg() ? 1 : 0;
      left -= mg;
    }
    return whole;
  }

  private void leavePart(Item item, long mg) throws SQLException {
    if (mg > 0) {
      sql.update(LEAVE_PART, pool, item.act(), item.account(), methodology, mg);
    }
  }

  private List<Item> items(String query, Object... parameters) throws SQLException {
    return sql.list(
        query,
        row -> new Item(row.getLong(1), row.getLong(2), row.getInt(3), row.getLong(4)),
        parameters);
  }
}
