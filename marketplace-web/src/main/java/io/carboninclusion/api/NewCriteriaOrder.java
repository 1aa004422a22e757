package io.carboninclusion.api;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.SelfTrade;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.trading.Conditions;
import io.carboninclusion.trading.InstrumentKind;
import io.carboninclusion.trading.PlaceOrder;
import io.carboninclusion.trading.Wanted;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An order that buys across all books that fit. */
public record NewCriteriaOrder(
    @Schema(required = true) NewCriteria criteria,
    @Schema(
            required = true,
            enumeration = {"LIMIT", "BUDGET"})
        OrderType type,
    @Schema(
            description =
                "IOC if left out: what cannot trade now lapses. FOK, for LIMIT, buys all of it or"
                    + " nothing. GTC, DAY (until the close), GTD (until the close of lastDay) with"
                    + " a limit: the rest waits for an offer of any book that fits",
            enumeration = {"IOC", "FOK", "GTC", "DAY", "GTD"})
        TimeInForce timeInForce,
    @Schema(description = "the last trading day of a GTD order", example = "2026-12-31")
        LocalDate lastDay,
    @Schema(
            description = "the most per tonne in any book, fen; may be left out for BUDGET",
            example = "6000")
        Long priceFen,
    @Schema(description = "quantity of a LIMIT order", example = "10000") Long kg,
    @Schema(description = "sum of a BUDGET order, fen") Long budgetFen,
    @Schema(description = "a LIMIT order buys so much in all, or nothing") Long minKg,
    @Schema(
            description =
                "what becomes of it at an offer of one's own: CANCEL_NEWEST ends it there,"
                    + " CANCEL_OLDEST ends the offer; NONE if left out",
            enumeration = {"NONE", "CANCEL_NEWEST", "CANCEL_OLDEST"})
        SelfTrade selfTrade,
    @Schema(description = "one's own reference, at most 36 ASCII characters")
        String clientOrderId) {

  /** Which instruments it may buy: those that are all of what is named. */
  @Schema(name = "NewCriteria")
  public record NewCriteria(
      @Schema(description = "one or more", required = true) List<InstrumentKind> kinds,
      @Schema(description = "a scheme's code; any if left out", example = "SC") String scheme,
      @Schema(description = "the earliest year; any if left out", example = "2023")
          Integer firstVintage,
      @Schema(description = "the latest year; any if left out") Integer lastVintage) {}

  Wanted wanted() {
    NewCriteria asked = Given.field("criteria", criteria);
    List<InstrumentKind> kinds = Given.field("kinds", asked.kinds());
    return new Wanted(Set.copyOf(kinds), asked.scheme(), asked.firstVintage(), asked.lastVintage());
  }

  PlaceOrder with(String idempotencyKey) {
    return PlaceOrder.acrossBooks(
        Given.field("type", type),
        timeInForce,
        priceFen,
        kg,
        budgetFen,
        new Conditions(lastDay, null, minKg, selfTrade),
        clientOrderId,
        idempotencyKey);
  }
}
