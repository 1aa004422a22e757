package io.carboninclusion.exchange;

import io.carboninclusion.kernel.Fees;
import java.util.ArrayList;
import java.util.List;

/**
 * Purchases across books: "any forestry of Sichuan, vintage 2023 or later, at most 60.00". One
 * order, one limit, one freeze; it takes the best offers of all instruments that fit in one step.
 * What is left is released, or rests among the {@link RestingCriteria}.
 *
 * <p>Such an order belongs to no book. It stands in one that has the number 0, lots of 1 kg and
 * nothing to trade with, so that whoever reads it finds an instrument.
 *
 * <p>As in {@link Admission} the first half reads only, and the numbers of a refusal stand beside
 * it.
 */
final class CriteriaOrders {
  private final DeliveryVersusPayment settlement;
  private final Halts halts;
  private final RestingCriteria resting;
  private final OpenOrders orders;
  private final Arrivals arrivals;
  private final EventStream events;
  private final List<Book> fitting = new ArrayList<>();

  /** The greatest fees of those that fit, which every trade can pay; at once there is no maker. */
  private Fees fees = Fees.NONE;

  /** The latest day under way in the books that fit, or 0. */
  private int day;

  private long expected;
  private long given;

  CriteriaOrders(
      DeliveryVersusPayment settlement,
      Halts halts,
      RestingCriteria resting,
      OpenOrders orders,
      Arrivals arrivals,
      EventStream events) {
    this.settlement = settlement;
    this.halts = halts;
    this.resting = resting;
    this.orders = orders;
    this.arrivals = arrivals;
    this.events = events;
  }

  long expected() {
    return expected;
  }

  long given() {
    return given;
  }

  /** Whether the order may be placed; finds the books that fit. */
  Reason judge(
      Account owner,
      Book[] books,
      Criteria criteria,
      OrderType type,
      Terms terms,
      long priceFen,
      long amount) {
    if (!criteria.makeSense()) {
      return refuse(Reason.CRITERIA_INVALID, 0, 0);
    }
    find(books, criteria, terms.timeInForce().rests());
    if (fitting.isEmpty()) {
      return refuse(Reason.CRITERIA_FIT_NOTHING, 0, 0);
    }
    Terms.Field wrong = outOfPlace(terms, type, priceFen);
    if (wrong != null) {
      return refuse(Reason.ORDER_TERMS_INVALID, 0, wrong.ordinal());
    }
    boolean market = type == OrderType.BUDGET && priceFen == 0;
    if (!market && (priceFen < 1 || priceFen > Limits.MAX_PRICE_FEN)) {
      return refuse(Reason.PRICE_OUT_OF_RANGE, Limits.MAX_PRICE_FEN, priceFen);
    }
    Reason reason = type == OrderType.LIMIT ? quantity(amount) : sum(priceFen, amount);
    if (reason == Reason.ACCEPTED && type == OrderType.LIMIT) {
      reason = least(terms.minKg(), amount);
    }
    if (reason == Reason.ACCEPTED && terms.timeInForce().rests()) {
      reason = rest(owner, terms);
    }
    if (reason == Reason.ACCEPTED) {
      reason = owner(owner);
    }
    if (reason == Reason.ACCEPTED) {
      reason = position(owner, type, priceFen, amount);
    }
    return reason == Reason.ACCEPTED
        ? funds(owner, type == OrderType.LIMIT ? fees.with(priceFen * amount) : amount)
        : reason;
  }

  private void find(Book[] books, Criteria criteria, boolean rests) {
    fitting.clear();
    long maker = 0;
    long taker = 0;
    for (Book book : books) {
      if (book != null && criteria.fit(book.instrument)) {
        fitting.add(book);
        maker = Math.max(maker, rests ? book.instrument.rule(Rule.MAKER_FEE_BASIS_POINTS) : 0);
        taker = Math.max(taker, book.instrument.rule(Rule.TAKER_FEE_BASIS_POINTS));
      }
    }
    fees = Fees.of(maker, taker);
  }

  /** What does not go together with the rest, or null. */
  private static Terms.Field outOfPlace(Terms terms, OrderType type, long priceFen) {
    TimeInForce time = terms.timeInForce();
    boolean isSum = type == OrderType.BUDGET;
    // Without a limit there is no price at which a rest could wait.
    if (isSum && (time == TimeInForce.FOK || (priceFen == 0 && time.rests()))) {
      return Terms.Field.TIME_IN_FORCE;
    }
    if ((terms.lastDay() != 0) != (time == TimeInForce.GTD)) {
      return Terms.Field.LAST_DAY;
    }
    if (terms.postOnly()) {
      return Terms.Field.POST_ONLY;
    }
    if (isSum && terms.minKg() != 0) {
      return Terms.Field.MIN_KG;
    }
    // What it would lose to an own offer need not be whole lots of the next book.
    return terms.selfTrade() == SelfTrade.DECREMENT ? Terms.Field.SELF_TRADE : null;
  }

  private Reason quantity(long kg) {
    long most = Limits.MAX_KG;
    long lot = Limits.MAX_KG;
    for (Book book : fitting) {
      most = Math.min(most, book.instrument.rule(Rule.MAX_ORDER_KG));
      lot = Math.min(lot, book.instrument.lotKg());
    }
    if (kg < 1 || kg > most) {
      return refuse(Reason.QUANTITY_OUT_OF_RANGE, most, kg);
    }
    return kg % lot == 0 ? Reason.ACCEPTED : refuse(Reason.QUANTITY_OFF_LOT, lot, kg);
  }

  private Reason least(long minKg, long kg) {
    return minKg >= 0 && minKg <= kg
        ? Reason.ACCEPTED
        : refuse(Reason.MIN_QUANTITY_INVALID, kg, minKg);
  }

  /** Held against the book that takes least of one order, and the one that asks least for a lot. */
  private Reason sum(long priceFen, long budget) {
    long most = Limits.MAX_CASH_MILLI_FEN;
    long oneLot = Limits.MAX_CASH_MILLI_FEN;
    for (Book book : fitting) {
      Instrument instrument = book.instrument;
      long lowest = priceFen == 0 ? instrument.lowestFen() : priceFen;
      long mostKg = instrument.rule(Rule.MAX_ORDER_KG);
      most = mostKg < Limits.MAX_KG ? Math.min(most, fees.with(lowest * mostKg)) : most;
      oneLot = Math.min(oneLot, fees.with(lowest * instrument.lotKg()));
    }
    if (budget < 1 || budget > most) {
      return refuse(Reason.AMOUNT_OUT_OF_RANGE, most, budget);
    }
    return budget >= oneLot ? Reason.ACCEPTED : refuse(Reason.BUDGET_BELOW_ONE_LOT, oneLot, budget);
  }

  private Reason owner(Account owner) {
    if (owner != null && owner.isClosed) {
      return refuse(Reason.CASE_CLOSED, 0, owner.id);
    }
    if (owner != null && owner.isCase) {
      return refuse(Reason.CASE_BUYS_ONE_INSTRUMENT, 0, owner.id);
    }
    if (owner != null && owner.openOrders >= Limits.MAX_OPEN_ORDERS) {
      return refuse(Reason.TOO_MANY_OPEN_ORDERS, Limits.MAX_OPEN_ORDERS, owner.openOrders);
    }
    return Reason.ACCEPTED;
  }

  /** Whether there is room in the list, in each book that fits, and a day to end with. */
  private Reason rest(Account owner, Terms terms) {
    int open = 0;
    int last = 0;
    for (Book book : fitting) {
      Instrument instrument = book.instrument;
      if (instrument.isLimited(Rule.MAX_OPEN_ORDERS)
          && instrument.openOrders(owner) >= instrument.rule(Rule.MAX_OPEN_ORDERS)) {
        return refuse(
            Reason.TOO_MANY_OPEN_ORDERS,
            instrument.rule(Rule.MAX_OPEN_ORDERS),
            instrument.openOrders(owner));
      }
      last = Math.max(last, instrument.tradingDay());
      open = Math.max(open, instrument.isDayOpen() ? instrument.tradingDay() : 0);
    }
    boolean forDay = terms.timeInForce() == TimeInForce.DAY;
    if (forDay ? open == 0 : terms.timeInForce() == TimeInForce.GTD && last == 0) {
      return refuse(Reason.NO_TRADING_DAY, 0, 0);
    }
    day = open;
    int first = open == last ? last : last + 1;
    if (terms.timeInForce() == TimeInForce.GTD && terms.lastDay() < first) {
      return refuse(Reason.LAST_DAY_OVER, first, terms.lastDay());
    }
    return resting.size() < Limits.MAX_RESTING_CRITERIA
        ? Reason.ACCEPTED
        : refuse(Reason.TOO_MANY_CRITERIA_ORDERS, Limits.MAX_RESTING_CRITERIA, resting.size());
  }

  /** The limit must stay, and of the quantity there must be something left. */
  Reason amendment(Order order, Book[] books, long priceFen, long kg) {
    if (order.type != OrderType.LIMIT || !order.keepsItsPlace(priceFen, kg)) {
      return refuse(Reason.ORDER_NOT_AMENDABLE, 0, order.id);
    }
    find(books, order.criteria, true);
    Reason reason = fitting.isEmpty() ? Reason.ACCEPTED : quantity(kg);
    fitting.clear();
    return reason == Reason.ACCEPTED && kg <= order.filledKg
        ? refuse(Reason.QUANTITY_FILLED_ALREADY, order.filledKg, kg)
        : reason;
  }

  /** It might trade in one book alone, so each must have room for all that it takes there. */
  private Reason position(Account owner, OrderType type, long priceFen, long amount) {
    for (Book book : fitting) {
      Instrument instrument = book.instrument;
      if (instrument.isLimited(Rule.MAX_POSITION_KG)) {
        long lowest = priceFen == 0 ? instrument.lowestFen() : priceFen;
        long kg =
            type == OrderType.LIMIT
                ? amount - amount % instrument.lotKg()
                : instrument.wholeLots(amount, lowest);
        long position = instrument.positionKg(owner) + kg;
        long most = instrument.rule(Rule.MAX_POSITION_KG);
        if (kg > 0 && position > most) {
          return refuse(Reason.POSITION_TOO_LARGE, most, position);
        }
      }
    }
    return Reason.ACCEPTED;
  }

  private Reason funds(Account owner, long needed) {
    long available = owner == null ? 0 : owner.available;
    return needed <= available
        ? Reason.ACCEPTED
        : refuse(Reason.INSUFFICIENT_CASH, needed, available);
  }

  private Reason refuse(Reason reason, long expectedNumber, long givenNumber) {
    expected = expectedNumber;
    given = givenNumber;
    return reason;
  }

  /** Makes a blank order one that stands in no book. */
  void describe(Order order, Criteria criteria, Terms terms) {
    order.book = resting.nowhere();
    order.criteria = criteria;
    order.terms = terms.timeInForce() == TimeInForce.DAY ? terms.until(day) : terms;
    order.fees = fees;
    order.isCapped = false;
    order.side = Side.BUY;
  }

  /** What an order would do of which {@link #judge} said the reason and found the books. */
  CriteriaPreview preview(
      Reason reason, Account owner, OrderType type, Terms terms, long priceFen, long amount) {
    if (reason != Reason.ACCEPTED) {
      return CriteriaPreview.refused(reason, expected, given);
    }
    Sweep sweep = new Sweep(fitting, owner, terms.selfTrade(), type, limit(priceFen), amount);
    boolean isSum = type == OrderType.BUDGET;
    boolean trades = sweep.kg() >= terms.leastAtOnce(isSum ? 0 : amount);
    return new CriteriaPreview(
        reason,
        0,
        0,
        fitting.size(),
        sweep.metOwn(),
        trades ? sweep.fee() : 0,
        isSum ? amount : fees.with(priceFen * amount),
        trades ? sweep.parts() : List.of());
  }

  /**
   * Trades an accepted order, of which {@link #judge} found the books, and ends it or lets it rest.
   */
  void sweep(Order order, long nowMicros) {
    long[] beforeFen = fitting.stream().mapToLong(book -> book.instrument.lastFen).toArray();
    boolean isSum = order.type == OrderType.BUDGET;
    Terms terms = order.terms;
    Sweep sweep =
        new Sweep(
            fitting,
            order.owner,
            terms.selfTrade(),
            order.type,
            limit(order.priceFen),
            isSum ? order.budget : order.kg);
    boolean rests = false;
    CloseReason why = CloseReason.NOT_RESTING;
    if (sweep.kg() >= terms.leastAtOnce(order.kg)) {
      sweep.takes().forEach(take -> take.book().take(take.maker(), order, take.kg()));
      if (sweep.metOwn()) {
        why = CloseReason.SELF_TRADE;
      } else if (resting.isDone(order)) {
        why = CloseReason.FILLED;
      } else {
        rests = terms.timeInForce().rests();
      }
    }
    if (rests) {
      order.priority = arrivals.next();
      order.book.rest(order);
      orders.add(order);
      if (order.filledKg > 0) {
        events.orderChanged(order);
      }
    } else {
      settlement.close(order, why);
    }
    for (int i = 0; i < beforeFen.length; i++) {
      Instrument instrument = fitting.get(i).instrument;
      if (instrument.watchesPrice() && instrument.lastFen != beforeFen[i]) {
        halts.look(instrument, beforeFen[i], nowMicros);
      }
    }
    fitting.clear();
  }

  private static long limit(long priceFen) {
    return priceFen == 0 ? Limits.MAX_PRICE_FEN : priceFen;
  }
}
