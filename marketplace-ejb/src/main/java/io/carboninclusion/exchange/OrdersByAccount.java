package io.carboninclusion.exchange;

/**
 * The open orders of one instrument by account: how many, and what the purchases among them may
 * still buy, with what its proposed blocks and its bids in auctions may. Kept only while {@link
 * Rule#MAX_OPEN_ORDERS} or {@link Rule#MAX_POSITION_KG} asks for it, so that it costs nobody else
 * more than a look at a null. It follows from what is open and is not saved.
 */
final class OrdersByAccount {
  private static final class Count {
    int orders;
    long buyKg;
  }

  private final LongMap<Count> counts = new LongMap<>();

  /** For an instrument as its rules ask: nothing counted yet, or null. */
  static OrdersByAccount askedBy(Instrument instrument) {
    boolean isAsked =
        instrument.isLimited(Rule.MAX_OPEN_ORDERS) || instrument.isLimited(Rule.MAX_POSITION_KG);
    return isAsked ? new OrdersByAccount() : null;
  }

  void opened(Order order) {
    Count count = of(order.owner);
    count.orders++;
    order.countedBuyKg = buyKg(order);
    count.buyKg += order.countedBuyKg;
  }

  private Count of(Account owner) {
    Count count = counts.get(owner.id);
    if (count == null) {
      count = new Count();
      counts.add(owner.id, count);
    }
    return count;
  }

  /** So much more, or less, may come to the account by what it has offered outside of the book. */
  void mayCome(Account owner, long kg) {
    of(owner).buyKg += kg;
  }

  /** After a trade or an amendment. */
  void changed(Order order) {
    long now = buyKg(order);
    counts.get(order.owner.id).buyKg += now - order.countedBuyKg;
    order.countedBuyKg = now;
  }

  void closed(Order order) {
    Count count = counts.get(order.owner.id);
    count.orders--;
    count.buyKg -= order.countedBuyKg;
  }

  private static long buyKg(Order order) {
    return order.side == Side.BUY ? order.openKg : 0;
  }

  /** Null is an account that never had anything. */
  int orders(Account owner) {
    Count count = owner == null ? null : counts.get(owner.id);
    return count == null ? 0 : count.orders;
  }

  /** What the account may still come to hold, in kg; of a sum what it buys at its limit. */
  long buyKg(Account owner) {
    Count count = owner == null ? null : counts.get(owner.id);
    return count == null ? 0 : count.buyKg;
  }
}
