package io.carboninclusion.exchange;

import io.carboninclusion.kernel.Fees;

/**
 * Decides whether an order may enter the book: a ladder of early refusals, one line one reason. It
 * reads only; what it expected and what it was given stands beside the reason until the next order.
 */
final class Admission {
  private long expected;
  private long given;

  long expected() {
    return expected;
  }

  long given() {
    return given;
  }

  Reason limitOrder(Account owner, Instrument instrument, Side side, long priceFen, long kg) {
    Reason reason = price(owner, instrument, side, priceFen);
    if (reason == Reason.ACCEPTED) {
      reason = quantity(instrument, kg);
    }
    return reason == Reason.ACCEPTED
        ? funds(
            owner,
            instrument,
            side,
            side == Side.BUY ? instrument.fees().with(priceFen * kg) : kg,
            kg)
        : reason;
  }

  Reason budgetOrder(
      Account owner,
      Instrument instrument,
      Side side,
      TimeInForce timeInForce,
      long priceFen,
      long budget) {
    boolean market = priceFen == 0;
    Reason reason = market ? open(instrument) : price(owner, instrument, side, priceFen);
    if (reason != Reason.ACCEPTED) {
      return reason;
    }
    if (side != Side.BUY || (market && timeInForce != TimeInForce.IOC)) {
      return refuse(Reason.BUDGET_ORDER_INVALID, 0, 0);
    }
    if (budget < 1 || budget > Limits.MAX_CASH_MILLI_FEN) {
      return refuse(Reason.AMOUNT_OUT_OF_RANGE, Limits.MAX_CASH_MILLI_FEN, budget);
    }
    long lowest = market ? instrument.lowestFen() : priceFen;
    long mostKg = instrument.rule(Rule.MAX_ORDER_KG);
    Fees fees = instrument.fees();
    if (mostKg < Limits.MAX_KG && budget > fees.with(lowest * mostKg)) {
      return refuse(Reason.AMOUNT_OUT_OF_RANGE, fees.with(lowest * mostKg), budget);
    }
    long oneLot = fees.with(lowest * instrument.lotKg());
    return budget < oneLot
        ? refuse(Reason.BUDGET_BELOW_ONE_LOT, oneLot, budget)
        : funds(owner, instrument, side, budget, instrument.wholeLots(budget, lowest));
  }

  /** Before a call auction orders can only wait for it. */
  Reason callAuction(Instrument instrument, OrderType type, Terms terms) {
    return type == OrderType.LIMIT && terms.timeInForce().rests() && terms.minKg() == 0
        ? Reason.ACCEPTED
        : instrument.isHalted()
            ? refuse(Reason.HALTED_BY_PRICE, instrument.opensMicros, instrument.id())
            : refuse(Reason.NOT_IN_CALL_AUCTION, 0, instrument.id());
  }

  /** What an order asks for beside price and quantity, which make sense. */
  Reason terms(Book book, Side side, OrderType type, Terms terms, long priceFen, long kg) {
    TimeInForce time = terms.timeInForce();
    Terms.Field wrong = outOfPlace(terms, type);
    if (wrong != null) {
      return refuse(Reason.ORDER_TERMS_INVALID, 0, wrong.ordinal());
    }
    if (terms.minKg() < 0 || terms.minKg() > kg) {
      return refuse(Reason.MIN_QUANTITY_INVALID, kg, terms.minKg());
    }
    long lotKg = book.instrument.lotKg();
    if (terms.minKg() % lotKg != 0) {
      return refuse(Reason.MIN_QUANTITY_OFF_LOT, lotKg, terms.minKg());
    }
    if (time == TimeInForce.DAY || time == TimeInForce.GTD) {
      Reason reason = lastDay(book.instrument, terms);
      if (reason != Reason.ACCEPTED) {
        return reason;
      }
    }
    return postOnly(book, side, terms, priceFen);
  }

  /** What does not go together with the rest, or null. */
  private static Terms.Field outOfPlace(Terms terms, OrderType type) {
    TimeInForce time = terms.timeInForce();
    boolean hasDay = terms.lastDay() != 0;
    if (hasDay != (time == TimeInForce.GTD)) {
      return Terms.Field.LAST_DAY;
    }
    if (terms.postOnly() && (!time.rests() || terms.minKg() != 0)) {
      return Terms.Field.POST_ONLY;
    }
    if (type == OrderType.LIMIT) {
      return null;
    }
    if (time == TimeInForce.FOK) {
      return Terms.Field.TIME_IN_FORCE;
    }
    if (terms.minKg() != 0) {
      return Terms.Field.MIN_KG;
    }
    return terms.selfTrade() == SelfTrade.DECREMENT ? Terms.Field.SELF_TRADE : null;
  }

  /** Without trading days nothing would ever expire. */
  private Reason lastDay(Instrument instrument, Terms terms) {
    boolean forDay = terms.timeInForce() == TimeInForce.DAY;
    if (forDay ? !instrument.isDayOpen() : instrument.tradingDay() == 0) {
      return refuse(Reason.NO_TRADING_DAY, 0, instrument.id());
    }
    int first = instrument.tradingDay() + (instrument.isDayOpen() ? 0 : 1);
    return forDay || terms.lastDay() >= first
        ? Reason.ACCEPTED
        : refuse(Reason.LAST_DAY_OVER, first, terms.lastDay());
  }

  private Reason postOnly(Book book, Side side, Terms terms, long priceFen) {
    long best = terms.postOnly() ? book.wouldTradeAt(side, priceFen) : 0;
    return best == 0 ? Reason.ACCEPTED : refuse(Reason.POST_ONLY_WOULD_TRADE, best, priceFen);
  }

  /** The new limit and the new quantity, of which the order keeps what has traded. */
  Reason amendment(Order order, long priceFen, long kg) {
    if (order.type != OrderType.LIMIT) {
      return refuse(Reason.ORDER_NOT_AMENDABLE, 0, order.id);
    }
    Instrument instrument = order.book.instrument;
    // An order that a new band left outside may still be made smaller.
    Reason reason =
        order.keepsItsPlace(priceFen, kg)
            ? open(instrument)
            : price(order.owner, instrument, order.side, priceFen);
    if (reason == Reason.ACCEPTED) {
      reason = quantity(instrument, kg);
    }
    if (reason != Reason.ACCEPTED) {
      return reason;
    }
    long openKg = kg - order.filledKg;
    if (openKg <= 0) {
      return refuse(Reason.QUANTITY_FILLED_ALREADY, order.filledKg, kg);
    }
    boolean buys = order.side == Side.BUY;
    long moreKg = openKg - order.openKg;
    if (buys && moreKg > 0 && instrument.isLimited(Rule.MAX_POSITION_KG)) {
      reason = position(order.owner, instrument, moreKg);
      if (reason != Reason.ACCEPTED) {
        return reason;
      }
    }
    Fees fees = order.keepsItsPlace(priceFen, kg) ? order.fees : instrument.fees();
    long needed = buys ? fees.with(priceFen * openKg) : openKg;
    reason = affordable(order.owner, instrument, order.side, needed - order.frozen);
    return reason != Reason.ACCEPTED || order.keepsItsPlace(priceFen, kg)
        ? reason
        : postOnly(order.book, order.side, order.terms, priceFen);
  }

  private Reason open(Instrument instrument) {
    if (instrument.status != InstrumentStatus.OPEN) {
      return refuse(Reason.INSTRUMENT_HALTED, 0, instrument.id());
    }
    return instrument.phase != TradingPhase.CLOSED
        ? Reason.ACCEPTED
        : refuse(Reason.OUTSIDE_SESSION, instrument.opensMicros, instrument.id());
  }

  private Reason price(Account owner, Instrument instrument, Side side, long priceFen) {
    if (!instrument.takesOrders()) {
      return open(instrument);
    }
    if (priceFen < 1 || priceFen > Limits.MAX_PRICE_FEN) {
      return refuse(Reason.PRICE_OUT_OF_RANGE, Limits.MAX_PRICE_FEN, priceFen);
    }
    if (priceFen % instrument.tickFen() != 0) {
      return refuse(Reason.PRICE_OFF_TICK, instrument.tickFen(), priceFen);
    }
    // The cap of a case may stand above the band, where it counts as the band's edge.
    boolean isCap = owner != null && owner.isCase && side == Side.BUY;
    if (!instrument.isInBand(isCap ? instrument.capped(priceFen) : priceFen)) {
      boolean low = priceFen < instrument.lowestFen();
      long nearest = low ? instrument.lowestFen() : instrument.highestFen();
      return refuse(Reason.PRICE_OUTSIDE_BAND, nearest, priceFen);
    }
    return Reason.ACCEPTED;
  }

  private Reason quantity(Instrument instrument, long kg) {
    long mostKg = instrument.rule(Rule.MAX_ORDER_KG);
    if (kg < 1 || kg > mostKg) {
      return refuse(Reason.QUANTITY_OUT_OF_RANGE, mostKg, kg);
    }
    if (kg % instrument.lotKg() != 0) {
      return refuse(Reason.QUANTITY_OFF_LOT, instrument.lotKg(), kg);
    }
    return Reason.ACCEPTED;
  }

  private Reason funds(Account owner, Instrument instrument, Side side, long needed, long kg) {
    if (owner != null && owner.isClosed) {
      return refuse(Reason.CASE_CLOSED, 0, owner.id);
    }
    if (owner != null && owner.isCase && side == Side.SELL) {
      return refuse(Reason.RETIRE_ONLY, 0, owner.id);
    }
    if (owner != null && owner.openOrders >= Limits.MAX_OPEN_ORDERS) {
      return refuse(Reason.TOO_MANY_OPEN_ORDERS, Limits.MAX_OPEN_ORDERS, owner.openOrders);
    }
    Reason reason =
        instrument.ordersByAccount == null
            ? Reason.ACCEPTED
            : limitsOfAccount(owner, instrument, side, kg);
    return reason == Reason.ACCEPTED ? affordable(owner, instrument, side, needed) : reason;
  }

  private Reason limitsOfAccount(Account owner, Instrument instrument, Side side, long kg) {
    long most = instrument.rule(Rule.MAX_OPEN_ORDERS);
    int open = instrument.openOrders(owner);
    if (open >= most) {
      return refuse(Reason.TOO_MANY_OPEN_ORDERS, most, open);
    }
    return side == Side.BUY && instrument.isLimited(Rule.MAX_POSITION_KG)
        ? position(owner, instrument, kg)
        : Reason.ACCEPTED;
  }

  private Reason position(Account owner, Instrument instrument, long moreKg) {
    long position = instrument.positionKg(owner) + moreKg;
    long most = instrument.rule(Rule.MAX_POSITION_KG);
    return position <= most ? Reason.ACCEPTED : refuse(Reason.POSITION_TOO_LARGE, most, position);
  }

  private Reason affordable(Account owner, Instrument instrument, Side side, long needed) {
    boolean buy = side == Side.BUY;
    long available = owner == null ? 0 : buy ? owner.available : owner.movableKg(instrument.id());
    if (needed > available) {
      return refuse(buy ? Reason.INSUFFICIENT_CASH : Reason.INSUFFICIENT_UNITS, needed, available);
    }
    if (!buy && needed > 0 && instrument.rule(Rule.T_PLUS_ONE) == 1) {
      long sellable = owner.holding(instrument.id()).sellable(instrument.tradingDay());
      return needed <= sellable ? Reason.ACCEPTED : refuse(Reason.BOUGHT_TODAY, needed, sellable);
    }
    return Reason.ACCEPTED;
  }

  private Reason refuse(Reason reason, long expectedNumber, long givenNumber) {
    expected = expectedNumber;
    given = givenNumber;
    return reason;
  }
}
