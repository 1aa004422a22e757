package io.carboninclusion.personal;

import io.carboninclusion.kernel.Money;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.trading.OpenCommands;
import io.carboninclusion.trading.RoomCommand;
import io.carboninclusion.trading.RoomIntents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Pay-outs as rows: each is an intent that was committed together with every share of it. Its
 * command Distribute moves the sum from the pool's account to the wallets' account; before that, or
 * if the core refuses, the shares count for nothing.
 */
@ApplicationScoped
class Payouts implements OpenCommands {

  private static final String SELECT =
      """
      SELECT p.*, o.reason FROM market.personal_payout p
        LEFT JOIN market_view.outcome o ON o.intent = p.id
      """;

  @Inject PoolRows rows;
  @Inject RoomIntents intents;

  /** What a pool's account can pay, and whether the last pay-out is still on its way. */
  private record Due(long cashMilliFen, int number, boolean underWay) {}

  /**
   * Shares what is available on the pool's account; part of the caller's transaction.
   *
   * @param poolMg the sum of the pool's contributions
   * @return the intent's id
   * @throws Rejected PAYOUT_UNDER_WAY, NOTHING_TO_PAY_OUT
   */
  long write(Caller caller, long pool, long poolMg, byte[] keyHash) {
    long id = intents.next();
    return rows.on(
        sql -> {
          Due due = due(sql, pool);
          if (due.underWay()) {
            throw Rejected.because(PoolRefusal.PAYOUT_UNDER_WAY);
          }
          long fen = new Money(due.cashMilliFen()).fenDown();
          if (fen == 0) {
            throw Rejected.because(PoolRefusal.NOTHING_TO_PAY_OUT);
          }
          long receivers = new PayoutShares(sql).write(id, pool, fen, poolMg);
          sql.update(
              "INSERT INTO market.personal_payout VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
              id,
              pool,
              due.number() + 1,
              fen,
              receivers,
              caller.userId(),
              caller.displayName(),
              LocalDateTime.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC)
                  .truncatedTo(ChronoUnit.MICROS),
              keyHash);
          return id;
        });
  }

  private static Due due(PoolSql sql, long pool) throws SQLException {
    return sql.find(
            """
            SELECT COALESCE((SELECT available_milli_fen FROM market_view.cash_balance
                              WHERE account = ?), 0),
                   COALESCE(MAX(p.number), 0), COUNT(p.id) - COUNT(o.intent)
              FROM market.personal_payout p
              LEFT JOIN market_view.outcome o ON o.intent = p.id
             WHERE p.pool = ?""",
            row -> new Due(row.getLong(1), row.getInt(2), row.getLong(3) > 0),
            pool,
            pool)
        .orElseThrow();
  }

  /** The one that was asked for under this key. */
  Optional<Payout> find(long pool, byte[] keyHash) {
    return rows.on(
        sql ->
            sql.find(
                SELECT + " WHERE p.pool = ? AND p.key_hash = ?", Payouts::read, pool, keyHash));
  }

  Payout get(long id) {
    return rows.on(sql -> sql.find(SELECT + " WHERE p.id = ?", Payouts::read, id)).orElseThrow();
  }

  /** The newest first, below the cursor. */
  Page<Payout> list(long pool, Long cursor, int limit) {
    List<Payout> found =
        rows.on(
            sql ->
                sql.list(
                    SELECT + " WHERE p.pool = ? AND p.id < ? ORDER BY p.id DESC LIMIT ?",
                    Payouts::read,
                    pool,
                    cursor == null ? Long.MAX_VALUE : cursor,
                    limit + 1));
    return Page.cut(found, limit, Payout::id);
  }

  @Override
  public List<RoomCommand> openCommands() {
    return rows.on(
        sql ->
            sql.list(
                "SELECT p.id, p.pool, p.amount_fen FROM market.personal_payout p"
                    + " LEFT JOIN market_view.outcome o ON o.intent = p.id"
                    + " WHERE o.intent IS NULL ORDER BY p.id",
                row -> command(row.getLong(1), row.getLong(2), row.getLong(3))));
  }

  static RoomCommand command(Payout payout) {
    return command(payout.id(), payout.pool(), payout.amountFen());
  }

  private static RoomCommand command(long id, long pool, long fen) {
    return new RoomCommand.Distribute(id, pool, Money.ofFen(fen).milliFen());
  }

  private static Payout read(ResultSet row) throws SQLException {
    long reason = row.getLong("reason");
    boolean open = row.wasNull();
    return new Payout(
        row.getLong("id"),
        row.getLong("pool"),
        row.getInt("number"),
        row.getLong("amount_fen"),
        row.getLong("receivers"),
        row.getString("asked_by_name"),
        PoolRows.instant(row, "asked_at"),
        open ? Payout.State.SENT : ended(reason));
  }

  private static Payout.State ended(long reason) {
    return reason == 0 ? Payout.State.PAID : Payout.State.REFUSED;
  }
}
