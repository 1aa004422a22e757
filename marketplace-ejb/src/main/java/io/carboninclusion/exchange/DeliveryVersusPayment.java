package io.carboninclusion.exchange;

import io.carboninclusion.kernel.Fees;

/**
 * Settles what the books match, at once and in both directions: cash to the seller, units with
 * their serial blocks to the buyer, and back to the buyer what his limit had frozen beyond the
 * price.
 */
final class DeliveryVersusPayment implements Settlement {
  private final Ledger ledger;
  private final EventStream events;
  private final OpenOrders orders;
  private final Totals totals;
  private long lastTrade;

  DeliveryVersusPayment(Ledger ledger, EventStream events, OpenOrders orders, Totals totals) {
    this.ledger = ledger;
    this.events = events;
    this.orders = orders;
    this.totals = totals;
  }

  long lastTrade() {
    return lastTrade;
  }

  void lastTrade(long trade) {
    lastTrade = trade;
  }

  @Override
  public void settle(Order maker, Order taker, long priceFen, long kg) {
    Order buy = maker.side == Side.BUY ? maker : taker;
    Order sell = buy == maker ? taker : maker;
    Account buyer = buy.owner;
    Account seller = sell.owner;
    // A purchase across books belongs to none, an offer always does.
    int instrument = sell.instrument();
    long trade = ++lastTrade;
    long amount = priceFen * kg;
    ledger.cash(buyer, Bucket.FROZEN, seller, Bucket.AVAILABLE, amount, Cause.TRADE, trade);
    if (maker.fees != Fees.NONE || taker.fees != Fees.NONE) {
      charge(maker, maker.fee(amount, maker, taker), trade);
      charge(taker, taker.fee(amount, maker, taker), trade);
    }
    Bucket bought = buyer.isCase ? Bucket.RETIRE_ONLY : Bucket.AVAILABLE;
    ledger.units(instrument, seller, Bucket.FROZEN, buyer, bought, kg, Cause.TRADE, trade);
    Instrument traded = sell.book.instrument;
    if (traded.rule(Rule.T_PLUS_ONE) == 1 && buyer != seller) {
      buyer.holdingFor(instrument).bought(traded.tradingDay(), kg);
    }
    if (buy.type == OrderType.LIMIT) {
      long needed = buy.needed(buy.openKg + kg) - buy.needed(buy.openKg);
      long spent = amount + buy.fee(amount, maker, taker);
      ledger.releaseCash(buyer, needed - spent, Cause.ORDER_RELEASE, buy.id);
    }
    count(maker);
    count(taker);
    events.traded(trade, instrument, priceFen, kg, maker, taker);
  }

  /** The buyer pays out of what is frozen for it, the seller out of what the trade has brought. */
  private void charge(Order order, long fee, long trade) {
    Bucket bucket = order.side == Side.BUY ? Bucket.FROZEN : Bucket.AVAILABLE;
    Account market = ledger.account(SystemAccounts.FEES);
    ledger.cash(order.owner, bucket, market, Bucket.AVAILABLE, fee, Cause.FEE, trade);
  }

  @Override
  public void reduced(Order order) {
    refreeze(order);
    events.orderAmended(order);
  }

  @Override
  public void close(Order order, CloseReason why) {
    long rest = order.frozen;
    order.frozen = 0;
    release(order, rest);
    totals.count(order);
    order.owner.openOrders--;
    if (order.book.instrument.ordersByAccount != null) {
      order.book.instrument.ordersByAccount.closed(order);
    }
    events.orderClosed(order, why);
    orders.forget(order);
  }

  /** After a change of what the order is for: freezes what it needs more, or gives it back. */
  void refreeze(Order order) {
    long more = order.needed() - order.frozen;
    order.frozen += more;
    if (more > 0) {
      freeze(order, more);
    } else {
      release(order, -more);
    }
    count(order);
  }

  private void count(Order order) {
    totals.count(order);
    if (order.book.instrument.ordersByAccount != null) {
      order.book.instrument.ordersByAccount.changed(order);
    }
  }

  /** Takes from what the owner has free: thousandths of a fen for a purchase, kg for a sale. */
  void freeze(Order order, long amount) {
    move(order, Bucket.AVAILABLE, Bucket.FROZEN, amount, Cause.ORDER_FREEZE);
  }

  /** Gives back what the order does not need any more. */
  void release(Order order, long amount) {
    move(order, Bucket.FROZEN, Bucket.AVAILABLE, amount, Cause.ORDER_RELEASE);
  }

  private void move(Order order, Bucket from, Bucket to, long amount, Cause why) {
    Account owner = order.owner;
    if (order.side == Side.BUY) {
      ledger.cash(owner, from, owner, to, amount, why, order.id);
    } else {
      ledger.units(order.instrument(), owner, from, owner, to, amount, why, order.id);
    }
  }
}
