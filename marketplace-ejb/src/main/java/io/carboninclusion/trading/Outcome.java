package io.carboninclusion.trading;

import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Terms;
import io.carboninclusion.kernel.MinuteOfDay;
import io.carboninclusion.kernel.Money;
import io.carboninclusion.kernel.Quantity;
import io.carboninclusion.kernel.Rejected;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What became of a command that stands in the journal: the first answer and every later one to the
 * same key.
 *
 * @param sequence the command's place in the journal
 * @param time when its batch was stamped
 * @param expected the first number that belongs to a refusal, as named at {@link Reason}; of a
 *     command that cancelled all how many it cancelled, of one about a block its proposal's id
 * @param given the second one; of a command that cancelled all how many are left for another
 * @param order the order placed, amended or cancelled, as the command left it; null for other
 *     commands
 * @param fills the trades that the command led its order to, in their order
 */
public record Outcome(
    long sequence,
    Instant time,
    Reason reason,
    long expected,
    long given,
    OrderState order,
    List<Fill> fills) {

  public Outcome {
    fills = List.copyOf(fills);
  }

  public boolean isAccepted() {
    return reason == Reason.ACCEPTED;
  }

  /**
   * This outcome if it was accepted, else the refusal with its numbers.
   *
   * @throws Rejected by the reason's name, at the field that the reason is about
   */
  public Outcome orThrow() {
    return orThrow(field());
  }

  /** As {@link #orThrow()}, at a field that the caller names, or null. */
  public Outcome orThrow(String field) {
    if (isAccepted()) {
      return this;
    }
    Rejected rejected = Rejected.because(reason, arguments());
    throw field == null ? rejected : rejected.at(field);
  }

  /** The input that the refusal is about, as the API names it, or null. */
  public String field() {
    return switch (reason) {
      case UNKNOWN_INSTRUMENT,
          INSTRUMENT_HALTED,
          INSTRUMENT_EXISTS,
          OUTSIDE_SESSION,
          OUTSIDE_BLOCK_HOURS,
          HALTED_BY_PRICE ->
          "instrument";
      case PRICE_OFF_TICK,
          PRICE_OUTSIDE_BAND,
          PRICE_OUT_OF_RANGE,
          POST_ONLY_WOULD_TRADE,
          BID_BELOW_FLOOR ->
          "priceFen";
      case MIN_QUANTITY_INVALID, MIN_QUANTITY_OFF_LOT -> "minKg";
      case LAST_DAY_OVER -> "lastDay";
      case NO_TRADING_DAY, NOT_IN_CALL_AUCTION -> "timeInForce";
      case ORDER_TERMS_INVALID -> termsField();
      case CRITERIA_INVALID, CRITERIA_FIT_NOTHING, CASE_BUYS_ONE_INSTRUMENT -> "criteria";
      case QUANTITY_OFF_LOT,
          QUANTITY_OUT_OF_RANGE,
          QUANTITY_FILLED_ALREADY,
          INSUFFICIENT_UNITS,
          BOUGHT_TODAY,
          BLOCK_BELOW_MINIMUM,
          BID_BELOW_LEAST ->
          "kg";
      case BLOCK_VALIDITY_INVALID -> "validUntil";
      case BLOCK_WITH_ONESELF -> "counterparty";
      case AUCTION_WINDOW_INVALID -> "end";
      case BUDGET_BELOW_ONE_LOT, BUDGET_ORDER_INVALID -> "budgetFen";
      default -> null;
    };
  }

  private String termsField() {
    return switch (Terms.Field.of((int) given)) {
      case TIME_IN_FORCE -> "timeInForce";
      case LAST_DAY -> "lastDay";
      case POST_ONLY -> "postOnly";
      case MIN_KG -> "minKg";
      case SELF_TRADE -> "selfTrade";
    };
  }

  private Object[] arguments() {
    return switch (reason) {
      case PRICE_OFF_TICK,
          PRICE_OUTSIDE_BAND,
          PRICE_OUT_OF_RANGE,
          POST_ONLY_WOULD_TRADE,
          BID_BELOW_FLOOR ->
          new Object[] {Money.ofFen(expected), price(given)};
      case QUANTITY_OFF_LOT,
          QUANTITY_OUT_OF_RANGE,
          QUANTITY_FILLED_ALREADY,
          INSUFFICIENT_UNITS,
          BOUGHT_TODAY,
          POSITION_TOO_LARGE,
          MIN_QUANTITY_INVALID,
          MIN_QUANTITY_OFF_LOT,
          BLOCK_BELOW_MINIMUM,
          BID_BELOW_LEAST ->
          new Object[] {new Quantity(expected), quantity(given)};
      case AMOUNT_OUT_OF_RANGE, BUDGET_BELOW_ONE_LOT, INSUFFICIENT_CASH ->
          new Object[] {new Money(expected), new Money(given)};
      case LAST_DAY_OVER, TRADING_DAY_OVER, OTHER_TRADING_DAY ->
          new Object[] {day(expected), day(given)};
      case BLOCK_VALIDITY_INVALID, OUTSIDE_SESSION, HALTED_BY_PRICE, AUCTION_NOT_BEGUN ->
          new Object[] {OutcomeRecorder.instant(expected)};
      case OUTSIDE_BLOCK_HOURS ->
          new Object[] {MinuteOfDay.shown(expected), MinuteOfDay.shown(given)};
      case AUCTION_WINDOW_INVALID ->
          new Object[] {OutcomeRecorder.instant(expected), OutcomeRecorder.instant(given)};
      default -> new Object[] {expected, given};
    };
  }

  private static LocalDate day(long number) {
    return LocalDate.ofEpochDay(number);
  }

  /** A price beyond what money can express is shown as the bare number it came as. */
  static Object price(long fen) {
    return Math.abs(fen) <= Long.MAX_VALUE / Money.MILLI_FEN_PER_FEN ? Money.ofFen(fen) : fen;
  }

  static Object quantity(long kg) {
    return kg >= 0 ? new Quantity(kg) : kg;
  }
}
