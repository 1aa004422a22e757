package io.carboninclusion.personal;

import io.carboninclusion.kernel.Page;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What one person has, every list by one statement and a cursor. */
@Dependent
class PersonRows {

  private static final int SECONDS_OF_MINUTE = 60;
  private static final long MICROMETRES_OF_METRE = 1_000_000;

  /** The pools a person has something in, with what became of each. */
  private static final String POOLS =
      """
      SELECT k.pool, k.mg, p.period_from, p.period_to, p.methodology, p.methodology_version,
             i.code, c.kg, c.closed_at, COALESCE(v.issuance, 0) issuance,
             COALESCE(v.first_serial, 0) first_serial, COALESCE(v.last_serial, 0) last_serial,
             IF(v.issuance IS NULL, 0, c.kg - COALESCE(u.available_kg, 0)
                                            - COALESCE(u.frozen_kg, 0)) sold_kg,
             COALESCE((SELECT SUM(b.last_serial - b.first_serial + 1)
                         FROM market_view.retirement_block b
                        WHERE b.issuance = v.issuance), 0) retired_kg,
             COALESCE((SELECT SUM(x.amount_fen) FROM market.personal_payout x
                         JOIN market_view.outcome o ON o.intent = x.id AND o.reason = 0
                        WHERE x.pool = k.pool), 0) paid_out_fen,
             COALESCE((SELECT SUM(s.fen) FROM market.personal_payout x
                         JOIN market_view.outcome o ON o.intent = x.id AND o.reason = 0
                         JOIN market.personal_payout_share s
                           ON s.payout = x.id AND s.account_id = k.account_id
                        WHERE x.pool = k.pool), 0) own_fen
        FROM market.personal_pool_contribution k
        JOIN market.personal_pool p ON p.id = k.pool
        JOIN market.personal_pool_closing c ON c.pool = k.pool
        JOIN market.trading_instrument i ON i.id = p.instrument
        LEFT JOIN (market.registry_issuance g
                   JOIN market_view.issuance v ON v.issuance = g.id) ON g.pool = k.pool
        LEFT JOIN market_view.unit_balance u ON u.account = p.id AND u.instrument = p.instrument
       WHERE k.account_id = ? AND k.pool < ?""";

  /** Shares of a pool's kilograms are cut off, so the parts never exceed what there is. */
  private static final String PERSON =
      """
      SELECT a.scheme, a.opened_at, a.consents, COALESCE(b.acts, 0) acts,
             COALESCE(b.earned_mg, 0) earned_mg, t.mg, t.issued_mg, t.sold_mg, t.retired_mg, t.fen
        FROM market.personal_account a
        LEFT JOIN market.personal_balance b ON b.account_id = a.id
        JOIN (SELECT COALESCE(SUM(mg), 0) mg,
                     COALESCE(SUM(IF(issuance > 0, mg, 0)), 0) issued_mg,
                     COALESCE(SUM(CAST(mg AS DECIMAL(20,0)) * sold_kg DIV kg), 0) sold_mg,
                     COALESCE(SUM(CAST(mg AS DECIMAL(20,0)) * retired_kg DIV kg), 0) retired_mg,
                     COALESCE(SUM(own_fen), 0) fen
                FROM ("""
          + POOLS
          + """
          ) pools) t
       WHERE a.id = ? AND a.erased_at IS NULL""";

  private static final String ACTS =
      """
      SELECT a.*, m.code, m.name_zh, m.name_en, r.unit, r.factor_ug, COALESCE(c.mg, 0) left_mg,
             c.taken_by
        FROM market.personal_act a
        JOIN market.personal_mode m ON m.id = a.mode
        JOIN market.personal_methodology_mode r
          ON r.methodology_id = a.methodology_id AND r.mode = a.mode
        LEFT JOIN market.personal_pool_carry c
          ON c.pool = a.pool_id AND c.act = a.id AND c.part
       WHERE a.account_id = ? AND a.start_minute <= ? AND (a.start_minute < ? OR a.id < ?)
       ORDER BY a.start_minute DESC, a.id DESC LIMIT ?""";

  private static final String SALES =
      """
      SELECT t.trade, t.time_micros, t.kg, t.price_fen FROM market_view.market_order o
        JOIN market_view.trade t ON t.maker_order = o.order_id AND t.seller = o.account
       WHERE o.account = ? AND t.trade < ?
      UNION ALL
      SELECT t.trade, t.time_micros, t.kg, t.price_fen FROM market_view.market_order o
        JOIN market_view.trade t ON t.taker_order = o.order_id AND t.seller = o.account
       WHERE o.account = ? AND t.trade < ?
       ORDER BY 1 DESC LIMIT ?""";

  @Inject PoolRows rows;

  /** Empty if there is no such account or it was erased. */
  Optional<Person> person(long account) {
    return rows.on(sql -> sql.find(PERSON, PersonRows::person, account, Long.MAX_VALUE, account));
  }

  /** The newest pool first. */
  Page<PersonPool> pools(long account, Long cursor, int limit) {
    List<PersonPool> found =
        rows.on(
            sql ->
                sql.list(
                    POOLS + " ORDER BY k.pool DESC LIMIT ?",
                    PersonRows::pool,
                    account,
                    below(cursor),
                    limit + 1));
    return Page.cut(found, limit, PersonPool::pool);
  }

  /** The latest act first; the cursor is the last act shown. */
  Page<PersonAct> acts(long account, Long cursor, int limit) {
    long minute =
        cursor == null
            ? Integer.MAX_VALUE
            : rows.on(
                sql ->
                    sql.number(
                        "SELECT COALESCE(MAX(start_minute), -1) FROM market.personal_act"
                            + " WHERE id = ? AND account_id = ?",
                        cursor,
                        account));
    List<PersonAct> found =
        rows.on(
            sql ->
                sql.list(ACTS, PersonRows::act, account, minute, minute, below(cursor), limit + 1));
    return Page.cut(found, limit, PersonAct::id);
  }

  /** Whether the person has something in the pool: then its sales concern the person. */
  boolean isIn(long account, long pool) {
    return rows.on(
            sql ->
                sql.number(
                    "SELECT COUNT(*) FROM market.personal_pool_contribution"
                        + " WHERE pool = ? AND account_id = ?",
                    pool,
                    account))
        > 0;
  }

  /** The newest trade first. */
  Page<PersonSale> sales(long pool, Long cursor, int limit) {
    long below = below(cursor);
    List<PersonSale> found =
        rows.on(
            sql ->
                sql.list(
                    SALES,
                    row ->
                        new PersonSale(
                            row.getLong(1),
                            Instant.EPOCH.plus(row.getLong(2), ChronoUnit.MICROS),
                            row.getLong(3),
                            row.getLong(4)),
                    pool,
                    below,
                    pool,
                    below,
                    limit + 1));
    return Page.cut(found, limit, PersonSale::trade);
  }

  private static long below(Long cursor) {
    return cursor == null ? Long.MAX_VALUE : cursor;
  }

  private static Person person(ResultSet row) throws SQLException {
    long inPools = row.getLong("mg");
    // A pool may have taken in an act that is not yet carried over to the balance.
    long earned = Math.max(row.getLong("earned_mg"), inPools);
    long issued = row.getLong("issued_mg");
    long sold = row.getLong("sold_mg");
    long retired = row.getLong("retired_mg");
    return new Person(
        row.getString("scheme"),
        PoolRows.instant(row, "opened_at"),
        row.getLong("acts"),
        earned,
        earned - inPools,
        inPools - issued,
        issued - sold,
        sold - retired,
        retired,
        row.getLong("fen"),
        ConsentPurpose.of(row.getInt("consents")));
  }

  private static PersonPool pool(ResultSet row) throws SQLException {
    return new PersonPool(
        row.getLong("pool"),
        row.getObject("period_from", LocalDate.class),
        row.getObject("period_to", LocalDate.class),
        row.getString("methodology"),
        row.getString("methodology_version"),
        PoolRows.instant(row, "closed_at"),
        row.getLong("mg"),
        row.getLong("kg"),
        row.getString("code"),
        row.getLong("issuance"),
        row.getLong("first_serial"),
        row.getLong("last_serial"),
        row.getLong("sold_kg"),
        row.getLong("retired_kg"),
        row.getLong("paid_out_fen"),
        row.getLong("own_fen"));
  }

  private static PersonAct act(ResultSet row) throws SQLException {
    return new PersonAct(
        row.getLong("id"),
        row.getString("code"),
        row.getString("name_zh"),
        row.getString("name_en"),
        Instant.ofEpochSecond(row.getLong("start_minute") * SECONDS_OF_MINUTE),
        row.getLong("micrometres") / MICROMETRES_OF_METRE,
        row.getLong("steps"),
        ActUnit.valueOf(row.getString("unit")),
        row.getLong("factor_ug"),
        row.getLong("mg"),
        row.getObject("pool_id", Long.class),
        row.getLong("left_mg"),
        row.getObject("taken_by", Long.class));
  }
}
