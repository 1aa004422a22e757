package io.carboninclusion.trading;

import io.carboninclusion.exchange.Reason;
import io.carboninclusion.kernel.Money;
import io.carboninclusion.kernel.Quantity;
import io.carboninclusion.kernel.Rejected;
import java.time.Instant;
import java.util.List;

/**
 * What became of a command that stands in the journal: the first answer and every later one to the
 * same key.
 *
 * @param sequence the command's place in the journal
 * @param time when its batch was stamped
 * @param expected the first number that belongs to a refusal, as named at {@link Reason}
 * @param given the second one
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
      case UNKNOWN_INSTRUMENT, INSTRUMENT_HALTED, INSTRUMENT_EXISTS -> "instrument";
      case PRICE_OFF_TICK, PRICE_OUTSIDE_BAND, PRICE_OUT_OF_RANGE -> "priceFen";
      case QUANTITY_OFF_LOT, QUANTITY_OUT_OF_RANGE, QUANTITY_FILLED_ALREADY, INSUFFICIENT_UNITS ->
          "kg";
      case BUDGET_BELOW_ONE_LOT, BUDGET_ORDER_INVALID -> "budgetFen";
      default -> null;
    };
  }

  private Object[] arguments() {
    return switch (reason) {
      case PRICE_OFF_TICK, PRICE_OUTSIDE_BAND, PRICE_OUT_OF_RANGE ->
          new Object[] {Money.ofFen(expected), price(given)};
      case QUANTITY_OFF_LOT, QUANTITY_OUT_OF_RANGE, QUANTITY_FILLED_ALREADY, INSUFFICIENT_UNITS ->
          new Object[] {new Quantity(expected), quantity(given)};
      case AMOUNT_OUT_OF_RANGE, BUDGET_BELOW_ONE_LOT, INSUFFICIENT_CASH ->
          new Object[] {new Money(expected), new Money(given)};
      default -> new Object[] {expected, given};
    };
  }

  /** A price beyond what money can express is shown as the bare number it came as. */
  private static Object price(long fen) {
    return Math.abs(fen) <= Long.MAX_VALUE / Money.MILLI_FEN_PER_FEN ? Money.ofFen(fen) : fen;
  }

  private static Object quantity(long kg) {
    return kg >= 0 ? new Quantity(kg) : kg;
  }
}
