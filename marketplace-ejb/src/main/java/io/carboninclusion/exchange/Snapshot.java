package io.carboninclusion.exchange;

import io.carboninclusion.kernel.Fees;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * The whole state of a core as a row of numbers, and back. What is restored goes on exactly as the
 * original would have: same answers, same events, same hash. Two cores in the same state give the
 * same numbers.
 */
final class Snapshot {
  /** Changes whenever the layout does, so that another one is refused and not misread. */
  private static final long LAYOUT = 5;

  /**
   * The layout of engine 4: no fees, no block proposals, no auctions, no traits of instruments, and
   * each book counted its own arrivals.
   */
  private static final long FOURTH_LAYOUT = 4;

  /** The layout of engine 3: no T+1, and trades outside of trading days belonged to no close. */
  private static final long THIRD_LAYOUT = 3;

  /**
   * The layout of engine 2: no trading days, no rules but the band, orders with nothing special.
   */
  private static final long SECOND_LAYOUT = 2;

  /** The layout of engine 1: an order's id was its age, and only issuances had their ids kept. */
  private static final long FIRST_LAYOUT = 1;

  private static final int CASE = 1;
  private static final int CLOSED = 2;

  private final Ledger ledger;
  private final OpenOrders orders;
  private final Totals totals;
  private long layout = LAYOUT;

  Snapshot(Ledger ledger, OpenOrders orders, Totals totals) {
    this.ledger = ledger;
    this.orders = orders;
    this.totals = totals;
  }

  static void writeLayout(LongConsumer out) {
    out.accept(LAYOUT);
  }

  void readLayout(LongSupplier in) {
    layout = in.getAsLong();
    if (layout < FIRST_LAYOUT || layout > LAYOUT) {
      throw new IllegalStateException(
          "a snapshot of layout " + layout + "; this version reads up to " + LAYOUT);
    }
  }

  void readLastArrival(LongSupplier in, Arrivals arrivals) {
    if (layout > FOURTH_LAYOUT) {
      arrivals.goOnBehind(in.getAsLong());
    }
  }

  static void write(Book book, LongConsumer out) {
    Instrument it = book.instrument;
    out.accept(it.id());
    out.accept(it.tickFen());
    out.accept(it.lotKg());
    out.accept(it.status.ordinal());
    out.accept(it.referenceFen());
    out.accept(it.bandBasisPoints());
    out.accept(it.lastFen);
    out.accept(it.lastSerial);
    TradingDay day = it.day;
    out.accept(day.number);
    out.accept(day.isOpen ? 1 : 0);
    out.accept(day.closeFen);
    out.accept(day.kg);
    out.accept(day.amount);
    out.accept(day.amountFull);
    out.accept(it.phase.ordinal());
    out.accept(it.opensMicros);
    out.accept(Rule.values().length);
    for (Rule rule : Rule.values()) {
      out.accept(it.rule(rule));
    }
    Traits traits = it.traits;
    out.accept(traits == null ? 0 : 1);
    if (traits != null) {
      out.accept(traits.kind());
      out.accept(traits.scheme());
      out.accept(traits.vintage());
      out.accept(traits.compensates() ? 1 : 0);
    }
    out.accept(it.windowMicros);
    out.accept(it.windowFen);
  }

  Instrument readInstrument(LongSupplier in) {
    Instrument it = new Instrument(number(in), in.getAsLong(), in.getAsLong());
    it.status = InstrumentStatus.values()[number(in)];
    it.setRules(in.getAsLong(), number(in));
    it.lastFen = in.getAsLong();
    it.lastSerial = in.getAsLong();
    if (layout > SECOND_LAYOUT) {
      readDay(in, it.day);
      if (layout > THIRD_LAYOUT) {
        it.phase = TradingPhase.of(number(in));
        it.opensMicros = in.getAsLong();
      }
      int rules = number(in);
      for (int i = 0; i < rules; i++) {
        it.rule(Rule.of(i), in.getAsLong());
      }
      it.ordersByAccount = OrdersByAccount.askedBy(it);
    }
    if (layout > FOURTH_LAYOUT && number(in) == 1) {
      it.traits = new Traits(number(in), number(in), number(in), number(in) == 1);
    }
    if (layout > FOURTH_LAYOUT) {
      it.windowMicros = in.getAsLong();
      it.windowFen = in.getAsLong();
    }
    return it;
  }

  private void readDay(LongSupplier in, TradingDay day) {
    day.number = number(in);
    day.isOpen = number(in) == 1;
    day.closeFen = in.getAsLong();
    day.kg = in.getAsLong();
    day.amount = in.getAsLong();
    day.amountFull = in.getAsLong();
    if (layout <= THIRD_LAYOUT && !day.isOpen) {
      day.forgetTrades();
    }
  }

  /** Behind all that any book counted, if each counted apart. */
  void readArrivals(LongSupplier in, Arrivals arrivals, long lastOrder) {
    if (layout == FIRST_LAYOUT) {
      arrivals.goOnBehind(lastOrder);
    } else if (layout <= FOURTH_LAYOUT) {
      arrivals.goOnBehind(in.getAsLong());
    }
  }

  /**
   * False if the engine that saved them kept the ids of issuances alone; for its other commands the
   * keys of the last 24 hours are all there is.
   */
  boolean readUsedIds(LongSupplier in, UsedIds used) {
    if (layout != FIRST_LAYOUT) {
      used.read(in);
      return true;
    }
    for (int count = number(in); count > 0; count--) {
      used.issuances.add(in.getAsLong());
      // Beside it stood the quantity issued, which nobody asks for.
      long unusedKg = in.getAsLong();
    }
    return false;
  }

  void readBlocks(LongSupplier in, BlockTrades blocks, Book[] books) {
    if (layout > FOURTH_LAYOUT) {
      blocks.read(in, books);
    }
  }

  void readAuctions(LongSupplier in, Auctions auctions, Book[] books) {
    if (layout > FOURTH_LAYOUT) {
      auctions.read(in, books);
    }
  }

  void writeAccounts(LongConsumer out) {
    int count = 0;
    for (Account account : ledger.accounts()) {
      count += account == null ? 0 : 1;
    }
    out.accept(count);
    for (Account account : ledger.accounts()) {
      if (account != null) {
        write(account, out);
      }
    }
  }

  private static void write(Account account, LongConsumer out) {
    out.accept(account.id);
    out.accept(account.available);
    out.accept(account.frozen);
    out.accept((account.isCase ? CASE : 0) + (account.isClosed ? CLOSED : 0));
    out.accept(account.holdings().length);
    for (Holding holding : account.holdings()) {
      out.accept(holding.instrument);
      out.accept(holding.available);
      out.accept(holding.frozen);
      out.accept(holding.retireOnly);
      out.accept(holding.boughtDay);
      out.accept(holding.boughtKg);
      SerialBlocks blocks = holding.blocks;
      out.accept(blocks.size());
      for (int i = 0; i < blocks.size(); i++) {
        out.accept(blocks.issuance(i));
        out.accept(blocks.first(i));
        out.accept(blocks.last(i));
      }
    }
  }

  void readAccounts(LongSupplier in) {
    for (int count = number(in); count > 0; count--) {
      Account account = ledger.account(number(in));
      account.available = in.getAsLong();
      account.frozen = in.getAsLong();
      int flags = number(in);
      account.isCase = (flags & CASE) != 0;
      account.isClosed = (flags & CLOSED) != 0;
      for (int holdings = number(in); holdings > 0; holdings--) {
        Holding holding = account.holdingFor(number(in));
        holding.available = in.getAsLong();
        holding.frozen = in.getAsLong();
        holding.retireOnly = in.getAsLong();
        if (layout > THIRD_LAYOUT) {
          holding.boughtDay = number(in);
          holding.boughtKg = in.getAsLong();
        }
        for (int blocks = number(in); blocks > 0; blocks--) {
          holding.blocks.restore(in.getAsLong(), in.getAsLong(), in.getAsLong());
        }
      }
      totals.add(account);
    }
  }

  /** Open orders by their age within a price. */
  void writeOrders(LongConsumer out) {
    List<Order> open = new ArrayList<>(orders.size());
    orders.forEach(open::add);
    open.sort(Comparator.comparingInt(Order::instrument).thenComparingLong(o -> o.priority));
    out.accept(open.size());
    for (Order order : open) {
      out.accept(order.id);
      out.accept(order.priority);
      out.accept(order.account());
      out.accept(order.instrument());
      out.accept(order.side.ordinal());
      out.accept(order.type.ordinal());
      Terms terms = order.terms;
      out.accept(terms.timeInForce().ordinal());
      out.accept(terms.lastDay());
      out.accept(terms.postOnly() ? 1 : 0);
      out.accept(terms.minKg());
      out.accept(terms.selfTrade().ordinal());
      out.accept(order.priceFen);
      out.accept(order.kg);
      out.accept(order.budget);
      out.accept(order.openKg);
      out.accept(order.filledKg);
      out.accept(order.frozen);
      out.accept(order.paid);
      out.accept(order.fees.maker());
      out.accept(order.fees.taker());
      out.accept(order.feesPaid);
      if (order.criteria != null) {
        write(order.criteria, out);
      }
    }
  }

  private static void write(Criteria criteria, LongConsumer out) {
    out.accept(criteria.kinds());
    out.accept(criteria.scheme());
    out.accept(criteria.firstVintage());
    out.accept(criteria.lastVintage());
    out.accept(criteria.compensating() ? 1 : 0);
  }

  private static Criteria readCriteria(LongSupplier in) {
    return new Criteria(in.getAsLong(), number(in), number(in), number(in), number(in) == 1);
  }

  /**
   * @param nowhere the book of the purchases across books, whose number is 0
   */
  void readOrders(LongSupplier in, Book[] books, Book nowhere) {
    for (int count = number(in); count > 0; count--) {
      Order order = orders.take(in.getAsLong());
      order.priority = layout == FIRST_LAYOUT ? order.id : in.getAsLong();
      order.owner = ledger.account(number(in));
      int instrument = number(in);
      order.book = instrument == 0 ? nowhere : books[instrument];
      order.side = Side.of(number(in));
      order.type = OrderType.values()[number(in)];
      order.terms = readTerms(in);
      order.priceFen = in.getAsLong();
      order.kg = in.getAsLong();
      order.budget = in.getAsLong();
      order.openKg = in.getAsLong();
      order.filledKg = in.getAsLong();
      order.frozen = in.getAsLong();
      order.paid = in.getAsLong();
      if (layout > FOURTH_LAYOUT) {
        order.fees = Fees.of(in.getAsLong(), in.getAsLong());
        order.feesPaid = in.getAsLong();
      }
      if (instrument == 0) {
        order.criteria = readCriteria(in);
      }
      order.isCapped = order.owner.isCase;
      order.owner.openOrders++;
      totals.count(order);
      if (order.book.instrument.ordersByAccount != null) {
        order.book.instrument.ordersByAccount.opened(order);
      }
      order.book.rest(order);
      orders.add(order);
    }
  }

  private Terms readTerms(LongSupplier in) {
    TimeInForce time = TimeInForce.values()[number(in)];
    if (layout <= SECOND_LAYOUT) {
      return Terms.plain(time);
    }
    Terms terms =
        new Terms(time, number(in), number(in) == 1, in.getAsLong(), SelfTrade.of(number(in)));
    return terms.isPlain() ? Terms.plain(time) : terms;
  }

  static int number(LongSupplier in) {
    return Math.toIntExact(in.getAsLong());
  }
}
