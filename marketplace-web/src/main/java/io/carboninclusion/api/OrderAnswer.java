package io.carboninclusion.api;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.SelfTrade;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.Terms;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.kernel.Money;
import io.carboninclusion.trading.Bought;
import io.carboninclusion.trading.Fill;
import io.carboninclusion.trading.OrderRecord;
import io.carboninclusion.trading.OrderState;
import io.carboninclusion.trading.OrderStatus;
import io.carboninclusion.trading.Outcome;
import io.carboninclusion.trading.Wanted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An order: just placed or cancelled as that command left it, else as it is now. */
@Schema(name = "Order")
public record OrderAnswer(
    long id,
    @Schema(description = "journal sequence of the command that is answered, or that placed it")
        long sequence,
    String clientOrderId,
    @Schema(description = "absent for an order across books") String instrument,
    @Schema(description = "what an order across books may buy; absent for another")
        CriteriaAnswer criteria,
    @Schema(
            description =
                "what an order across books bought of each instrument; absent for another")
        List<Bought> bought,
    @Schema(enumeration = {"BUY", "SELL"}) Side side,
    @Schema(enumeration = {"LIMIT", "BUDGET"}) OrderType type,
    @Schema(enumeration = {"GTC", "IOC", "FOK", "DAY", "GTD"}) TimeInForce timeInForce,
    @Schema(description = "fen per tonne; absent for a sum without a limit") Long priceFen,
    @Schema(description = "absent for an order by sum") Long kg,
    @Schema(description = "absent for an order by quantity") Long budgetFen,
    @Schema(
            enumeration = {
              "OPEN",
              "FILLED",
              "CANCELLED",
              "NOT_RESTING",
              "EXPIRED",
              "SELF_TRADE",
              "POST_ONLY"
            })
        OrderStatus state,
    @Schema(description = "last trading day of a DAY or GTD order", format = "date")
        LocalDate lastDay,
    @Schema(description = "absent unless it was asked for") Boolean postOnly,
    @Schema(description = "absent unless it was asked for") Long minKg,
    @Schema(
            description = "absent unless it was asked for",
            enumeration = {"CANCEL_NEWEST", "CANCEL_OLDEST", "DECREMENT"})
        SelfTrade selfTrade,
    @Schema(description = "what may still trade") long openKg,
    long filledKg,
    @Schema(description = "sum of its trades") long tradedMilliFen,
    @Schema(description = "cash frozen for a purchase") Long frozenMilliFen,
    @Schema(description = "units frozen for a sale") Long frozenKg,
    @Schema(description = "when that command was stamped, or when the order last changed")
        OffsetDateTime time,
    @Schema(description = "of the command that is answered, or of the order, at most 200")
        List<Trade> trades) {

  /** A trade of the order; which instrument's it is, is said of an order across books. */
  @Schema(name = "OrderTrade")
  public record Trade(
      long trade,
      String instrument,
      @Schema(description = "fen per tonne") long priceFen,
      long kg) {
    static Trade of(Fill fill) {
      return new Trade(fill.trade(), null, fill.priceFen(), fill.kg());
    }
  }

  /** The answer of a command: made of its outcome alone, so that a retry gets the same. */
  static OrderAnswer of(Outcome outcome, String instrument, String clientOrderId) {
    return of(
        outcome.order(),
        outcome.sequence(),
        instrument,
        null,
        null,
        clientOrderId,
        outcome.time(),
        outcome.fills().stream().map(Trade::of).toList());
  }

  /** As {@link #of(Outcome, String, String)}, of an order across books. */
  static OrderAnswer acrossBooks(
      Outcome outcome, Wanted wanted, String clientOrderId, InstrumentCodes codes) {
    Map<String, Bought> bought = new LinkedHashMap<>();
    List<Trade> trades = new ArrayList<>();
    for (Fill fill : outcome.fills()) {
      String code = codes.code(fill.instrument());
      trades.add(new Trade(fill.trade(), code, fill.priceFen(), fill.kg()));
      bought.merge(
          code,
          new Bought(code, fill.kg(), fill.kg() * fill.priceFen()),
          (one, more) ->
              new Bought(code, one.kg() + more.kg(), one.paidMilliFen() + more.paidMilliFen()));
    }
    return of(
        outcome.order(),
        outcome.sequence(),
        null,
        CriteriaAnswer.of(wanted),
        List.copyOf(bought.values()),
        clientOrderId,
        outcome.time(),
        trades);
  }

  static OrderAnswer of(OrderRecord order, List<Trade> trades) {
    return of(
        order.state(),
        order.sequence(),
        order.instrument(),
        order.isAcrossBooks() ? CriteriaAnswer.of(order.wanted()) : null,
        order.isAcrossBooks() ? order.bought() : null,
        order.clientOrderId(),
        order.changedAt(),
        trades);
  }

  private static OrderAnswer of(
      OrderState o,
      long sequence,
      String instrument,
      CriteriaAnswer criteria,
      List<Bought> bought,
      String clientOrderId,
      Instant time,
      List<Trade> trades) {
    boolean buys = o.side() == Side.BUY;
    Terms asked = o.terms();
    return new OrderAnswer(
        o.id(),
        sequence,
        clientOrderId,
        instrument,
        criteria,
        bought,
        o.side(),
        o.type(),
        o.timeInForce(),
        o.priceFen() == 0 ? null : o.priceFen(),
        o.type() == OrderType.LIMIT ? o.kg() : null,
        o.type() == OrderType.BUDGET ? o.budgetMilliFen() / Money.MILLI_FEN_PER_FEN : null,
        o.status(),
        asked.lastDay() == 0 ? null : LocalDate.ofEpochDay(asked.lastDay()),
        asked.postOnly() ? true : null,
        asked.minKg() == 0 ? null : asked.minKg(),
        asked.selfTrade() == SelfTrade.NONE ? null : asked.selfTrade(),
        o.openKg(),
        o.filledKg(),
        o.paidMilliFen(),
        buys ? o.frozen() : null,
        buys ? null : o.frozen(),
        MarketTime.of(time),
        trades);
  }
}
