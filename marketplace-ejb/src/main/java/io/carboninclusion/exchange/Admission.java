package io.carboninclusion.exchange;

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
        ? funds(owner, instrument, side, side == Side.BUY ? priceFen * kg : kg)
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
    if (instrument.wholeLots(budget, lowest) == 0) {
      return refuse(Reason.BUDGET_BELOW_ONE_LOT, lowest * instrument.lotKg(), budget);
    }
    return funds(owner, instrument, side, budget);
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
    long needed = order.side == Side.BUY ? priceFen * openKg : openKg;
    return affordable(order.owner, instrument, order.side, needed - order.frozen);
  }

  private Reason open(Instrument instrument) {
    return instrument.status == InstrumentStatus.OPEN
        ? Reason.ACCEPTED
        : refuse(Reason.INSTRUMENT_HALTED, 0, instrument.id());
  }

  private Reason price(Account owner, Instrument instrument, Side side, long priceFen) {
    if (instrument.status != InstrumentStatus.OPEN) {
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
    if (kg < 1 || kg > Limits.MAX_KG) {
      return refuse(Reason.QUANTITY_OUT_OF_RANGE, Limits.MAX_KG, kg);
    }
    if (kg % instrument.lotKg() != 0) {
      return refuse(Reason.QUANTITY_OFF_LOT, instrument.lotKg(), kg);
    }
    return Reason.ACCEPTED;
  }

  private Reason funds(Account owner, Instrument instrument, Side side, long needed) {
    if (owner != null && owner.isClosed) {
      return refuse(Reason.CASE_CLOSED, 0, owner.id);
    }
    if (owner != null && owner.isCase && side == Side.SELL) {
      return refuse(Reason.RETIRE_ONLY, 0, owner.id);
    }
    if (owner != null && owner.openOrders >= Limits.MAX_OPEN_ORDERS) {
      return refuse(Reason.TOO_MANY_OPEN_ORDERS, Limits.MAX_OPEN_ORDERS, owner.openOrders);
    }
    return affordable(owner, instrument, side, needed);
  }

  private Reason affordable(Account owner, Instrument instrument, Side side, long needed) {
    boolean buy = side == Side.BUY;
    long available = owner == null ? 0 : buy ? owner.available : owner.movableKg(instrument.id());
    return needed <= available
        ? Reason.ACCEPTED
        : refuse(buy ? Reason.INSUFFICIENT_CASH : Reason.INSUFFICIENT_UNITS, needed, available);
  }

  private Reason refuse(Reason reason, long expectedNumber, long givenNumber) {
    expected = expectedNumber;
    given = givenNumber;
    return reason;
  }
}
