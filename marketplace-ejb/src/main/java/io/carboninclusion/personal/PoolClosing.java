package io.carboninclusion.personal;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Closes a pool in steps, each one committed with its effect and with where it stands, so that a
 * closing that was killed goes on where it was, on whatever instance.
 *
 * <p>TAKE_CARRY: what earlier pools of the methodology version left. TAKE_ACTS: accepted acts of
 * the period that no pool has and whose person consents to pooling at that moment (bit 2 of the
 * account's consents), in chunks by time. TRIM: {@link PoolTrim} leaves what is below a kilogram to
 * the next pool. GATHER: the contributions, which from then on never change.
 *
 * <p>The statements name their keys: after a kill -9 MariaDB may take a table that was just filled
 * for an empty one, and would read all of it for each act.
 */
final class PoolClosing {

  /** Acts looked at in one transaction: about a second. */
  static final int CHUNK = 50_000;

  static final long MG_PER_KG = 1_000_000;

  private static final String TAKE_WHOLE =
      """
      UPDATE market.personal_pool_carry c
        STRAIGHT_JOIN market.personal_account p FORCE INDEX (PRIMARY) ON p.id = c.account_id
        STRAIGHT_JOIN market.personal_act a ON a.id = c.act
         SET a.pool_id = ?, c.taken_by = ?
       WHERE c.methodology_id = ? AND c.taken_by IS NULL AND NOT c.part
         AND a.pool_id IS NULL AND p.consents & 2""";
  private static final String TAKE_PARTS =
      """
      UPDATE market.personal_pool_carry c
        STRAIGHT_JOIN market.personal_account p FORCE INDEX (PRIMARY) ON p.id = c.account_id
         SET c.taken_by = ?
       WHERE c.methodology_id = ? AND c.taken_by IS NULL AND c.part AND p.consents & 2""";

  private static final String END_OF_CHUNK =
      """
      SELECT start_minute, id FROM market.personal_act FORCE INDEX (open_for_pools)
       WHERE methodology_id = ? AND pool_id IS NULL AND start_minute >= ? AND start_minute < ?
         AND (start_minute > ? OR id > ?)
       ORDER BY start_minute, id LIMIT ?, 1""";
  private static final String TAKE_ACTS =
      """
      UPDATE market.personal_act a FORCE INDEX (open_for_pools)
        STRAIGHT_JOIN market.personal_account p FORCE INDEX (PRIMARY) ON p.id = a.account_id
         SET a.pool_id = ?
       WHERE a.methodology_id = ? AND a.pool_id IS NULL
         AND a.start_minute >= ? AND a.start_minute <= ?
         AND (a.start_minute > ? OR a.id > ?) AND (a.start_minute < ? OR a.id <= ?)
         AND a.mg > 0 AND p.consents & 2""";
  private static final String REMEMBER =
      "UPDATE market.personal_pool_closing SET step = ?, cursor_minute = ?, cursor_act = ?"
          + " WHERE pool = ?";

  private static final String GATHER =
      """
      INSERT INTO market.personal_pool_contribution (pool, account_id, mg)
      SELECT ?, account_id, SUM(mg) FROM (
        SELECT account_id, mg FROM market.personal_act
         WHERE methodology_id = ? AND pool_id = ?
        UNION ALL
        SELECT account_id, mg FROM market.personal_pool_carry
         WHERE methodology_id = ? AND taken_by = ? AND part
        UNION ALL
        SELECT account_id, -mg FROM market.personal_pool_carry WHERE pool = ? AND part) item
       GROUP BY account_id HAVING SUM(mg) > 0""";
  private static final String CLOSE =
      "UPDATE market.personal_pool_closing SET step = 'CLOSED', running = NULL, contributors = ?,"
          + " closed_at = ? WHERE pool = ?";

  private final PoolSql.Database database;
  private final int chunk;

  /**
   * Where a closing stands.
   *
   * @param cursorMinute of the last act looked at
   */
  record Stand(String step, int cursorMinute, long cursorAct, long kg) {}

  /** What may go in: minutes since 1970-01-01 00:00 UTC. */
  record Bounds(int methodology, int firstMinute, int endMinute) {}

  /** The place of an act in the order of time. */
  record Place(int minute, long act) {}

  PoolClosing(PoolSql.Database database) {
    this(database, CHUNK);
  }

  PoolClosing(PoolSql.Database database, int chunk) {
    this.database = database;
    this.chunk = chunk;
  }

  /**
   * Does one step; two who try the same pool at once do one after the other.
   *
   * @return whether there is more to do
   */
  boolean advance(long pool) {
    return PoolSql.committed(database, sql -> advance(sql, pool));
  }

  private boolean advance(PoolSql sql, long pool) throws SQLException {
    Stand stand =
        sql.find(
                "SELECT step, cursor_minute, cursor_act, kg FROM market.personal_pool_closing"
                    + " WHERE pool = ? FOR UPDATE",
                row -> new Stand(row.getString(1), row.getInt(2), row.getLong(3), row.getLong(4)),
                pool)
            .orElseThrow();
    Bounds bounds = bounds(sql, pool);
    switch (stand.step()) {
      case "TAKE_CARRY" -> takeCarry(sql, pool, bounds);
      case "TAKE_ACTS" -> takeActs(sql, pool, bounds, stand);
      case "TRIM" -> new PoolTrim(sql, pool, bounds.methodology()).leaveWhatIsBelowAKilogram();
      case "GATHER" -> gather(sql, pool, bounds, stand.kg());
      default -> {
        return false;
      }
    }
    return true;
  }

  static Bounds bounds(PoolSql sql, long pool) throws SQLException {
    return sql.find(
            "SELECT methodology_id, first_minute, end_minute FROM market.personal_pool"
                + " WHERE id = ?",
            row -> new Bounds(row.getInt(1), row.getInt(2), row.getInt(3)),
            pool)
        .orElseThrow();
  }

  private static void takeCarry(PoolSql sql, long pool, Bounds bounds) throws SQLException {
    sql.update(TAKE_WHOLE, pool, pool, bounds.methodology());
    sql.update(TAKE_PARTS, pool, bounds.methodology());
    sql.update(REMEMBER, "TAKE_ACTS", bounds.firstMinute(), 0L, pool);
  }

  private void takeActs(PoolSql sql, long pool, Bounds bounds, Stand from) throws SQLException {
    Place end =
        sql.find(
                END_OF_CHUNK,
                row -> new Place(row.getInt(1), row.getLong(2)),
                bounds.methodology(),
                from.cursorMinute(),
                bounds.endMinute(),
                from.cursorMinute(),
                from.cursorAct(),
                chunk - 1)
            .orElse(null);
    boolean last = end == null;
    Place to = last ? new Place(bounds.endMinute() - 1, Long.MAX_VALUE) : end;
    sql.update(
        TAKE_ACTS,
        pool,
        bounds.methodology(),
        from.cursorMinute(),
        to.minute(),
        from.cursorMinute(),
        from.cursorAct(),
        to.minute(),
        to.act());
    sql.update(REMEMBER, last ? "TRIM" : "TAKE_ACTS", to.minute(), to.act(), pool);
  }

  private static void gather(PoolSql sql, long pool, Bounds bounds, long kg) throws SQLException {
    int methodology = bounds.methodology();
    long contributors = sql.update(GATHER, pool, methodology, pool, methodology, pool, pool);
    long mg =
        sql.number(
            "SELECT COALESCE(SUM(mg), 0) FROM market.personal_pool_contribution WHERE pool = ?",
            pool);
    if (mg != kg * MG_PER_KG) {
      throw new IllegalStateException("pool " + pool + " has " + mg + " mg for " + kg + " kg");
    }
    LocalDateTime now =
        LocalDateTime.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC)
            .truncatedTo(ChronoUnit.MICROS);
    sql.update(CLOSE, contributors, now, pool);
  }
}
