package io.carboninclusion.trading;

import io.carboninclusion.exchange.Criteria;
import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.Terms;
import io.carboninclusion.exchange.TimeInForce;

/**
 * An order of the {@link NaiveMarket}: what was asked or amended to, and what has traded so far.
 */
final class NaiveOrder {
  final long id;
  RoomCommand.Place asked;
  final NaiveInstrument instrument;
  final boolean isCapped;

  /** Of a purchase across books; null for all others. */
  Criteria criteria;

  long filledKg;
  long paid;

  /** Those of the moment in which it took its place, and what it has paid of them. */
  NaiveFees fees;

  long feesPaid;
  OrderStatus status = OrderStatus.OPEN;

  /** What may still trade: a quantity, or what the rest of a budget buys at its limit. */
  long openKg;

  /** Among the orders of all books, when it came to its place. */
  long arrived;

  /** The command that changed it last. */
  long changedBy;

  NaiveOrder(long id, RoomCommand.Place asked, NaiveInstrument instrument, boolean isCapped) {
    this.id = id;
    this.asked = asked;
    this.instrument = instrument;
    this.isCapped = isCapped;
    long limit = asked.priceFen() == 0 ? instrument.lowest : price();
    this.fees = instrument.fees;
    this.openKg = isBudget() ? fees.lots(asked.amount(), limit, instrument.lot) : asked.amount();
  }

  /** A DAY order as if it had asked for that day. */
  static RoomCommand.Place until(RoomCommand.Place c, int day) {
    Terms t = c.terms();
    Terms dated = new Terms(t.timeInForce(), day, t.postOnly(), t.minKg(), t.selfTrade());
    return asked(c, dated, c.priceFen(), c.amount());
  }

  /** The same with other terms, another limit or quantity. */
  static RoomCommand.Place asked(RoomCommand.Place c, Terms terms, long priceFen, long amount) {
    return new RoomCommand.Place(
        c.intent(), c.account(), c.instrument(), c.side(), c.type(), terms, priceFen, amount);
  }

  /** The same in another book. */
  NaiveOrder copy(NaiveInstrument other) {
    NaiveOrder copy = new NaiveOrder(id, asked, other, isCapped);
    copy.criteria = criteria;
    copy.filledKg = filledKg;
    copy.paid = paid;
    copy.fees = fees;
    copy.feesPaid = feesPaid;
    copy.openKg = openKg;
    copy.arrived = arrived;
    return copy;
  }

  /** The trading day at whose close it expires, or 0. */
  int lastDay() {
    return asked.terms().lastDay();
  }

  int account() {
    return (int) asked.account();
  }

  boolean buys() {
    return asked.side() == Side.BUY;
  }

  boolean isBudget() {
    return asked.type() == OrderType.BUDGET;
  }

  /** The price at which it stands in the book: a case's follows the band up to its cap. */
  long price() {
    return isCapped ? Math.min(asked.priceFen(), instrument.highestTick()) : asked.priceFen();
  }

  /** What it must trade at once, or not at all. */
  long leastAtOnce() {
    boolean all = asked.terms().timeInForce() == TimeInForce.FOK;
    return all ? asked.amount() : asked.terms().minKg();
  }

  /** The price it accepts when it comes. */
  long limit() {
    return asked.priceFen() == 0 ? instrument.highest : asked.priceFen();
  }

  boolean accepts(long price) {
    return buys() ? price <= limit() : price >= limit();
  }

  /** What may trade at a price in a book, as the order that is there or as the one that comes. */
  long kgAt(long price, boolean isMaker, NaiveInstrument book) {
    return isBudget()
        ? NaiveFees.lots(unspent(), price, book.lot, amount -> amount + fee(amount, isMaker, book))
        : openKg / book.lot * book.lot;
  }

  /**
   * The price at which it stands in a book: across books the highest tick that it may pay there.
   */
  long priceIn(NaiveInstrument book) {
    if (criteria == null) {
      return price();
    }
    long most = Math.min(asked.priceFen(), book.highest);
    return most - most % book.tick;
  }

  /** Whether it can take a lot of a book, whichever fee it will pay. */
  boolean takesALotOf(NaiveInstrument book) {
    long price = priceIn(book);
    return Math.min(kgAt(price, true, book), kgAt(price, false, book)) > 0;
  }

  private long unspent() {
    return asked.amount() - paid - feesPaid;
  }

  /** Cash for a purchase, kilograms for a sale. */
  long frozen() {
    if (status != OrderStatus.OPEN) {
      return 0;
    }
    if (isBudget()) {
      return unspent();
    }
    return buys() ? fees.with(asked.priceFen() * openKg) : openKg;
  }

  void fill(long kg, long price, boolean isMaker, NaiveInstrument book) {
    filledKg += kg;
    paid += kg * price;
    feesPaid += fee(kg * price, isMaker, book);
    if (isBudget()) {
      long limit = asked.priceFen() == 0 ? price : price();
      openKg = fees.lots(unspent(), limit, instrument.lot);
    } else {
      openKg -= kg;
    }
  }

  /** What it pays for a trade: across books, what the book takes, but no more than it froze. */
  long fee(long amount, boolean isMaker, NaiveInstrument book) {
    long usual = fees.of(isMaker, amount);
    return criteria == null ? usual : Math.min(usual, book.fees.of(isMaker, amount));
  }

  /** At another edge of the band the rest of a case's sum buys more or less. */
  long boughtNow() {
    return fees.lots(unspent(), price(), instrument.lot);
  }

  void amend(long priceFen, long kg) {
    asked = asked(asked, asked.terms(), priceFen, kg);
    openKg = kg - filledKg;
  }

  /** Smaller without a trade. */
  void decrement(long kg) {
    amend(asked.priceFen(), asked.amount() - kg);
  }

  OrderState state() {
    return new OrderState(
        id,
        instrument.id,
        asked.side(),
        asked.type(),
        asked.terms(),
        asked.priceFen(),
        isBudget() ? 0 : asked.amount(),
        isBudget() ? asked.amount() : 0,
        openKg,
        filledKg,
        frozen(),
        paid,
        status);
  }
}
