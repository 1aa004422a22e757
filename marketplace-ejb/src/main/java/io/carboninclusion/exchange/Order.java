package io.carboninclusion.exchange;

/**
 * An open order. It is taken from a pool when it is accepted, lies in the queue of its price level
 * while it rests, and returns to the pool when it is filled or cancelled; what outlives it are the
 * events it caused.
 *
 * <p>Invariant: {@code frozen()} is what its remaining quantity may still need: limit x quantity
 * for a limit buy, the unspent sum for a budget order, the quantity itself (kg) for a sale.
 */
public final class Order {
  long id;

  /** Age within a price: the less, the older. An order that is amended may lose it. */
  long priority;

  Account owner;
  Book book;
  Side side;
  OrderType type;
  TimeInForce timeInForce;
  long priceFen;
  long kg;
  long budget;
  long openKg;
  long filledKg;
  long frozen;
  long paid;
  boolean isCapped;
  Level level;
  Order previous;
  Order next;

  /** What {@link Totals} knows that it has frozen. */
  long counted;

  /** Whether it is among the {@link OpenOrders}, and the next one there in the same place. */
  boolean isKnown;

  Order samePlace;

  Order() {}

  public long id() {
    return id;
  }

  public int account() {
    return owner.id;
  }

  public int instrument() {
    return book.instrument.id();
  }

  public Side side() {
    return side;
  }

  public OrderType type() {
    return type;
  }

  public TimeInForce timeInForce() {
    return timeInForce;
  }

  /**
   * Limit in fen per tonne, for a case its price cap, which may stand above the band; 0 for a
   * budget order without one.
   */
  public long priceFen() {
    return priceFen;
  }

  /** Quantity ordered in kg; 0 for a budget order. */
  public long kg() {
    return kg;
  }

  /** Sum to spend in thousandths of a fen; 0 for a limit order. */
  public long budget() {
    return budget;
  }

  /**
   * Quantity that may still trade, in kg; for a budget order what its unspent sum buys at the
   * limit.
   */
  public long openKg() {
    return openKg;
  }

  public long filledKg() {
    return filledKg;
  }

  /** Frozen for what is still open: thousandths of a fen for a purchase, kg for a sale. */
  public long frozen() {
    return frozen;
  }

  /** Sum of its trades in thousandths of a fen. */
  public long paid() {
    return paid;
  }

  /** Takes part in a trade of so many kilograms; what it has frozen shrinks to what it may need. */
  void fill(long filled, long price) {
    filledKg += filled;
    paid += price * filled;
    if (type == OrderType.BUDGET) {
      frozen -= price * filled;
      // Without a limit, what the rest buys shows at the next level; until then it buys at this
      // price.
      openKg = book.instrument.wholeLots(frozen, priceFen > 0 ? priceFen : price);
    } else {
      openKg -= filled;
      frozen = needed();
    }
  }

  /** Whether an amendment leaves it where it stands: no other limit, and no more than it is for. */
  boolean keepsItsPlace(long otherPriceFen, long otherKg) {
    return otherPriceFen == priceFen && otherKg <= kg;
  }

  /** What its open quantity needs: thousandths of a fen for a purchase, kg for a sale. */
  long needed() {
    return type == OrderType.BUDGET ? budget - paid : side == Side.BUY ? priceFen * openKg : openKg;
  }

  /** What may trade at {@code price}: a budget buys the more the lower the price is. */
  long kgAt(long price) {
    return type == OrderType.LIMIT ? openKg : book.instrument.wholeLots(frozen, price);
  }
}
