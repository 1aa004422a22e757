package io.carboninclusion.trading;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Side;

/**
 * An order of the {@link NaiveMarket}: what was asked or amended to, and what has traded so far.
 */
final class NaiveOrder {
  final long id;
  RoomCommand.Place asked;
  final NaiveInstrument instrument;
  final boolean isCapped;
  long filledKg;
  long paid;
  OrderStatus status = OrderStatus.OPEN;

  /** What may still trade: a quantity, or what the rest of a budget buys at its limit. */
  long openKg;

  /** The command that changed it last. */
  long changedBy;

  NaiveOrder(long id, RoomCommand.Place asked, NaiveInstrument instrument, boolean isCapped) {
    this.id = id;
    this.asked = asked;
    this.instrument = instrument;
    this.isCapped = isCapped;
    long limit = asked.priceFen() == 0 ? instrument.lowest : asked.priceFen();
    this.openKg = isBudget() ? instrument.lots(asked.amount(), limit) : asked.amount();
  }

  int account() {
    return (int) asked.account();
  }

  boolean buys() {
    return asked.side() == Side.BUY;
  }

  boolean isBudget() {
    return asked.type() == OrderType.BUDGET;
  }

  /** The price at which it stands in the book: a case's follows the band up to its cap. */
  long price() {
    return isCapped ? Math.min(asked.priceFen(), instrument.highestTick()) : asked.priceFen();
  }

  /** The price it accepts when it comes. */
  long limit() {
    return asked.priceFen() == 0 ? instrument.highest : asked.priceFen();
  }

  boolean accepts(long price) {
    return buys() ? price <= limit() : price >= limit();
  }

  /** What may trade at a price. */
  long kgAt(long price) {
    return isBudget() ? instrument.lots(asked.amount() - paid, price) : openKg;
  }

  /** Cash for a purchase, kilograms for a sale. */
  long frozen() {
    if (status != OrderStatus.OPEN) {
      return 0;
    }
    if (isBudget()) {
      return asked.amount() - paid;
    }
    return buys() ? asked.priceFen() * openKg : openKg;
  }

  void fill(long kg, long price) {
    filledKg += kg;
    paid += kg * price;
    if (isBudget()) {
      openKg = kgAt(asked.priceFen() == 0 ? price : asked.priceFen());
    } else {
      openKg -= kg;
    }
  }

  void amend(long priceFen, long kg) {
    asked =
        new RoomCommand.Place(
            asked.intent(),
            asked.account(),
            asked.instrument(),
            asked.side(),
            asked.type(),
            asked.timeInForce(),
            priceFen,
            kg);
    openKg = kg - filledKg;
  }

  OrderState state() {
    return new OrderState(
        id,
        instrument.id,
        asked.side(),
        asked.type(),
        asked.timeInForce(),
        asked.priceFen(),
        isBudget() ? 0 : asked.amount(),
        isBudget() ? asked.amount() : 0,
        openKg,
        filledKg,
        frozen(),
        paid,
        status);
  }
}
