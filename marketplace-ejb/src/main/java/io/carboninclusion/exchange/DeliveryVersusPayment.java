package io.carboninclusion.exchange;

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
    Account buyer = buy.owner;
    Account seller = (buy == maker ? taker : maker).owner;
    int instrument = maker.instrument();
    long trade = ++lastTrade;
    ledger.cash(buyer, Bucket.FROZEN, seller, Bucket.AVAILABLE, priceFen * kg, Cause.TRADE, trade);
    Bucket bought = buyer.isCase ? Bucket.RETIRE_ONLY : Bucket.AVAILABLE;
    ledger.units(instrument, seller, Bucket.FROZEN, buyer, bought, kg, Cause.TRADE, trade);
    if (buy.type == OrderType.LIMIT) {
      ledger.releaseCash(buyer, (buy.priceFen - priceFen) * kg, Cause.ORDER_RELEASE, buy.id);
    }
    totals.count(maker);
    totals.count(taker);
    events.traded(trade, instrument, priceFen, kg, maker, taker);
  }

  @Override
  public void close(Order order, CloseReason why) {
    long rest = order.frozen;
    order.frozen = 0;
    release(order, rest);
    totals.count(order);
    order.owner.openOrders--;
    events.orderClosed(order, why);
    orders.forget(order);
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
