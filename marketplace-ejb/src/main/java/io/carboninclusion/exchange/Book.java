package io.carboninclusion.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * The order book of one instrument: price priority, then time. Delivery and payment are one step: a
 * fill moves cash, units and serial blocks at once.
 *
 * <p>An incoming order trades at the price of the resting one. Orders that a new band leaves
 * outside stay, frozen and in their place, and cannot match until the band takes them in again.
 */
final class Book {
  final Instrument instrument;
  private final Exchange exchange;
  private final Ledger ledger;
  private final EventStream events;
  private final Ladder bids;
  private final Ladder asks;

  /** Resting purchases of cases, whose price follows the band. */
  private final List<Order> capped = new ArrayList<>();

  Book(Instrument instrument, Exchange exchange, Ledger ledger, EventStream events) {
    this.instrument = instrument;
    this.exchange = exchange;
    this.ledger = ledger;
    this.events = events;
    this.bids = new Ladder(Side.BUY, instrument.tickFen());
    this.asks = new Ladder(Side.SELL, instrument.tickFen());
  }

  Ladder ladder(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  /** Trades the accepted order, then lets it rest or closes it. */
  void enter(Order order, long limit) {
    match(order, limit);
    if (order.openKg == 0 && order.filledKg > 0) {
      close(order, CloseReason.FILLED);
    } else if (order.timeInForce == TimeInForce.GTC) {
      rest(order);
      events.orderChanged(order);
    } else {
      close(order, CloseReason.NOT_RESTING);
    }
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

  /** Takes a resting order out of the book and releases what it had frozen. */
  void cancel(Order order) {
    leave(order);
    close(order, CloseReason.CANCELLED);
  }

  /**
   * After a change of the band: what the old band kept apart may cross now; the older sets the
   * price.
   */
  void uncross() {
    Level bid = bestInBand(Side.BUY);
    Level ask = bestInBand(Side.SELL);
    while (bid != null && ask != null && bid.priceFen >= ask.priceFen) {
      boolean bidIsOlder = bid.first.id < ask.first.id;
      Order maker = bidIsOlder ? bid.first : ask.first;
      Order taker = bidIsOlder ? ask.first : bid.first;
      Level takersLevel = taker.level;
      long before = taker.openKg;
      fill(maker, taker, maker.level.priceFen);
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
      fill(maker, taker, level.priceFen);
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
  private void fill(Order maker, Order taker, long priceFen) {
    Order buy = maker.side == Side.BUY ? maker : taker;
    Order sell = maker.side == Side.BUY ? taker : maker;
    long kg = Math.min(maker.kgAt(priceFen), taker.kgAt(priceFen));
    long amount = priceFen * kg;
    Account buyer = ledger.account(buy.account);
    Account seller = ledger.account(sell.account);
    long trade = exchange.nextTrade();
    long makerBefore = maker.openKg;

    ledger.cash(buyer, Bucket.FROZEN, seller, Bucket.AVAILABLE, amount, Cause.TRADE, trade);
    Bucket bought = buyer.isCase ? Bucket.RETIRE_ONLY : Bucket.AVAILABLE;
    ledger.units(instrument.id(), seller, Bucket.FROZEN, buyer, bought, kg, Cause.TRADE, trade);
    buy.frozen -= amount;
    sell.frozen -= kg;
    sell.openKg -= kg;
    if (buy.type == OrderType.LIMIT) {
      buy.openKg -= kg;
      long improvement = (buy.priceFen - priceFen) * kg;
      buy.frozen -= improvement;
      ledger.releaseCash(buyer, improvement, Cause.ORDER_RELEASE, buy.id);
    } else {
      // Without a limit, what the rest buys shows at the next level; until then it buys at this
      // price.
      buy.openKg = instrument.wholeLots(buy.frozen, buy.priceFen > 0 ? buy.priceFen : priceFen);
    }
    maker.level.kg += maker.openKg - makerBefore;
    count(maker, kg, amount);
    count(taker, kg, amount);
    instrument.lastFen = priceFen;
    events.traded(trade, instrument.id(), priceFen, kg, maker, taker);
  }

  private static void count(Order order, long kg, long amount) {
    order.filledKg += kg;
    order.paid += amount;
  }

  private void closeIfFilled(Order order) {
    if (order.openKg == 0) {
      leave(order);
      close(order, CloseReason.FILLED);
    }
  }

  private void leave(Order order) {
    takeOut(order);
    if (order.isCapped) {
      capped.remove(order);
    }
  }

  private void takeOut(Order order) {
    Level level = order.level;
    level.remove(order);
    if (level.orders == 0) {
      ladder(order.side).drop(level);
    }
  }

  private void close(Order order, CloseReason why) {
    Account account = ledger.account(order.account);
    long rest = order.frozen;
    order.frozen = 0;
    if (order.side == Side.BUY) {
      ledger.releaseCash(account, rest, Cause.ORDER_RELEASE, order.id);
    } else {
      ledger.units(
          instrument.id(),
          account,
          Bucket.FROZEN,
          account,
          Bucket.AVAILABLE,
          rest,
          Cause.ORDER_RELEASE,
          order.id);
    }
    events.orderClosed(order, why);
    exchange.forget(order);
  }
}
