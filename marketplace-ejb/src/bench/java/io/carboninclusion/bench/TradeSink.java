package io.carboninclusion.bench;

import io.carboninclusion.exchange.Bucket;
import io.carboninclusion.exchange.Cause;
import io.carboninclusion.exchange.CloseReason;
import io.carboninclusion.exchange.Events;
import io.carboninclusion.exchange.Instrument;
import io.carboninclusion.exchange.Order;
import io.carboninclusion.exchange.Reason;

/**
 * Where every engine reports its trades: a running fingerprint of price, quantity and, when ids are
 * to be compared, of maker and taker, in their order.
 */
class TradeSink implements Events {
  private final int[] idOfOwn;
  private long trades;
  private long refusals;
  private long fingerprint;

  /**
   * @param idOfOwn the peers' ids of our orders, or null where ids are not compared
   */
  TradeSink(int[] idOfOwn) {
    this.idOfOwn = idOfOwn;
  }

  final long trades() {
    return trades;
  }

  final long refusals() {
    return refusals;
  }

  final long fingerprint() {
    return fingerprint;
  }

  /** A trade as a peer tells it. */
  final void trade(long makerId, long takerId, long price, long kg) {
    trades++;
    long ids = idOfOwn == null ? 0 : makerId * 31 + takerId;
    fingerprint = (fingerprint + ids) * 31 + price * 1_000_003 + kg;
  }

  /** A command that a peer did not carry out. */
  final void refused() {
    refusals++;
  }

  @Override
  public void traded(long trade, int instrument, long priceFen, long kg, Order maker, Order taker) {
    if (idOfOwn == null) {
      trade(0, 0, priceFen, kg);
    } else {
      trade(idOfOwn[(int) maker.id()], idOfOwn[(int) taker.id()], priceFen, kg);
    }
  }

  @Override
  public void refused(Reason reason, long expected, long given) {
    refusals++;
  }

  @Override
  public void transferred(
      int asset,
      int debitAccount,
      Bucket debit,
      int creditAccount,
      Bucket credit,
      long amount,
      Cause cause,
      long reference) {}

  @Override
  public void orderAccepted(Order order) {}

  @Override
  public void orderChanged(Order order) {}

  @Override
  public void orderClosed(Order order, CloseReason why) {}

  @Override
  public void blockHeld(int account, int instrument, long issuance, long first, long last) {}

  @Override
  public void blockGone(int instrument, long first) {}

  @Override
  public void issued(long issuance, int account, int instrument, long first, long last) {}

  @Override
  public void retired(long retirement, int account, int instrument, long kg, long certificate) {}

  @Override
  public void blockRetired(long retirement, int instrument, long issuance, long first, long last) {}

  @Override
  public void instrumentChanged(Instrument instrument) {}

  @Override
  public void caseChanged(int account, boolean closed) {}

  @Override
  public void withdrawalRequested(long withdrawal, int account, long amount) {}

  @Override
  public void withdrawalClosed(long withdrawal, int account, long amount, boolean paid) {}
}
