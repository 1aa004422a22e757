package io.carboninclusion.bench;

import io.carboninclusion.exchange.Order;
import io.carboninclusion.exchange.QuietEvents;
import io.carboninclusion.exchange.Reason;

/**
 * Where every engine reports its trades: a running fingerprint of price, quantity, maker
 * and taker, in their order.
 */
class TradeSink extends QuietEvents {
  private long trades;
  private long refusals;
  private long fingerprint;

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
    fingerprint = (fingerprint + makerId * 31 + takerId) * 31 + price * 1_000_003 + kg;
  }

  /** A command that a peer did not carry out. */
  final void refused() {
    refusals++;
  }

  @Override
  public void traded(long trade, int instrument, long priceFen, long kg, Order maker, Order taker) {
    trade(maker.id(), taker.id(), priceFen, kg);
  }

  @Override
  public void refused(Reason reason, long expected, long given) {
    refusals++;
  }
}
