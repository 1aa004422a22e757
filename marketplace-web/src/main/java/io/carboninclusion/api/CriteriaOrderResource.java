package io.carboninclusion.api;

import io.carboninclusion.trading.Bought;
import io.carboninclusion.trading.CriteriaQuote;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.PlaceOrder;
import io.carboninclusion.trading.Wanted;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Orders across books: one limit, one freeze, one step. What became of them stands among the
 * caller's orders, where those that rest are cancelled.
 */
@RequestScoped
@Path("/criteria-orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "委托 Orders")
public class CriteriaOrderResource {

  private static final String UNREADABLE =
      "MALFORMED_JSON, UNKNOWN_FIELD, WHOLE_NUMBER_WANTED, VALUE_NOT_OFFERED, FIELD_MISSING,"
          + " FIELD_UNREADABLE, FIELD_NOT_ALLOWED, CLIENT_ORDER_ID_INVALID, IDEMPOTENCY_KEY_INVALID";

  private static final String REFUSED =
      "CRITERIA_INVALID, CRITERIA_FIT_NOTHING, ORDER_TERMS_INVALID, PRICE_OUT_OF_RANGE,"
          + " QUANTITY_OFF_LOT, QUANTITY_OUT_OF_RANGE, MIN_QUANTITY_INVALID, AMOUNT_OUT_OF_RANGE,"
          + " BUDGET_BELOW_ONE_LOT, INSUFFICIENT_CASH, TOO_MANY_OPEN_ORDERS, POSITION_TOO_LARGE,"
          + " TOO_MANY_CRITERIA_ORDERS, NO_TRADING_DAY, LAST_DAY_OVER";

  private static final String MAY_NOT = "NOT_APPROVED, NOT_ALLOWED, RIGHT_MISSING";

  private static final String NOT_NOW =
      "MARKET_BUSY, MARKET_STARTING, MARKET_STANDBY, MARKET_STOPPED";

  @Inject OrderBook orderBook;
  @Inject CurrentCaller currentCaller;
  @Inject InstrumentCodes codes;
  @Context HttpServletRequest call;

  /** What it would do now. */
  @Schema(name = "CriteriaQuote")
  public record QuoteAnswer(
      @Schema(description = "journal sequence of the books that were looked at") long sequence,
      @Schema(description = "how many fit, whether they offer something or not") int instruments,
      @Schema(description = "what it would buy from where") List<Bought> bought,
      long fillKg,
      long costMilliFen,
      @Schema(description = "the takers' fees of that") long feeMilliFen,
      @Schema(description = "what would lapse of a quantity, or rest") long restKg,
      @Schema(description = "what it freezes until it is done, with the greatest fee")
          long frozenMilliFen,
      @Schema(description = "whether it would end at an offer of one's own")
          boolean meetsOwnOffer) {

    static QuoteAnswer of(CriteriaQuote quote) {
      return new QuoteAnswer(
          quote.sequence(),
          quote.instruments(),
          quote.bought(),
          quote.fillKg(),
          quote.costMilliFen(),
          quote.feeMilliFen(),
          quote.restKg(),
          quote.frozenMilliFen(),
          quote.meetsOwnOffer());
    }
  }

  @POST
  @Operation(
      summary = "按条件买入：跨品种一步成交，价格优先、时间优先",
      description =
          "Buys at once across the books of all instruments that fit, in one step: the best price"
              + " first, at one price the offer that came first. Books that do not trade now are"
              + " skipped; what is not bought is released, or rests (GTC, DAY, GTD) and meets the"
              + " offers that come to any book that fits. Answers after the commit with what was"
              + " bought of which instrument. Right TRADE. A retry with the same Idempotency-Key"
              + " gets the first answer.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = OrderAnswer.class)))
  @APIResponse(responseCode = "400", description = UNREADABLE)
  @APIResponse(responseCode = "403", description = MAY_NOT)
  @APIResponse(responseCode = "422", description = REFUSED + ", POOL_ONLY_SELLS, KEY_REUSED")
  @APIResponse(responseCode = "429", description = "TOO_MANY_WAITING")
  @APIResponse(
      responseCode = "503",
      description = NOT_NOW + ", VIEWS_BEHIND, OUTCOME_UNKNOWN, DATABASE_AWAY")
  public CompletionStage<Response> place(
      @Parameter(description = "1 to 200 printable ASCII characters")
          @HeaderParam(OrderResource.KEY)
          String key,
      NewCriteriaOrder wish) {
    PlaceOrder order = Given.body(wish).with(key);
    Wanted wanted = wish.wanted();
    return CallThread.leaves(
        call,
        orderBook
            .place(currentCaller.get(), wanted, order)
            .thenApply(
                outcome ->
                    Response.status(Response.Status.CREATED)
                        .entity(
                            OrderAnswer.acrossBooks(
                                outcome.orThrow(), wanted, order.clientOrderId(), codes))
                        .build()));
  }

  @POST
  @Path("/quote")
  @Operation(
      summary = "按条件买入试算：现在会从哪些品种买到多少",
      description =
          "What the same order would do now: what it would buy of which instrument and for how"
              + " much, or its refusal. Nothing is placed. Right TRADE.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = QuoteAnswer.class)))
  @APIResponse(responseCode = "400", description = UNREADABLE)
  @APIResponse(responseCode = "403", description = MAY_NOT)
  @APIResponse(responseCode = "422", description = REFUSED + ", POOL_ONLY_SELLS")
  @APIResponse(responseCode = "503", description = NOT_NOW)
  public QuoteAnswer quote(NewCriteriaOrder wish) {
    PlaceOrder order = Given.body(wish).with(null);
    return QuoteAnswer.of(orderBook.quote(currentCaller.get(), wish.wanted(), order));
  }
}
