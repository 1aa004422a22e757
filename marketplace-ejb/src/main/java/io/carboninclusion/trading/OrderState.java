package io.carboninclusion.trading;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.Terms;
import io.carboninclusion.exchange.TimeInForce;

/**
 * An order as one command left it.
 *
 * @param priceFen limit in fen per tonne; 0 for a budget without one
 * @param kg quantity ordered; 0 for a budget
 * @param budgetMilliFen sum to spend in thousandths of a fen; 0 for a limit order
 * @param openKg what may still trade
 * @param frozen for what is open: thousandths of a fen for a purchase, kg for a sale
 * @param paidMilliFen sum of its trades
 */
public record OrderState(
    long id,
    int instrument,
    Side side,
    OrderType type,
    Terms terms,
    long priceFen,
    long kg,
    long budgetMilliFen,
    long openKg,
    long filledKg,
    long frozen,
    long paidMilliFen,
    OrderStatus status) {

  public TimeInForce timeInForce() {
    return terms.timeInForce();
  }
}
