package io.carboninclusion.api;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.kernel.Money;
import io.carboninclusion.trading.Fill;
import io.carboninclusion.trading.OrderRecord;
import io.carboninclusion.trading.OrderState;
import io.carboninclusion.trading.OrderStatus;
import io.carboninclusion.trading.Outcome;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An order: just placed or cancelled as that command left it, else as it is now. */
@Schema(name = "Order")
public record OrderAnswer(
    long id,
    @Schema(description = "journal sequence of the command that is answered, or that placed it")
        long sequence,
    String clientOrderId,
    String instrument,
    @Schema(enumeration = {"BUY", "SELL"}) Side side,
    @Schema(enumeration = {"LIMIT", "BUDGET"}) OrderType type,
    @Schema(enumeration = {"GTC", "IOC"}) TimeInForce timeInForce,
    @Schema(description = "fen per tonne; absent for a sum without a limit") Long priceFen,
    @Schema(description = "absent for an order by sum") Long kg,
    @Schema(description = "absent for an order by quantity") Long budgetFen,
    @Schema(enumeration = {"OPEN", "FILLED", "CANCELLED", "NOT_RESTING"}) OrderStatus state,
    @Schema(description = "what may still trade") long openKg,
    long filledKg,
    @Schema(description = "sum of its trades") long tradedMilliFen,
    @Schema(description = "cash frozen for a purchase") Long frozenMilliFen,
    @Schema(description = "units frozen for a sale") Long frozenKg,
    @Schema(description = "when that command was stamped, or when the order last changed")
        OffsetDateTime time,
    @Schema(description = "of the command that is answered, or of the order, at most 200")
        List<Fill> trades) {

  /** The answer of a command: made of its outcome alone, so that a retry gets the same. */
  static OrderAnswer of(Outcome outcome, String instrument, String clientOrderId) {
    return of(
        outcome.order(),
        outcome.sequence(),
        instrument,
        clientOrderId,
        outcome.time(),
        outcome.fills());
  }

  static OrderAnswer of(OrderRecord order, List<Fill> trades) {
    return of(
        order.state(),
        order.sequence(),
        order.instrument(),
        order.clientOrderId(),
        order.changedAt(),
        trades);
  }

  private static OrderAnswer of(
      OrderState o,
      long sequence,
      String instrument,
      String clientOrderId,
      Instant time,
      List<Fill> trades) {
    boolean buys = o.side() == Side.BUY;
    return new OrderAnswer(
        o.id(),
        sequence,
        clientOrderId,
        instrument,
        o.side(),
        o.type(),
        o.timeInForce(),
        o.priceFen() == 0 ? null : o.priceFen(),
        o.type() == OrderType.LIMIT ? o.kg() : null,
        o.type() == OrderType.BUDGET ? o.budgetMilliFen() / Money.MILLI_FEN_PER_FEN : null,
        o.status(),
        o.openKg(),
        o.filledKg(),
        o.paidMilliFen(),
        buys ? o.frozen() : null,
        buys ? null : o.frozen(),
        MarketTime.of(time),
        trades);
  }
}
