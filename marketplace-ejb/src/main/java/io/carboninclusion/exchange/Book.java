package io.carboninclusion.exchange;

import java.util.ArrayList;
import java.util.List;

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

  /** Of the order that came last. */
  private long lastPriority;

  Book(Instrument instrument, Settlement settlement) {
    this.instrument = instrument;
    this.settlement = settlement;
    this.bids = new Ladder(Side.BUY, instrument.tickFen());
    this.asks = new Ladder(Side.SELL, instrument.tickFen());
  }

  Ladder ladder(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  /** Trades the order as far as the book allows; whether it now rests in the book. */
  boolean enter(Order order, long limit) {
    order.priority = ++lastPriority;
    match(order, limit);
    if (order.openKg == 0 && order.filledKg > 0) {
      settlement.close(order, CloseReason.FILLED);
    } else if (order.timeInForce == TimeInForce.GTC) {
      rest(order);
      return true;
    } else {
      settlement.close(order, CloseReason.NOT_RESTING);
    }
    return false;
  }

  /** Lays the order behind all others of its price. */
  void rest(Order order) {
    if (order.isCapped) {
      capped.add(order);
      ladder(order.side).at(instrument.capped(order.priceFen)).append(order);
    } else {
      ladder(order.side).at(order.priceFen).append(order);
    }
  }

  long lastPriority() {
    return lastPriority;
  }

  void lastPriority(long priority) {
    lastPriority = priority;
  }

  /** Takes a resting order out of the book for good. */
  void cancel(Order order) {
    leave(order);
    settlement.close(order, CloseReason.CANCELLED);
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
  }

  /**
   * After a change of the band: purchases of cases follow it up to their caps and keep their age.
   */
  void recap() {
    for (Order order : capped) {
      long priceFen = instrument.capped(order.priceFen);
      if (priceFen != order.level.priceFen) {
        takeOut(order);
        ladder(order.side).at(priceFen).insert(order);
      }
    }
  }

  /**
   * After a change of the band: what the old band kept apart may cross now; the older sets the
   * price.
   */
  void uncross() {
    Level bid = bestInBand(Side.BUY);
    Level ask = bestInBand(Side.SELL);
    while (bid != null && ask != null && bid.priceFen >= ask.priceFen) {
      boolean bidIsOlder = bid.first.priority < ask.first.priority;
      Order maker = bidIsOlder ? bid.first : ask.first;
      Order taker = bidIsOlder ? ask.first : bid.first;
      Level takersLevel = taker.level;
      long before = taker.openKg;
      trade(maker, taker, maker.level.priceFen);
      takersLevel.kg += taker.openKg - before;
      closeIfFilled(maker);
      closeIfFilled(taker);
      bid = bestInBand(Side.BUY);
      ask = bestInBand(Side.SELL);
    }
  }

  private void match(Order taker, long limit) {
    Side makers = taker.side.opposite();
    Level level = bestInBand(makers);
    while (level != null && taker.side.accepts(limit, level.priceFen)) {
      if (taker.kgAt(level.priceFen) == 0) {
        taker.openKg = 0;
        return;
      }
      Order maker = level.first;
      trade(maker, taker, level.priceFen);
      closeIfFilled(maker);
      // A budget that buys nothing more at its limit may still buy at the next, better level.
      if (taker.type == OrderType.LIMIT && taker.openKg == 0) {
        return;
      }
      level = bestInBand(makers);
    }
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
    long kg = Math.min(maker.kgAt(priceFen), taker.kgAt(priceFen));
    long makerBefore = maker.openKg;
    maker.fill(kg, priceFen);
    taker.fill(kg, priceFen);
    maker.level.kg += maker.openKg - makerBefore;
    instrument.lastFen = priceFen;
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
