package io.carboninclusion.trading;

import io.carboninclusion.db.DatabaseAccess;

/** A real writer and follower that pay out of a pool's account, for the room of pools. */
public final class PaidOutMarket implements AutoCloseable {

  private final MarketFixture market = new MarketFixture().start();

  public DatabaseAccess database() {
    return market.database;
  }

  /** Cash on an account, in fen. */
  public void deposit(int account, long fen) {
    market.deposit(account, fen);
  }

  public long intent() {
    return market.intent();
  }

  /** Sends the command of a committed pay-out and waits until the views show it. */
  public void distribute(long intent, long account, long fen) {
    market.room(new RoomCommand.Distribute(intent, account, fen * 1_000)).orThrow();
    market.awaitViews();
  }

  /** What the views hold for all wallets, in thousandths of a fen. */
  public long walletsMilliFen() {
    return market.number(
        "SELECT COALESCE(SUM(available_milli_fen), 0) FROM market_view.cash_balance"
            + " WHERE account = 3");
  }

  @Override
  public void close() {
    market.close();
  }
}
