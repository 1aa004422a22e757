package io.carboninclusion.api;

import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.TradingAccounts;
import io.carboninclusion.trading.AmendOrder;
import io.carboninclusion.trading.CancelOrder;
import io.carboninclusion.trading.CancelOrders;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.OrderFilter;
import io.carboninclusion.trading.OrderRecord;
import io.carboninclusion.trading.OrderStatus;
import io.carboninclusion.trading.OrderTrade;
import io.carboninclusion.trading.Outcome;
import io.carboninclusion.trading.PlaceOrder;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's orders. Placing, amending and cancelling answer once the command is committed. */
@RequestScoped
@Path("/orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "委托 Orders")
public class OrderResource {

  private static final Set<String> CANCEL_ALL_OF = Set.of("instrument", "all", "side", "account");
  static final String KEY = "Idempotency-Key";

  /** Why no command can be taken now; another attempt may do. */
  private static final String NOT_NOW =
      "MARKET_BUSY, VIEWS_BEHIND, MARKET_STARTING, MARKET_STANDBY, MARKET_STOPPED, OUTCOME_UNKNOWN,"
          + " DATABASE_AWAY";

  private static final String MAY_NOT = "NOT_APPROVED, NOT_ALLOWED, RIGHT_MISSING";

  private static final String ACCOUNT = "a pool's account; one's own if left out";
  private static final int TRADES_SHOWN = Page.LIMIT;

  @Inject OrderBook orderBook;
  @Inject CurrentCaller currentCaller;
  @Inject TradingAccounts accounts;
  @Inject InstrumentCodes codes;
  @Inject OwnEffects ownEffects;
  @Context HttpServletRequest call;

  @POST
  @Operation(
      summary = "下单：限价或按金额，提交入账后才回答",
      description =
          "Places an order; answers with its trades after the commit. Right TRADE. A retry with"
              + " the same Idempotency-Key gets the first answer; another body under it is 422."
              + " Whatever comes without a document, from a server that starts or ends, says"
              + " nothing: ask again with the same key.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = OrderAnswer.class)))
  @APIResponse(
      responseCode = "400",
      description =
          "MALFORMED_JSON, UNKNOWN_FIELD, WHOLE_NUMBER_WANTED, VALUE_NOT_OFFERED, FIELD_MISSING,"
              + " DATE_UNREADABLE, FIELD_NOT_ALLOWED, CLIENT_ORDER_ID_INVALID,"
              + " IDEMPOTENCY_KEY_INVALID")
  @APIResponse(responseCode = "403", description = MAY_NOT)
  @APIResponse(responseCode = "404", description = "UNKNOWN_CODE")
  @APIResponse(
      responseCode = "422",
      description =
          "INSTRUMENT_HALTED, PRICE_OFF_TICK, PRICE_OUTSIDE_BAND, PRICE_OUT_OF_RANGE,"
              + " QUANTITY_OFF_LOT, QUANTITY_OUT_OF_RANGE, AMOUNT_OUT_OF_RANGE,"
              + " BUDGET_BELOW_ONE_LOT, BUDGET_ORDER_INVALID, INSUFFICIENT_CASH,"
              + " INSUFFICIENT_UNITS, BOUGHT_TODAY, TOO_MANY_OPEN_ORDERS, POSITION_TOO_LARGE,"
              + " ORDER_TERMS_INVALID, MIN_QUANTITY_INVALID, MIN_QUANTITY_OFF_LOT, POST_ONLY_WOULD_TRADE, LAST_DAY_OVER, LAST_DAY_INVALID,"
              + " NO_TRADING_DAY, OUTSIDE_SESSION, NOT_IN_CALL_AUCTION, HALTED_BY_PRICE,"
              + " KEY_REUSED")
  @APIResponse(responseCode = "429", description = "TOO_MANY_WAITING")
  @APIResponse(responseCode = "503", description = NOT_NOW)
  public CompletionStage<Response> place(
      @Parameter(description = "1 to 200 printable ASCII characters") @HeaderParam(KEY) String key,
      NewOrder wish) {
    PlaceOrder order = Given.body(wish).with(key);
    return CallThread.leaves(
        call,
        orderBook
            .place(accounts.acting(currentCaller.get(), wish.account()), order)
            .thenApply(
                outcome ->
                    Response.status(Response.Status.CREATED)
                        .entity(
                            OrderAnswer.of(
                                outcome.orThrow(), order.instrument(), order.clientOrderId()))
                        .build()));
  }

  @POST
  @Path("/batch")
  @Operation(
      summary = "批量下单，各自独立，按序号回答",
      description =
          "Places up to 200 orders, each for itself and in this order; the answer has the outcome"
              + " of each by its index: 201 with the order, or its problem document. The key of"
              + " each is the header's with #index. Right TRADE.")
  @RequestBody(content = @Content(schema = @Schema(implementation = OrderBatch.Orders.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = OrderBatch.Results.class)))
  @APIResponse(responseCode = "400", description = "MALFORMED_JSON, UNKNOWN_FIELD, BATCH_UNUSABLE")
  @APIResponse(responseCode = "503", description = "MARKET_BUSY: too many calls at once")
  public CompletionStage<OrderBatch.Results> placeAll(
      @HeaderParam(KEY) String key, JsonObject body, @Context HttpHeaders headers) {
    OrderBatch batch =
        new OrderBatch(orderBook, accounts, currentCaller.get(), Problems.language(headers));
    return CallThread.leaves(call, batch.place(Given.body(body), key));
  }

  @GET
  @Operation(
      summary = "自己的委托，最新在前",
      description =
          "The caller's own orders, the newest first; the next page by cursor=next. Asked for one"
              + " clientOrderId, an empty list says that there is none and that none will come of"
              + " what was sent before; while that is not certain the answer is 503.")
  @APIResponse(responseCode = "503", description = NOT_NOW)
  @APIResponse(responseCode = "400", description = "CURSOR_UNUSABLE, VALUE_NOT_OFFERED")
  @APIResponse(responseCode = "404", description = "UNKNOWN_CODE")
  @APIResponse(responseCode = "200", description = "{items: [Order], next}")
  public Page<OrderAnswer> list(
      @Parameter(description = "only with this reference") @QueryParam("clientOrderId")
          String clientOrderId,
      @Parameter(description = "only of this code") @QueryParam("instrument") String instrument,
      @Parameter(
              description =
                  "OPEN, FILLED, CANCELLED, NOT_RESTING, EXPIRED, SELF_TRADE or POST_ONLY")
          @QueryParam("state")
          String state,
      @Parameter(description = ACCOUNT) @QueryParam("account") String account,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") String limit) {
    ownEffects.await();
    OrderStatus status =
        state == null || state.isEmpty() ? null : Given.word("state", state, OrderStatus.class);
    return orderBook
        .orders(
            acting(account),
            new OrderFilter(instrument, status, clientOrderId),
            Given.cursor(cursor),
            Given.limit(limit))
        .map(order -> OrderAnswer.of(order, null));
  }

  @GET
  @Path("/{id}")
  @Operation(
      summary = "一笔委托与它的成交",
      description = "One of the caller's own orders as it is now, with its newest trades.")
  @APIResponse(responseCode = "404", description = "UNKNOWN_ORDER, also for another's")
  @APIResponse(responseCode = "503", description = "MARKET_BUSY: too many calls at once")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = OrderAnswer.class)))
  public OrderAnswer get(
      @PathParam("id") String id,
      @Parameter(description = ACCOUNT) @QueryParam("account") String account) {
    ownEffects.await();
    Caller caller = acting(account);
    long order = Given.id(id, Reason.UNKNOWN_ORDER);
    OrderRecord found = orderBook.order(caller, order);
    List<OrderAnswer.Trade> trades =
        orderBook.tradesOf(caller, order, null, TRADES_SHOWN).items().stream()
            .map(
                t ->
                    new OrderAnswer.Trade(
                        t.trade(),
                        found.isAcrossBooks() ? t.instrument() : null,
                        t.priceFen(),
                        t.kg()))
            .toList();
    return OrderAnswer.of(found, trades);
  }

  @GET
  @Path("/{id}/trades")
  @Operation(
      summary = "一笔委托的全部成交，最新在前",
      description = "All trades of one of the caller's own orders, the newest first.")
  @APIResponse(responseCode = "404", description = "UNKNOWN_ORDER, also for another's")
  @APIResponse(responseCode = "503", description = "MARKET_BUSY: too many calls at once")
  @APIResponse(responseCode = "200", description = "{items: [OwnTrade], next}")
  public Page<OwnTrade> trades(
      @PathParam("id") String id,
      @Parameter(description = ACCOUNT) @QueryParam("account") String account,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") String limit) {
    ownEffects.await();
    Page<OrderTrade> trades =
        orderBook.tradesOf(
            acting(account),
            Given.id(id, Reason.UNKNOWN_ORDER),
            Given.cursor(cursor),
            Given.limit(limit));
    return trades.map(OwnTrade::of);
  }

  @PATCH
  @Path("/{id}")
  @Operation(
      summary = "改单：限价委托的价格与总量，一步完成",
      description =
          "Changes limit and quantity of an open LIMIT order in one step. Right TRADE. A"
              + " quantity that is not greater keeps the order's place at the same limit; anything"
              + " else puts it behind all others of its price, and it trades at once as far as the book allows."
              + " Of an order across books only the quantity can be made smaller.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = OrderAnswer.class)))
  @APIResponse(
      responseCode = "400",
      description =
          "MALFORMED_JSON, UNKNOWN_FIELD, WHOLE_NUMBER_WANTED, FIELD_MISSING,"
              + " IDEMPOTENCY_KEY_INVALID")
  @APIResponse(responseCode = "403", description = MAY_NOT)
  @APIResponse(responseCode = "429", description = "TOO_MANY_WAITING")
  @APIResponse(responseCode = "503", description = NOT_NOW)
  @APIResponse(responseCode = "404", description = "UNKNOWN_ORDER, also for another's")
  @APIResponse(responseCode = "409", description = "ORDER_NOT_OPEN")
  @APIResponse(
      responseCode = "422",
      description =
          "ORDER_NOT_AMENDABLE, QUANTITY_FILLED_ALREADY, KEY_REUSED, and of a new order all that is"
              + " about the instrument, price, quantity, position and funds")
  public CompletionStage<OrderAnswer> amend(
      @PathParam("id") String id,
      @Parameter(description = "1 to 200 printable ASCII characters") @HeaderParam(KEY) String key,
      Amendment wish) {
    AmendOrder amend = Given.body(wish).of(Given.id(id, Reason.UNKNOWN_ORDER), key);
    Caller caller = accounts.acting(currentCaller.get(), wish.account());
    return CallThread.leaves(call, orderBook.amend(caller, amend).thenApply(this::answer));
  }

  @DELETE
  @Operation(
      summary = "全部撤单：按账户，可限某一标的、某一方向",
      description =
          "Takes the caller's open orders out of the book in one command, the oldest first and at"
              + " most 1,000 of them; ask again, under another Idempotency-Key, while some are left."
              + " Says which: those of one instrument, or all=true. Right TRADE.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AllCancelled.class)))
  @APIResponse(
      responseCode = "400",
      description =
          "FIELD_MISSING, FIELD_NOT_ALLOWED, UNKNOWN_FIELD, VALUE_NOT_OFFERED,"
              + " IDEMPOTENCY_KEY_INVALID: nothing is cancelled")
  @APIResponse(responseCode = "403", description = MAY_NOT)
  @APIResponse(responseCode = "404", description = "UNKNOWN_CODE")
  @APIResponse(responseCode = "422", description = "KEY_REUSED")
  @APIResponse(responseCode = "429", description = "TOO_MANY_WAITING")
  @APIResponse(responseCode = "503", description = NOT_NOW)
  public CompletionStage<AllCancelled> cancelAll(
      @Parameter(description = "only of this code") @QueryParam("instrument") String instrument,
      @Parameter(description = "true instead of a code: of every instrument") @QueryParam("all")
          String all,
      @Parameter(description = "BUY or SELL alone") @QueryParam("side") String side,
      @Parameter(description = ACCOUNT) @QueryParam("account") String account,
      @Parameter(description = "1 to 200 printable ASCII characters") @HeaderParam(KEY) String key,
      @Context UriInfo query) {
    Given.onlyOf(query, CANCEL_ALL_OF);
    Side only = side == null ? null : Given.word("side", side, Side.class);
    CancelOrders orders = new CancelOrders(Given.codeOrAll(instrument, all), only, key);
    return CallThread.leaves(
        call, orderBook.cancelAll(acting(account), orders).thenApply(AllCancelled::of));
  }

  @DELETE
  @Path("/{id}")
  @Operation(
      summary = "撤单",
      description =
          "Takes an open order out of the book and releases what was frozen. Right TRADE. Of two"
              + " who cancel at once one gets ORDER_NOT_OPEN.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = OrderAnswer.class)))
  @APIResponse(responseCode = "404", description = "UNKNOWN_ORDER, also for another's")
  @APIResponse(responseCode = "400", description = "IDEMPOTENCY_KEY_INVALID")
  @APIResponse(responseCode = "403", description = MAY_NOT)
  @APIResponse(responseCode = "409", description = "ORDER_NOT_OPEN")
  @APIResponse(responseCode = "422", description = "KEY_REUSED")
  @APIResponse(responseCode = "429", description = "TOO_MANY_WAITING")
  @APIResponse(responseCode = "503", description = NOT_NOW)
  public CompletionStage<OrderAnswer> cancel(
      @PathParam("id") String id,
      @Parameter(description = ACCOUNT) @QueryParam("account") String account,
      @HeaderParam(KEY) String key) {
    CancelOrder cancel = new CancelOrder(Given.id(id, Reason.UNKNOWN_ORDER), key);
    return CallThread.leaves(
        call, orderBook.cancel(acting(account), cancel).thenApply(this::answer));
  }

  private OrderAnswer answer(Outcome outcome) {
    int instrument = outcome.orThrow().order().instrument();
    // One across books has none.
    return OrderAnswer.of(outcome, instrument == 0 ? null : codes.code(instrument), null);
  }

  private Caller acting(String account) {
    return accounts.acting(currentCaller.get(), Given.account(account));
  }
}
