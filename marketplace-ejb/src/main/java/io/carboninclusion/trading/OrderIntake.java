package io.carboninclusion.trading;

import io.carboninclusion.exchange.Criteria;
import io.carboninclusion.exchange.Limits;
import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.SelfTrade;
import io.carboninclusion.exchange.Terms;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.kernel.Money;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.RequestKey;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Checks the shape of what a trader sends and writes it as a command. Only the shape: prices,
 * quantities and funds are the core's to judge.
 */
final class OrderIntake {
  private static final Pattern REFERENCE = Pattern.compile("[!-~]{1,36}");

  private OrderIntake() {}

  /** The command of a new order. */
  static byte[] command(int account, int instrument, PlaceOrder order) {
    return Commands.place(
        account,
        instrument,
        order.side(),
        order.type(),
        terms(order),
        limitFen(order),
        amount(order),
        reference(order.clientOrderId()),
        RequestKey.checked(order.idempotencyKey()));
  }

  /** The command of a new order across books, which names no instrument. */
  static byte[] command(int account, Criteria criteria, PlaceOrder order) {
    return Commands.placeByCriteria(
        account,
        criteria,
        order.type(),
        terms(order),
        limitFen(order),
        amount(order),
        reference(order.clientOrderId()),
        RequestKey.checked(order.idempotencyKey()));
  }

  /** The command that amends an order. */
  static byte[] command(int account, AmendOrder order) {
    require(order.priceFen(), "priceFen");
    require(order.kg(), "kg");
    return Commands.amend(
        account,
        order.orderId(),
        order.priceFen(),
        order.kg(),
        RequestKey.checked(order.idempotencyKey()));
  }

  /**
   * @throws Rejected FIELD_MISSING, FIELD_NOT_ALLOWED, at the field
   */
  static void check(PlaceOrder order) {
    require(order.side(), "side");
    require(order.type(), "type");
    if (order.type() == OrderType.LIMIT) {
      require(order.kg(), "kg");
      require(order.priceFen(), "priceFen");
      refuse(order.budgetFen(), "budgetFen");
    } else {
      require(order.budgetFen(), "budgetFen");
      refuse(order.kg(), "kg");
      refuse(order.conditions().minKg(), "minKg");
    }
    if (timeInForce(order) == TimeInForce.GTD) {
      require(order.conditions().lastDay(), "lastDay");
      day(order.conditions().lastDay());
    } else {
      refuse(order.conditions().lastDay(), "lastDay");
    }
  }

  private static int day(LocalDate date) {
    long day = date.toEpochDay();
    if (day < 1 || day > Limits.MAX_DAY) {
      throw Rejected.because(TradingRefusal.LAST_DAY_INVALID, LocalDate.ofEpochDay(Limits.MAX_DAY))
          .at("lastDay");
    }
    return (int) day;
  }

  static Terms terms(PlaceOrder order) {
    Conditions asked = order.conditions();
    return new Terms(
        timeInForce(order),
        asked.lastDay() == null ? 0 : day(asked.lastDay()),
        Boolean.TRUE.equals(asked.postOnly()),
        asked.minKg() == null ? 0 : asked.minKg(),
        asked.selfTrade() == null ? SelfTrade.NONE : asked.selfTrade());
  }

  static TimeInForce timeInForce(PlaceOrder order) {
    if (order.timeInForce() != null) {
      return order.timeInForce();
    }
    return order.priceFen() == null ? TimeInForce.IOC : TimeInForce.GTC;
  }

  /** A limit of 0 that was written down is not the same as none: the core refuses it. */
  static long limitFen(PlaceOrder order) {
    if (order.priceFen() == null) {
      return 0;
    }
    return order.priceFen() == 0 ? -1 : order.priceFen();
  }

  /** Kilograms, or the budget in thousandths of a fen. */
  static long amount(PlaceOrder order) {
    if (order.type() == OrderType.LIMIT) {
      return order.kg();
    }
    long fen = order.budgetFen();
    boolean fits =
        Math.abs(fen) <= Long.MAX_VALUE / Money.MILLI_FEN_PER_FEN && fen != Long.MIN_VALUE;
    if (!fits) {
      throw Rejected.because(TradingRefusal.AMOUNT_INVALID, new Money(Limits.MAX_CASH_MILLI_FEN))
          .at("budgetFen");
    }
    return fen * Money.MILLI_FEN_PER_FEN;
  }

  private static String reference(String clientOrderId) {
    if (clientOrderId == null) {
      return "";
    }
    if (!REFERENCE.matcher(clientOrderId).matches()) {
      throw Rejected.because(TradingRefusal.CLIENT_ORDER_ID_INVALID).at("clientOrderId");
    }
    return clientOrderId;
  }

  private static void require(Object value, String field) {
    if (value == null) {
      throw Rejected.because(TradingRefusal.FIELD_MISSING, field).at(field);
    }
  }

  private static void refuse(Object value, String field) {
    if (value != null) {
      throw Rejected.because(TradingRefusal.FIELD_NOT_ALLOWED, field).at(field);
    }
  }
}
