package io.carboninclusion.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The purchases across books that rest: a list of its own side, by limit and then by age, at most
 * {@link Limits#MAX_RESTING_CRITERIA} of them. They lie in the bids of a book that has the number
 * 0, lots of 1 kg and no offers, so that whoever reads such an order finds an instrument.
 *
 * <p>In the book of an instrument that fits, such an order stands at the highest tick and price of
 * the band that its limit allows, for as many whole lots as its rest pays there; with less than a
 * lot it stands there not at all. It stands only in books that trade now.
 */
final class RestingCriteria {
  private final Book nowhere;
  private final Supplier<Book[]> books;

  /**
   * @param settlement of the market
   * @param books of the market by their numbers, with gaps
   */
  RestingCriteria(Settlement settlement, Supplier<Book[]> books) {
    this.nowhere = new Book(new Instrument(0, 1, 1), settlement);
    this.books = books;
  }

  Book nowhere() {
    return nowhere;
  }

  /** Whether there are any; all that they cost a market without them. */
  boolean isThere() {
    return !nowhere.ladder(Side.BUY).isEmpty();
  }

  int size() {
    int size = 0;
    for (Level level = nowhere.ladder(Side.BUY).best(); level != null; level = after(level)) {
      size += level.orders;
    }
    return size;
  }

  private Level after(Level level) {
    return nowhere.ladder(Side.BUY).after(level);
  }

  /** Fen per tonne at which an order with this limit stands in a book, below the band too. */
  static long priceFen(long limitFen, Instrument instrument) {
    return Math.min(limitFen, instrument.highestFen())
        / instrument.tickFen()
        * instrument.tickFen();
  }

  /**
   * What an offer in the book of an instrument that trades meets before the best of that book: of
   * the highest price there the order that came first, or null.
   *
   * @param leastFen what the offer asks for at least
   * @param best the best purchase in the book itself, or null
   */
  Order best(Instrument instrument, long leastFen, Order best) {
    long bestFen = best == null ? Math.max(leastFen, instrument.lowestFen()) : best.level.priceFen;
    bestFen = Math.max(bestFen, leastFen);
    Order found = null;
    long oldest = best == null || best.level.priceFen < bestFen ? Long.MAX_VALUE : best.priority;
    for (Level level = nowhere.ladder(Side.BUY).best(); level != null; level = after(level)) {
      long priceFen = priceFen(level.priceFen, instrument);
      if (priceFen < bestFen) {
        return found;
      }
      Order first = first(level, instrument, priceFen);
      if (first != null && (priceFen > bestFen || first.priority < oldest)) {
        found = first;
        bestFen = priceFen;
        oldest = first.priority;
      }
    }
    return found;
  }

  private static Order first(Level level, Instrument instrument, long priceFen) {
    Order order = level.first;
    while (order != null && !stands(order, instrument, priceFen)) {
      order = order.next;
    }
    return order;
  }

  private static boolean stands(Order order, Instrument instrument, long priceFen) {
    return order.criteria.fit(instrument) && order.mostKgIn(instrument, priceFen) > 0;
  }

  /** All that stand in the book of an instrument that trades, best price and oldest first. */
  List<Order> standing(Instrument instrument, long leastFen) {
    List<Order> standing = new ArrayList<>();
    each(
        order -> {
          long priceFen = priceFen(order.priceFen, instrument);
          boolean inBand = priceFen >= Math.max(leastFen, instrument.lowestFen());
          if (inBand && stands(order, instrument, priceFen)) {
            standing.add(order);
          }
        });
    standing.sort(
        Comparator.comparingLong((Order order) -> -priceFen(order.priceFen, instrument))
            .thenComparingLong(order -> order.priority));
    return standing;
  }

  private void each(Consumer<Order> action) {
    for (Level level = nowhere.ladder(Side.BUY).best(); level != null; level = after(level)) {
      for (Order order = level.first; order != null; order = order.next) {
        action.accept(order);
      }
    }
  }

  /** The orders of an account that fit an instrument. */
  int orders(Account owner, Instrument instrument) {
    int[] count = new int[1];
    each(order -> count[0] += isOf(order, owner, instrument) ? 1 : 0);
    return count[0];
  }

  /** What they may still buy there, in whole lots: of a sum what it buys at its limit. */
  long buyKg(Account owner, Instrument instrument) {
    long lotKg = instrument.lotKg();
    long[] kg = new long[1];
    each(order -> kg[0] += isOf(order, owner, instrument) ? order.openKg / lotKg * lotKg : 0);
    return kg[0];
  }

  private static boolean isOf(Order order, Account owner, Instrument instrument) {
    return order.owner == owner && order.criteria.fit(instrument);
  }

  /**
   * Whether nothing is left to buy: of a sum that bought something, when its rest pays no lot of
   * any book that fits, at its limit or without one at the price that it paid last.
   */
  boolean isDone(Order order) {
    if (order.type == OrderType.LIMIT) {
      return order.openKg == 0;
    }
    if (order.filledKg == 0) {
      return false;
    }
    for (Book book : books.get()) {
      if (book != null
          && order.criteria.fit(book.instrument)
          && order.openKg >= book.instrument.lotKg()) {
        return false;
      }
    }
    return true;
  }

  /** Ends those whose last trading day is that one or lies before it, the oldest first. */
  void expire(int day) {
    if (isThere()) {
      List<Order> over = new ArrayList<>();
      each(
          order -> {
            if (order.terms.lastDay() > 0 && order.terms.lastDay() <= day) {
              over.add(order);
            }
          });
      over.sort(Comparator.comparingLong(Order::id));
      over.forEach(order -> nowhere.end(order, CloseReason.EXPIRED));
    }
  }
}
