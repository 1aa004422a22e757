package io.carboninclusion.trading;

import io.carboninclusion.exchange.InstrumentStatus;
import io.carboninclusion.exchange.SelfTrade;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.exchange.TradingPhase;
import java.util.List;

/**
 * How the orders of one book of the {@link NaiveMarket} meet: each time the best of the other side
 * is looked for from the beginning.
 */
final class NaiveMatching {

  /** What a trade and the change of an order mean beyond their book. */
  interface Consequences {
    void trade(NaiveOrder maker, NaiveOrder taker, long price, long kg);

    /** The command under way has traded, made smaller or closed it. */
    void changed(NaiveOrder order);
  }

  private static final Consequences NONE =
      new Consequences() {
        @Override
        public void trade(NaiveOrder maker, NaiveOrder taker, long price, long kg) {
          // Of a copy of the book nobody pays.
        }

        @Override
        public void changed(NaiveOrder order) {
          // Nobody is told.
        }
      };

  private final Consequences consequences;

  NaiveMatching(Consequences consequences) {
    this.consequences = consequences;
  }

  /** An order comes: it trades, and rests, or ends. */
  void enter(NaiveOrder order) {
    if (order.instrument.phase == TradingPhase.CALL_AUCTION) {
      order.instrument.open.add(order);
    } else if (order.leastAtOnce() > order.filledKg && wouldTrade(order) < order.leastAtOnce()) {
      order.status = OrderStatus.NOT_RESTING;
    } else if (!meet(order)) {
      order.status = OrderStatus.SELF_TRADE;
    } else if (order.openKg == 0 && order.filledKg > 0) {
      order.status = OrderStatus.FILLED;
    } else if (List.of(TimeInForce.IOC, TimeInForce.FOK)
        .contains(order.asked.terms().timeInForce())) {
      order.status = OrderStatus.NOT_RESTING;
    } else {
      order.instrument.open.add(order);
    }
  }

  /** It comes to a copy of the book, and there one counts what it trades. */
  private static long wouldTrade(NaiveOrder order) {
    NaiveOrder copy = order.copy(order.instrument.copy());
    new NaiveMatching(NONE).meet(copy);
    return copy.filledKg - order.filledKg;
  }

  /** Trades with the best of the other side until nothing fits; false if its own orders end it. */
  private boolean meet(NaiveOrder order) {
    NaiveInstrument book = order.instrument;
    NaiveOrder maker = order.buys() ? book.best(false) : book.bestPurchase();
    while (maker != null && order.accepts(maker.priceIn(book))) {
      long price = maker.priceIn(book);
      if (order.kgAt(price, false, book) == 0) {
        order.openKg = 0;
        return true;
      }
      if (mustNotTrade(maker, order)) {
        if (!keepApart(maker, order, book)) {
          return false;
        }
      } else {
        trade(maker, order, price);
      }
      if (!order.isBudget() && order.openKg == 0) {
        return true;
      }
      maker = order.buys() ? book.best(false) : book.bestPurchase();
    }
    return true;
  }

  /**
   * Behind a new band: what the sums of cases buy at its edge, and the end of those that do not.
   */
  void recap(NaiveInstrument book) {
    for (NaiveOrder order : List.copyOf(book.open)) {
      if (order.isCapped && order.isBudget() && order.boughtNow() != order.openKg) {
        order.openKg = order.boughtNow();
        consequences.changed(order);
        if (order.openKg == 0) {
          close(order, OrderStatus.FILLED);
        }
      }
    }
  }

  /** What a new band or a new day lets meet: the older sets the price. */
  void uncross(NaiveInstrument book) {
    if (book.status != InstrumentStatus.OPEN || book.phase != TradingPhase.CONTINUOUS) {
      return;
    }
    NaiveOrder bid = book.bestPurchase();
    NaiveOrder ask = book.best(false);
    while (bid != null && ask != null && bid.priceIn(book) >= ask.price()) {
      meet(bid, ask, 0);
      bid = book.bestPurchase();
      ask = book.best(false);
    }
  }

  /** All that accepts one price, the best first. */
  void meetAt(NaiveInstrument book, long price) {
    NaiveOrder bid = book.best(true);
    NaiveOrder ask = book.best(false);
    while (bid != null && ask != null && bid.price() >= price && ask.price() <= price) {
      meet(bid, ask, price);
      bid = book.best(true);
      ask = book.best(false);
    }
  }

  /** Two resting orders, at one price or, if that is 0, at the older one's. */
  private void meet(NaiveOrder bid, NaiveOrder ask, long onePrice) {
    NaiveInstrument book = ask.instrument;
    NaiveOrder maker = bid.arrived < ask.arrived ? bid : ask;
    NaiveOrder taker = maker == bid ? ask : bid;
    if (taker.asked.terms().postOnly()) {
      close(taker, OrderStatus.POST_ONLY);
    } else if (mustNotTrade(maker, taker)) {
      if (!keepApart(maker, taker, book)) {
        close(taker, OrderStatus.SELF_TRADE);
      }
    } else {
      if (onePrice == 0) {
        trade(maker, taker, maker.priceIn(book));
      } else {
        trade(maker, taker, onePrice, Math.min(maker.openKg, taker.openKg));
      }
      closeIfDone(taker, book);
    }
  }

  private void closeIfDone(NaiveOrder order, NaiveInstrument book) {
    if (order.criteria == null ? order.openKg == 0 : NaiveCriteria.isDone(order, book.all)) {
      close(order, OrderStatus.FILLED);
    }
  }

  static boolean mustNotTrade(NaiveOrder older, NaiveOrder younger) {
    return older.account() == younger.account()
        && younger.asked.terms().selfTrade() != SelfTrade.NONE;
  }

  /** Two orders of one account do as the younger asks; whether it goes on. */
  private boolean keepApart(NaiveOrder older, NaiveOrder younger, NaiveInstrument book) {
    return switch (younger.asked.terms().selfTrade()) {
      case NONE -> throw new IllegalStateException("these two may trade");
      case CANCEL_NEWEST -> false;
      case CANCEL_OLDEST -> {
        close(older, OrderStatus.SELF_TRADE);
        yield true;
      }
      case DECREMENT -> {
        if (older.isBudget()) {
          close(older, OrderStatus.SELF_TRADE);
          yield true;
        }
        yield decrement(older, younger, book);
      }
    };
  }

  private boolean decrement(NaiveOrder older, NaiveOrder younger, NaiveInstrument book) {
    long kg = Math.min(older.openKg / book.lot * book.lot, younger.openKg);
    for (NaiveOrder one : List.of(older, younger)) {
      one.decrement(kg);
      consequences.changed(one);
    }
    if (older.openKg == 0) {
      close(older, OrderStatus.SELF_TRADE);
    }
    return younger.openKg > 0;
  }

  /** For copies of books. */
  static NaiveMatching withoutConsequences() {
    return new NaiveMatching(NONE);
  }

  private void trade(NaiveOrder maker, NaiveOrder taker, long price) {
    NaiveInstrument book = (maker.buys() ? taker : maker).instrument;
    long kg = Math.min(maker.kgAt(price, true, book), taker.kgAt(price, false, book));
    trade(maker, taker, price, kg);
  }

  void trade(NaiveOrder maker, NaiveOrder taker, long price, long kg) {
    consequences.trade(maker, taker, price, kg);
    NaiveInstrument book = (maker.buys() ? taker : maker).instrument;
    for (NaiveOrder one : List.of(maker, taker)) {
      one.fill(kg, price, one == maker, book);
      consequences.changed(one);
    }
    book.last = price;
    book.dayTrades.add(new long[] {price, kg});
    closeIfDone(maker, book);
  }

  /** An open order ends. */
  void close(NaiveOrder order, OrderStatus status) {
    order.status = status;
    consequences.changed(order);
    order.instrument.open.remove(order);
  }
}
