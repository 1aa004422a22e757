package io.carboninclusion.personal;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Pools as rows, a list by one statement; in the caller's transaction if there is one. */
@Dependent
class PoolRows {

  private static final String SELECT =
      """
      SELECT p.*, i.code, c.step, c.cursor_minute, c.kg, c.acts, c.contributors, c.carried_mg,
             c.closed_at,
             COALESCE((SELECT SUM(v.last_serial - v.first_serial + 1)
                         FROM market.registry_issuance g
                         JOIN market_view.issuance v ON v.issuance = g.id
                        WHERE g.pool = p.id), 0) issued_kg,
             COALESCE(u.available_kg, 0) available_kg, COALESCE(u.frozen_kg, 0) frozen_kg,
             COALESCE(m.available_milli_fen, 0) cash_milli_fen,
             COALESCE((SELECT SUM(x.amount_fen) FROM market.personal_payout x
                         JOIN market_view.outcome o ON o.intent = x.id AND o.reason = 0
                        WHERE x.pool = p.id), 0) paid_out_fen
        FROM market.personal_pool p
        JOIN market.trading_instrument i ON i.id = p.instrument
        LEFT JOIN market.personal_pool_closing c ON c.pool = p.id
        LEFT JOIN market_view.unit_balance u ON u.account = p.id AND u.instrument = p.instrument
        LEFT JOIN market_view.cash_balance m ON m.account = p.id
      """;

  /** Whole acts that earlier pools left and acts of the period, then the parts that were left. */
  private static final String OPEN_ITEMS =
      """
      SELECT a.id, a.account_id, a.mg FROM market.personal_act a
        JOIN market.personal_account p FORCE INDEX (PRIMARY) ON p.id = a.account_id
       WHERE a.methodology_id = ? AND a.pool_id IS NULL AND a.mg > 0
         AND a.start_minute >= ? AND a.start_minute < ? AND p.consents & 2
      UNION ALL
      SELECT a.id, a.account_id, a.mg FROM market.personal_pool_carry c
        JOIN market.personal_act a ON a.id = c.act
        JOIN market.personal_account p FORCE INDEX (PRIMARY) ON p.id = c.account_id
       WHERE c.methodology_id = ? AND c.taken_by IS NULL AND NOT c.part AND a.pool_id IS NULL
         AND (a.start_minute < ? OR a.start_minute >= ?) AND p.consents & 2
      UNION ALL
      SELECT c.act, c.account_id, c.mg FROM market.personal_pool_carry c
        JOIN market.personal_account p FORCE INDEX (PRIMARY) ON p.id = c.account_id
       WHERE c.methodology_id = ? AND c.taken_by IS NULL AND c.part AND p.consents & 2""";

  /** Every act has a milligram, so a million of them are a kilogram. */
  private static final String ENOUGH = " LIMIT 1000000";

  @Resource(lookup = "java:app/jdbc/market")
  DataSource dataSource;

  PoolSql.Database database() {
    return dataSource::getConnection;
  }

  <T> T on(PoolSql.Work<T> work) {
    return PoolSql.on(database(), work);
  }

  /**
   * The newest first, below the cursor.
   *
   * @param operator null for all
   */
  Page<Pool> list(Long operator, Long cursor, int limit) {
    List<Pool> rows =
        on(
            sql ->
                sql.list(
                    SELECT
                        + " WHERE p.id < ?"
                        + (operator == null ? " AND ? IS NULL" : " AND p.operator_id = ?")
                        + " ORDER BY p.id DESC LIMIT ?",
                    PoolRows::read,
                    cursor == null ? Long.MAX_VALUE : cursor,
                    operator,
                    limit + 1));
    return Page.cut(rows, limit, Pool::id);
  }

  Optional<Pool> find(long id) {
    return on(sql -> sql.find(SELECT + " WHERE p.id = ?", PoolRows::read, id));
  }

  Optional<Pool> find(long operator, byte[] keyHash) {
    return on(
        sql ->
            sql.find(
                SELECT + " WHERE p.operator_id = ? AND p.key_hash = ?",
                PoolRows::read,
                operator,
                keyHash));
  }

  /** The id of a methodology version that is in force in a scheme. */
  Optional<Integer> methodology(OpenPool wish) {
    return on(
        sql ->
            sql.find(
                "SELECT m.id FROM market.personal_methodology m"
                    + " LEFT JOIN market.audit_decision d ON d.proposal_id = m.proposal_id"
                    + " WHERE m.code = ? AND m.version = ? AND m.scheme = ?"
                    + " AND (m.proposal_id IS NULL OR d.approved)",
                row -> row.getInt(1),
                wish.methodology(),
                wish.methodologyVersion(),
                wish.scheme()));
  }

  PoolPreview preview(long pool) {
    return on(sql -> count(sql, pool, ""));
  }

  /**
   * @throws Rejected POOL_BELOW_ONE_KILOGRAM {mg}
   */
  void requireAKilogram(PoolSql sql, long pool) throws SQLException {
    PoolPreview some = count(sql, pool, ENOUGH);
    if (some.kg() == 0) {
      throw Rejected.because(PoolRefusal.POOL_BELOW_ONE_KILOGRAM, some.mg());
    }
  }

  private static PoolPreview count(PoolSql sql, long pool, String atMost) throws SQLException {
    PoolClosing.Bounds bounds = PoolClosing.bounds(sql, pool);
    return sql.find(
            "SELECT COUNT(*), COUNT(DISTINCT account_id), COALESCE(SUM(mg), 0) FROM ("
                + OPEN_ITEMS
                + atMost
                + ") item",
            row -> new PoolPreview(row.getLong(1), row.getLong(2), row.getLong(3)),
            bounds.methodology(),
            bounds.firstMinute(),
            bounds.endMinute(),
            bounds.methodology(),
            bounds.firstMinute(),
            bounds.endMinute(),
            bounds.methodology())
        .orElseThrow();
  }

  private static Pool read(ResultSet row) throws SQLException {
    PoolState state = state(row.getString("step"));
    return new Pool(
        row.getLong("id"),
        row.getLong("operator_id"),
        row.getString("scheme"),
        row.getString("methodology"),
        row.getString("methodology_version"),
        row.getString("code"),
        row.getObject("period_from", LocalDate.class),
        row.getObject("period_to", LocalDate.class),
        row.getString("opened_by_name"),
        instant(row, "opened_at"),
        state,
        progress(row, state),
        state == PoolState.CLOSED ? instant(row, "closed_at") : null,
        state == PoolState.CLOSED
            ? new Pool.Result(
                row.getLong("kg"),
                row.getLong("acts"),
                row.getLong("contributors"),
                row.getLong("carried_mg"))
            : null,
        new Pool.Account(
            row.getLong("issued_kg"),
            row.getLong("available_kg"),
            row.getLong("frozen_kg"),
            row.getLong("cash_milli_fen"),
            row.getLong("paid_out_fen")));
  }

  private static PoolState state(String step) {
    if (step == null) {
      return PoolState.OPEN;
    }
    return step.equals("CLOSED") ? PoolState.CLOSED : PoolState.CLOSING;
  }

  /** Taking the acts in is most of the work and goes by their time. */
  private static int progress(ResultSet row, PoolState state) throws SQLException {
    if (state != PoolState.CLOSING) {
      return state == PoolState.CLOSED ? 100 : 0;
    }
    return switch (row.getString("step")) {
      case "TAKE_CARRY" -> 0;
      case "TAKE_ACTS" -> {
        long first = row.getLong("first_minute");
        long done = Math.max(0, row.getLong("cursor_minute") - first);
        yield (int) (80 * done / (row.getLong("end_minute") - first));
      }
      default -> 80;
    };
  }

  /** A {@code datetime(6)}, which is UTC. */
  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }
}
