package io.carboninclusion.exchange;

import io.carboninclusion.kernel.Fees;

/**
 * An open order. It is taken from a pool when it is accepted, lies in the queue of its price level
 * while it rests, and returns to the pool when it is filled or cancelled; what outlives it are the
 * events it caused.
 *
 * <p>Invariant: {@code frozen()} is what its remaining quantity may still need: limit x quantity
 * and the greater of the two fees of it for a limit buy, the unspent sum for a budget order, the
 * quantity itself (kg) for a sale.
 */
public final class Order {
  long id;

  /** Age within a price: the less, the older. An order that is amended may lose it. */
  long priority;

  Account owner;
  Book book;
  Side side;
  OrderType type;
  Terms terms;

  /** Of a purchase across books; null for all others. */
  Criteria criteria;

  long priceFen;
  long kg;
  long budget;
  long openKg;
  long filledKg;
  long frozen;
  long paid;

  /** What it pays for its trades, and has paid so far in thousandths of a fen. */
  Fees fees = Fees.NONE;

  long feesPaid;
  boolean isCapped;
  Level level;
  Order previous;
  Order next;

  /** What {@link Totals} knows that it has frozen. */
  long counted;

  /** What {@link OrdersByAccount} knows that it may still buy, in kg. */
  long countedBuyKg;

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

  /** 0 for a purchase across books. */
  public int instrument() {
    return book.instrument.id();
  }

  public Side side() {
    return side;
  }

  public OrderType type() {
    return type;
  }

  public Terms terms() {
    return terms;
  }

  /** What a purchase across books may buy; null for an order of one book. */
  public Criteria criteria() {
    return criteria;
  }

  public TimeInForce timeInForce() {
    return terms.timeInForce();
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

  /** What it has paid the market for its trades, in thousandths of a fen. */
  public long feesPaid() {
    return feesPaid;
  }

  /**
   * What it pays for a trade of that amount, in thousandths of a fen; a purchase across books pays
   * what the book takes in which it trades, and no more than was frozen for it.
   *
   * @param maker the one of the two that was there before
   */
  public long fee(long amount, Order maker, Order taker) {
    if (fees == Fees.NONE) {
      return 0;
    }
    Fees here = criteria == null ? fees : feesIn((this == maker ? taker : maker).book.instrument);
    return this == maker ? here.ofMaker(amount) : here.ofTaker(amount);
  }

  private Fees feesIn(Instrument instrument) {
    return instrument.fees().atMost(fees);
  }

  /** Sum of its trades without fees, in thousandths of a fen. */
  public long paid() {
    return paid;
  }

  /** Takes part in a trade of so many kilograms; what it has frozen shrinks to what it may need. */
  void fill(long filled, long price, Order maker, Order taker) {
    long amount = price * filled;
    long fee = fee(amount, maker, taker);
    filledKg += filled;
    paid += amount;
    feesPaid += fee;
    if (type == OrderType.BUDGET) {
      frozen -= amount + fee;
      // Without a limit, what the rest buys shows at the next level; until then it buys at this
      // price.
      openKg = bought(priceFen > 0 ? limitFen() : price);
    } else {
      openKg -= filled;
      frozen = needed();
    }
  }

  /** What its limit counts as now: the cap of a case is no more than the edge of the band. */
  long limitFen() {
    return isCapped ? book.instrument.capped(priceFen) : priceFen;
  }

  /** Whether an amendment leaves it where it stands: no other limit, and no more than it is for. */
  boolean keepsItsPlace(long otherPriceFen, long otherKg) {
    return otherPriceFen == priceFen && otherKg <= kg;
  }

  /** What its open quantity needs: thousandths of a fen for a purchase, kg for a sale. */
  long needed() {
    return type == OrderType.BUDGET ? budget - paid - feesPaid : needed(openKg);
  }

  /** What so much of a limit order needs. */
  long needed(long quantity) {
    return side == Side.BUY ? fees.with(priceFen * quantity) : quantity;
  }

  /** What may trade at {@code price}: a budget buys the more the lower price and fee are. */
  long kgAt(long price, boolean isMaker) {
    return type == OrderType.LIMIT
        ? openKg
        : book.instrument.wholeLots(
            isMaker ? fees.withoutMaker(frozen) : fees.withoutTaker(frozen), price);
  }

  /** What a purchase across books may trade in one of them, in whole lots of that. */
  long kgIn(Instrument instrument, long price, boolean isMaker) {
    if (type == OrderType.LIMIT) {
      return openKg - openKg % instrument.lotKg();
    }
    Fees here = feesIn(instrument);
    return instrument.wholeLots(
        isMaker ? here.withoutMaker(frozen) : here.withoutTaker(frozen), price);
  }

  /** The same whichever fee it pays. */
  long mostKgIn(Instrument instrument, long price) {
    return type == OrderType.LIMIT
        ? kgIn(instrument, price, true)
        : instrument.wholeLots(feesIn(instrument).without(frozen), price);
  }

  /** What the rest of a sum buys, whichever fee it pays. */
  long bought(long price) {
    return book.instrument.wholeLots(fees.without(frozen), price);
  }
}
