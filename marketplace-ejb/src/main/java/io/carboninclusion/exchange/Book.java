package io.carboninclusion.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The order book of one instrument: price priority, then time. It matches; what a match and the end
 * of an order mean for cash and units is its {@link Settlement}'s.
 *
 * <p>An incoming order trades at the price of the resting one. Orders that a new band leaves
 * outside stay, frozen and in their place, and cannot match until the band takes them in again.
 */
final class Book {
  final Instrument instrument;
  private final Settlement settlement;
  private final Ladder bids;
  private final Ladder asks;

  /** Resting purchases of cases, whose price follows the band. */
  private final List<Order> capped = new ArrayList<>();

  /** Resting orders that expire: by their last trading day, those of one day by their age. */
  private final TreeSet<Order> dated =
      new TreeSet<>(
          Comparator.comparingInt((Order order) -> order.terms.lastDay())
              .thenComparingLong(order -> order.priority));

  private final Arrivals arrivals;

  /** A book beside which there is no other. */
  Book(Instrument instrument, Settlement settlement) {
    this(instrument, settlement, new Arrivals());
  }

  /**
   * @param arrivals of all books of the market
   */
  Book(Instrument instrument, Settlement settlement, Arrivals arrivals) {
    this.instrument = instrument;
    this.settlement = settlement;
    this.arrivals = arrivals;
    this.bids = new Ladder(Side.BUY, instrument.tickFen());
    this.asks = new Ladder(Side.SELL, instrument.tickFen());
  }

  Ladder ladder(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  /** Trades the order as far as the book allows; whether it now rests in the book. */
  boolean enter(Order order, long limit) {
    order.priority = arrivals.next();
    if (instrument.phase == TradingPhase.CALL_AUCTION) {
      rest(order);
      return true;
    }
    long leastAtOnce = order.terms.leastAtOnce(order.kg);
    if (leastAtOnce > order.filledKg && !canTrade(order, limit, leastAtOnce)) {
      settlement.close(order, CloseReason.NOT_RESTING);
      return false;
    }
    if (!match(order, limit)) {
      settlement.close(order, CloseReason.SELF_TRADE);
    } else if (order.openKg == 0 && order.filledKg > 0) {
      settlement.close(order, CloseReason.FILLED);
    } else if (order.terms.timeInForce().rests()) {
      rest(order);
      return true;
    } else {
      settlement.close(order, CloseReason.NOT_RESTING);
    }
    return false;
  }

  /** Lays the order behind all others of its price. */
  void rest(Order order) {
    if (order.terms.lastDay() > 0) {
      dated.add(order);
    }
    if (order.isCapped) {
      capped.add(order);
    }
    ladder(order.side).at(order.limitFen()).append(order);
  }

  /** Takes a resting order out of the book for good. */
  void cancel(Order order) {
    end(order, CloseReason.CANCELLED);
  }

  /** An order that rests here or, of those across books, in the list of those. */
  void end(Order order, CloseReason why) {
    order.book.leave(order);
    settlement.close(order, why);
  }

  /**
   * Ends the orders whose last trading day is that one or lies before it, at most {@link
   * Limits#MAX_EXPIRED_AT_ONCE} of them; whether none is left.
   */
  boolean expire(int day) {
    for (int room = Limits.MAX_EXPIRED_AT_ONCE; room > 0 && hasExpired(day); room--) {
      end(dated.first(), CloseReason.EXPIRED);
    }
    return !hasExpired(day);
  }

  private boolean hasExpired(int day) {
    return !dated.isEmpty() && dated.first().terms.lastDay() <= day;
  }

  /** Makes a resting order smaller; it keeps its place. */
  void reduce(Order order, long openKg) {
    order.level.kg -= order.openKg - openKg;
    order.openKg = openKg;
  }

  /** Takes a resting order out, to {@link #enter} it again changed and behind all others. */
  void leave(Order order) {
    takeOut(order);
    if (order.isCapped) {
      capped.remove(order);
    }
    if (order.terms.lastDay() > 0) {
      dated.remove(order);
    }
  }

  /**
   * After a change of the band: purchases of cases follow it up to their caps and keep their age. A
   * sum buys more or less then; one whose rest buys nothing there is filled.
   */
  void recap() {
    for (Order order : List.copyOf(capped)) {
      if (order.limitFen() == order.level.priceFen) {
        continue;
      }
      takeOut(order);
      final long before = order.openKg;
      if (order.type == OrderType.BUDGET) {
        order.openKg = order.bought(order.limitFen());
      }
      ladder(order.side).at(order.limitFen()).insert(order);
      if (order.openKg == 0) {
        closeIfFilled(order);
      } else if (order.openKg != before) {
        settlement.reduced(order);
      }
    }
  }

  /**
   * After a change of the band: what the old band kept apart may cross now; the older sets the
   * price. A younger one that is post-only would take, so it is cancelled.
   */
  void uncross() {
    uncross(0);
  }

  /** At the end of a call auction: what meets at the one price trades, the best prices first. */
  void callAuction() {
    CallAuction auction = new CallAuction(instrument);
    for (Side side : List.of(Side.BUY, Side.SELL)) {
      Level level = bestInBand(side);
      while (level != null && instrument.isInBand(level.priceFen)) {
        auction.add(side, level.priceFen, level.kg);
        level = ladder(side).after(level);
      }
    }
    long priceFen = auction.priceFen();
    if (priceFen > 0) {
      uncross(priceFen);
    }
  }

  /**
   * @param single the price of all trades, or 0 if the older order's is; purchases across books do
   *     not wait for a call auction and have no part in it
   */
  private void uncross(long single) {
    Order ask = first(bestInBand(Side.SELL));
    Order bid = ask == null ? null : bestPurchase(ask.level.priceFen, single == 0);
    while (bid != null && meet(bid, ask, single)) {
      boolean bidIsOlder = bid.priority < ask.priority;
      Order maker = bidIsOlder ? bid : ask;
      Order taker = bidIsOlder ? ask : bid;
      if (taker.terms.postOnly()) {
        end(taker, CloseReason.POST_ONLY);
      } else if (mustNotTrade(maker, taker)) {
        if (!keepApart(maker, taker)) {
          end(taker, CloseReason.SELF_TRADE);
        }
      } else {
        Level takersLevel = taker.level;
        long before = taker.openKg;
        if (single == 0) {
          trade(maker, taker, priceHere(maker));
        } else {
          trade(maker, taker, single, Math.min(maker.openKg, taker.openKg));
        }
        takersLevel.kg += taker.openKg - before;
        closeIfFilled(maker);
        closeIfFilled(taker);
      }
      ask = first(bestInBand(Side.SELL));
      bid = ask == null ? null : bestPurchase(ask.level.priceFen, single == 0);
    }
  }

  private boolean meet(Order bid, Order ask, long single) {
    return single == 0
        ? priceHere(bid) >= ask.level.priceFen
        : priceHere(bid) >= single && ask.level.priceFen <= single;
  }

  private static Order first(Level level) {
    return level == null ? null : level.first;
  }

  /** The purchase that an offer at this price would meet first, here or across books. */
  private Order bestPurchase(long leastFen, boolean alsoAcross) {
    Order here = first(bestInBand(Side.BUY));
    Order across =
        alsoAcross && instrument.meetsCriteria()
            ? instrument.acrossBooks.best(instrument, leastFen, here)
            : null;
    return across == null ? here : across;
  }

  /** Fen per tonne at which an order stands in this book. */
  private long priceHere(Order order) {
    return order.criteria == null
        ? order.level.priceFen
        : RestingCriteria.priceFen(order.priceFen, instrument);
  }

  /** False if the order met another one of its own account and must end. */
  private boolean match(Order taker, long limit) {
    Side makers = taker.side.opposite();
    boolean avoidsOwn = taker.terms.selfTrade() != SelfTrade.NONE;
    Order maker = next(makers, limit);
    while (maker != null) {
      long priceFen = priceHere(maker);
      if (taker.kgAt(priceFen, false) == 0) {
        taker.openKg = 0;
        return true;
      }
      if (avoidsOwn && maker.owner == taker.owner) {
        if (!keepApart(maker, taker)) {
          return false;
        }
      } else {
        trade(maker, taker, priceFen);
        closeIfFilled(maker);
      }
      // A budget that buys nothing more at its limit may still buy at the next, better level.
      if (taker.type == OrderType.LIMIT && taker.openKg == 0) {
        return true;
      }
      maker = next(makers, limit);
    }
    return true;
  }

  /** What an order of the other side with this limit trades with next, or null. */
  private Order next(Side makers, long limit) {
    Level level = bestInBand(makers);
    if (makers == Side.BUY && instrument.meetsCriteria()) {
      Order best = bestPurchase(limit, true);
      return best != null && priceHere(best) >= limit ? best : null;
    }
    return level != null && makers.opposite().accepts(limit, level.priceFen) ? level.first : null;
  }

  private static boolean mustNotTrade(Order older, Order younger) {
    return younger.terms.selfTrade() != SelfTrade.NONE && older.owner == younger.owner;
  }

  /** Two orders of one account do as the younger one asks; whether that one goes on. */
  private boolean keepApart(Order older, Order younger) {
    SelfTrade how = younger.terms.selfTrade();
    if (how == SelfTrade.CANCEL_NEWEST) {
      return false;
    }
    if (how == SelfTrade.CANCEL_OLDEST || older.type == OrderType.BUDGET) {
      end(older, CloseReason.SELF_TRADE);
      return true;
    }
    long kg = Math.min(kg(older, priceHere(older), true), younger.openKg);
    decrement(older, kg);
    decrement(younger, kg);
    if (older.openKg == 0) {
      end(older, CloseReason.SELF_TRADE);
    }
    return younger.openKg > 0;
  }

  private void decrement(Order order, long kg) {
    order.kg -= kg;
    order.openKg -= kg;
    if (order.level != null) {
      order.level.kg -= kg;
    }
    settlement.reduced(order);
  }

  /** Whether a limit order that comes now would trade so many kilograms at once. */
  private boolean canTrade(Order taker, long limit, long kg) {
    Rehearsal rehearsal = new Rehearsal(taker, kg);
    List<Order> across =
        taker.side == Side.SELL && instrument.meetsCriteria()
            ? instrument.acrossBooks.standing(instrument, limit)
            : List.of();
    int nextAcross = 0;
    Order here = first(bestInBand(taker.side.opposite()));
    while (true) {
      if (here != null && !isMet(here, taker.side, limit)) {
        here = null;
      }
      Order other = nextAcross < across.size() ? across.get(nextAcross) : null;
      if (other != null && (here == null || isBefore(other, here))) {
        nextAcross++;
      } else {
        other = here;
        here = here == null ? null : behind(here);
      }
      if (other == null || !rehearsal.meets(other, kg(other, priceHere(other), true))) {
        return rehearsal.isEnough();
      }
    }
  }

  private boolean isMet(Order order, Side side, long limit) {
    return instrument.isInBand(order.level.priceFen) && side.accepts(limit, order.level.priceFen);
  }

  /** Of two purchases, one of them across books. */
  private boolean isBefore(Order across, Order here) {
    long acrossFen = priceHere(across);
    long hereFen = here.level.priceFen;
    return acrossFen == hereFen ? across.priority < here.priority : acrossFen > hereFen;
  }

  /** The order behind this one in the book. */
  private Order behind(Order order) {
    return order.next == null ? first(ladder(order.side).after(order.level)) : order.next;
  }

  /** The best price that an order with this limit would trade at now, or 0. */
  long wouldTradeAt(Side side, long limit) {
    if (side == Side.SELL && instrument.meetsCriteria() && instrument.trades()) {
      Order best = next(Side.BUY, limit);
      return best == null ? 0 : priceHere(best);
    }
    Level level = bestInBand(side.opposite());
    return level != null && side.accepts(limit, level.priceFen) ? level.priceFen : 0;
  }

  Level bestInBand(Side side) {
    Ladder ladder = ladder(side);
    Level best = ladder.best();
    if (best == null || instrument.isInBand(best.priceFen)) {
      return best;
    }
    Level inside =
        ladder.bestFrom(side == Side.BUY ? instrument.highestFen() : instrument.lowestFen());
    return inside == null || instrument.isInBand(inside.priceFen) ? inside : null;
  }

  /**
   * One trade: the maker rests in the book, the taker does not (or is accounted for by the caller).
   */
  private void trade(Order maker, Order taker, long priceFen) {
    long kg = Math.min(kg(maker, priceFen, true), kg(taker, priceFen, false));
    trade(maker, taker, priceFen, kg);
  }

  /** What an order may trade here at a price. */
  private long kg(Order order, long priceFen, boolean isMaker) {
    return order.criteria == null
        ? order.kgAt(priceFen, isMaker)
        : order.kgIn(instrument, priceFen, isMaker);
  }

  /**
   * A purchase across books takes so much of an offer of this one, at the offer's price; 0 ends the
   * offer, which is of the same account.
   */
  void take(Order offer, Order taker, long kg) {
    if (kg == 0) {
      end(offer, CloseReason.SELF_TRADE);
    } else {
      trade(offer, taker, offer.level.priceFen, kg);
      closeIfFilled(offer);
    }
  }

  private void trade(Order maker, Order taker, long priceFen, long kg) {
    long makerBefore = maker.openKg;
    maker.fill(kg, priceFen, maker, taker);
    taker.fill(kg, priceFen, maker, taker);
    maker.level.kg += maker.openKg - makerBefore;
    instrument.lastFen = priceFen;
    instrument.day.count(priceFen, kg);
    settlement.settle(maker, taker, priceFen, kg);
  }

  private void closeIfFilled(Order order) {
    if (order.criteria == null ? order.openKg == 0 : instrument.acrossBooks.isDone(order)) {
      end(order, CloseReason.FILLED);
    }
  }

  private void takeOut(Order order) {
    Level level = order.level;
    level.remove(order);
    if (level.orders == 0) {
      ladder(order.side).drop(level);
    }
  }
}
