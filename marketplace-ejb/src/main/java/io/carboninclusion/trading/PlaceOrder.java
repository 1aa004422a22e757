package io.carboninclusion.trading;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.TimeInForce;

/**
 * What a trader asks for. Numbers that do not belong to the type are left out (null).
 *
 * @param instrument the instrument's code
 * @param timeInForce null is GTC, and IOC for a budget without a limit
 * @param priceFen limit in fen per tonne; null only for a BUDGET order that trades at once or not
 * @param kg quantity of a LIMIT order
 * @param budgetFen sum of a BUDGET order in fen
 * @param conditions what else is asked for, {@link Conditions#NONE} for nothing
 * @param clientOrderId the caller's own reference, at most 36 printable ASCII characters, or null
 * @param idempotencyKey a retry with the same key gets the first answer; null if there is none
 */
public record PlaceOrder(
    String instrument,
    Side side,
    OrderType type,
    TimeInForce timeInForce,
    Long priceFen,
    Long kg,
    Long budgetFen,
    Conditions conditions,
    String clientOrderId,
    String idempotencyKey) {

  /** An order that asks for nothing but a time in force. */
  public PlaceOrder(
      String instrument,
      Side side,
      OrderType type,
      TimeInForce timeInForce,
      Long priceFen,
      Long kg,
      Long budgetFen,
      String clientOrderId,
      String idempotencyKey) {
    this(
        instrument,
        side,
        type,
        timeInForce,
        priceFen,
        kg,
        budgetFen,
        Conditions.NONE,
        clientOrderId,
        idempotencyKey);
  }

  /**
   * A purchase across books: of no instrument in particular.
   *
   * @param timeInForce null is IOC
   */
  public static PlaceOrder acrossBooks(
      OrderType type,
      TimeInForce timeInForce,
      Long limitFen,
      Long kg,
      Long budgetFen,
      Conditions conditions,
      String clientOrderId,
      String idempotencyKey) {
    return new PlaceOrder(
        null,
        Side.BUY,
        type,
        timeInForce == null ? TimeInForce.IOC : timeInForce,
        limitFen,
        kg,
        budgetFen,
        conditions,
        clientOrderId,
        idempotencyKey);
  }

  /** A purchase of so many kilograms, none above the limit, as rooms ask what it would cost. */
  public static PlaceOrder purchase(String instrument, long limitFen, long kg) {
    return new PlaceOrder(
        instrument, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, limitFen, kg, null, null, null);
  }

  /** A purchase for a sum, nothing above the limit. */
  public static PlaceOrder purchaseFor(String instrument, long limitFen, long budgetFen) {
    return new PlaceOrder(
        instrument,
        Side.BUY,
        OrderType.BUDGET,
        TimeInForce.GTC,
        limitFen,
        null,
        budgetFen,
        null,
        null);
  }
}
