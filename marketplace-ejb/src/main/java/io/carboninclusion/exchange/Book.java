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

  private void end(Order order, CloseReason why) {
    leave(order);
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
   * @param single the price of all trades, or 0 if the older order's is
   */
  private void uncross(long single) {
    Level bid = bestInBand(Side.BUY);
    Level ask = bestInBand(Side.SELL);
    while (bid != null && ask != null && meet(bid, ask, single)) {
      boolean bidIsOlder = bid.first.priority < ask.first.priority;
      Order maker = bidIsOlder ? bid.first : ask.first;
      Order taker = bidIsOlder ? ask.first : bid.first;
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
          trade(maker, taker, maker.level.priceFen);
        } else {
          trade(maker, taker, single, Math.min(maker.openKg, taker.openKg));
        }
        takersLevel.kg += taker.openKg - before;
        closeIfFilled(maker);
        closeIfFilled(taker);
      }
      bid = bestInBand(Side.BUY);
      ask = bestInBand(Side.SELL);
    }
  }

  private static boolean meet(Level bid, Level ask, long single) {
    return single == 0
        ? bid.priceFen >= ask.priceFen
        : bid.priceFen >= single && ask.priceFen <= single;
  }

  /** False if the order met another one of its own account and must end. */
  private boolean match(Order taker, long limit) {
    Side makers = taker.side.opposite();
    boolean avoidsOwn = taker.terms.selfTrade() != SelfTrade.NONE;
    Level level = bestInBand(makers);
    while (level != null && taker.side.accepts(limit, level.priceFen)) {
      if (taker.kgAt(level.priceFen, false) == 0) {
        taker.openKg = 0;
        return true;
      }
      Order maker = level.first;
      if (avoidsOwn && maker.owner == taker.owner) {
        if (!keepApart(maker, taker)) {
          return false;
        }
      } else {
        trade(maker, taker, level.priceFen);
        closeIfFilled(maker);
      }
      // A budget that buys nothing more at its limit may still buy at the next, better level.
      if (taker.type == OrderType.LIMIT && taker.openKg == 0) {
        return true;
      }
      level = bestInBand(makers);
    }
    return true;
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
    long kg = Math.min(older.openKg, younger.openKg);
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
    SelfTrade how = taker.terms.selfTrade();
    Ladder makers = ladder(taker.side.opposite());
    long open = taker.openKg;
    long traded = 0;
    Level level = bestInBand(taker.side.opposite());
    while (level != null
        && instrument.isInBand(level.priceFen)
        && taker.side.accepts(limit, level.priceFen)) {
      for (Order other = level.first; other != null; other = other.next) {
        boolean isOwn = mustNotTrade(other, taker);
        if (isOwn && how == SelfTrade.CANCEL_NEWEST) {
          return false;
        }
        boolean leaves = how == SelfTrade.CANCEL_OLDEST || other.type == OrderType.BUDGET;
        if (!isOwn || !leaves) {
          long met = Math.min(open, other.kgAt(level.priceFen, true));
          open -= met;
          traded += isOwn ? 0 : met;
        }
        if (traded >= kg || open == 0) {
          return traded >= kg;
        }
      }
      level = makers.after(level);
    }
    return false;
  }

  /** The best price that an order with this limit would trade at now, or 0. */
  long wouldTradeAt(Side side, long limit) {
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
    trade(
        maker, taker, priceFen, Math.min(maker.kgAt(priceFen, true), taker.kgAt(priceFen, false)));
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
    maker.fill(kg, priceFen, maker);
    taker.fill(kg, priceFen, maker);
    maker.level.kg += maker.openKg - makerBefore;
    instrument.lastFen = priceFen;
    instrument.day.count(priceFen, kg);
    settlement.settle(maker, taker, priceFen, kg);
  }

  private void closeIfFilled(Order order) {
    if (order.openKg == 0) {
      leave(order);
      settlement.close(order, CloseReason.FILLED);
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
