package io.carboninclusion.api;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.SelfTrade;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.trading.Conditions;
import io.carboninclusion.trading.PlaceOrder;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An order to place. What does not belong to the type is left out.
 *
 * @param account a pool's account that the enterprise sells from, or null for its own
 */
public record NewOrder(
    @Schema(description = "code", example = "SC-FOR-2024", required = true) String instrument,
    @Schema(
            required = true,
            enumeration = {"BUY", "SELL"})
        Side side,
    @Schema(
            required = true,
            enumeration = {"LIMIT", "BUDGET"})
        OrderType type,
    @Schema(
            description =
                "GTC if left out; IOC for BUDGET without a limit. FOK trades in full at once or not at"
                    + " all. DAY expires with the trading day under way, GTD with lastDay; a trading"
                    + " day ends at midnight in Asia/Shanghai",
            enumeration = {"GTC", "IOC", "FOK", "DAY", "GTD"})
        TimeInForce timeInForce,
    @Schema(description = "limit, fen per tonne; may be left out for BUDGET") Long priceFen,
    @Schema(description = "quantity of a LIMIT order") Long kg,
    @Schema(description = "sum of a BUDGET order, fen") Long budgetFen,
    @Schema(description = "the last trading day of a GTD order", format = "date") LocalDate lastDay,
    @Schema(description = "true: refused if it would trade at once") Boolean postOnly,
    @Schema(
            description =
                "a LIMIT order trades so much at once, or nothing and is cancelled; whole lots")
        Long minKg,
    @Schema(
            description =
                "what becomes of it when it meets another order of one's own; NONE if left out",
            enumeration = {"NONE", "CANCEL_NEWEST", "CANCEL_OLDEST", "DECREMENT"})
        SelfTrade selfTrade,
    @Schema(description = "one's own reference, at most 36 ASCII characters") String clientOrderId,
    @Schema(description = "a pool's account that one sells from; one's own if left out")
        Long account) {

  PlaceOrder with(String idempotencyKey) {
    return new PlaceOrder(
        Given.field("instrument", instrument),
        Given.field("side", side),
        Given.field("type", type),
        timeInForce,
        priceFen,
        kg,
        budgetFen,
        new Conditions(lastDay, postOnly, minKg, selfTrade),
        clientOrderId,
        idempotencyKey);
  }
}
