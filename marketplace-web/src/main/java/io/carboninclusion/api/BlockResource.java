package io.carboninclusion.api;

import io.carboninclusion.exchange.BlockStatus;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.trading.BlockAnswer;
import io.carboninclusion.trading.BlockRecord;
import io.carboninclusion.trading.BlockRoom;
import io.carboninclusion.trading.BlockTerms;
import io.carboninclusion.trading.NewBlock;
import io.carboninclusion.trading.Outcome;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Block trades of the caller's enterprise. Each step answers once it is committed. */
@RequestScoped
@Path("/blocks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "大宗协议 Blocks")
public class BlockResource {
  private static final String KEY_HELP = "1 to 200 printable ASCII characters";
  private static final String MAY_NOT = "NOT_APPROVED, NOT_ALLOWED, RIGHT_MISSING";
  private static final String UNKNOWN = "UNKNOWN_BLOCK_PROPOSAL, also for others'";
  private static final String OVER = "BLOCK_PROPOSAL_OVER";
  private static final String NOT_NOW =
      "MARKET_BUSY, VIEWS_BEHIND, MARKET_STARTING, MARKET_STANDBY, MARKET_STOPPED, OUTCOME_UNKNOWN,"
          + " DATABASE_AWAY";

  @Inject BlockRoom room;
  @Inject CurrentCaller currentCaller;
  @Inject OwnEffects ownEffects;
  @Context HttpServletRequest call;

  /** What a step did; made of its outcome alone, so that a retry gets the same. */
  @Schema(name = "BlockStep")
  public record Step(
      @Schema(description = "the proposal's") long id,
      @Schema(description = "journal sequence of the command") long sequence,
      @Schema(description = "as this step left it") BlockStatus state,
      @Schema(description = "when the command was stamped") OffsetDateTime time) {

    static Step of(Outcome outcome, BlockStatus state) {
      outcome.orThrow();
      return new Step(outcome.expected(), outcome.sequence(), state, MarketTime.of(outcome.time()));
    }
  }

  /** A proposal as its two parties see it. */
  @Schema(name = "Block")
  public record BlockItem(
      long id,
      @Schema(description = "enterprise id") long proposer,
      String proposerName,
      @Schema(description = "enterprise id") long counterparty,
      String counterpartyName,
      String instrument,
      @Schema(description = "what the proposer does") Side side,
      @Schema(description = "fen per tonne") long priceFen,
      long kg,
      @Schema(description = "price times quantity") long amountMilliFen,
      OffsetDateTime proposedAt,
      OffsetDateTime validUntil,
      BlockStatus state,
      @Schema(description = "when it was proposed, or has ended") OffsetDateTime changedAt) {

    static BlockItem of(BlockRecord b) {
      return new BlockItem(
          b.id(),
          b.proposer(),
          b.proposerName(),
          b.counterparty(),
          b.counterpartyName(),
          b.instrument(),
          b.side(),
          b.priceFen(),
          b.kg(),
          b.amountMilliFen(),
          MarketTime.of(b.proposedAt()),
          MarketTime.of(b.validUntil()),
          b.status(),
          MarketTime.of(b.changedAt()));
    }
  }

  @POST
  @Operation(
      summary = "向指定对手方发出大宗协议要约",
      description =
          "Proposes a block to a named enterprise; what is offered, cash or units, is frozen until"
              + " it ends. Right TRADE. It cannot be amended: withdraw it and propose anew. A retry"
              + " with the same Idempotency-Key gets the first answer.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Step.class)))
  @APIResponse(
      responseCode = "400",
      description =
          "MALFORMED_JSON, UNKNOWN_FIELD, WHOLE_NUMBER_WANTED, VALUE_NOT_OFFERED, FIELD_MISSING,"
              + " TIME_UNREADABLE, IDEMPOTENCY_KEY_INVALID")
  @APIResponse(responseCode = "403", description = MAY_NOT)
  @APIResponse(responseCode = "404", description = "UNKNOWN_CODE, UNKNOWN_ENTERPRISE")
  @APIResponse(
      responseCode = "422",
      description =
          "BLOCK_WITH_ONESELF, BLOCK_VALIDITY_INVALID, BLOCK_BELOW_MINIMUM, INSTRUMENT_HALTED,"
              + " OUTSIDE_SESSION, OUTSIDE_BLOCK_HOURS, PRICE_OFF_TICK, PRICE_OUTSIDE_BAND, PRICE_OUT_OF_RANGE,"
              + " QUANTITY_OFF_LOT, QUANTITY_OUT_OF_RANGE, INSUFFICIENT_CASH, INSUFFICIENT_UNITS,"
              + " BOUGHT_TODAY, POSITION_TOO_LARGE, TOO_MANY_BLOCK_PROPOSALS, KEY_REUSED")
  @APIResponse(responseCode = "429", description = "TOO_MANY_WAITING")
  @APIResponse(responseCode = "503", description = NOT_NOW)
  public CompletionStage<Response> propose(
      @Parameter(description = KEY_HELP) @HeaderParam(OrderResource.KEY) String key,
      NewBlockProposal wish) {
    NewBlock block = Given.body(wish).with(key);
    return CallThread.leaves(
        call,
        room.propose(currentCaller.get(), block)
            .thenApply(
                outcome ->
                    Response.status(Response.Status.CREATED)
                        .entity(Step.of(outcome, BlockStatus.PROPOSED))
                        .build()));
  }

  @GET
  @Operation(
      summary = "本企业发出或收到的大宗协议要约，最新在前",
      description = "Block proposals of one's own, or to oneself, the newest first.")
  @APIResponse(responseCode = "200", description = "{items: [Block], next}")
  @APIResponse(responseCode = "400", description = "CURSOR_UNUSABLE, VALUE_NOT_OFFERED")
  @APIResponse(responseCode = "403", description = MAY_NOT)
  public Page<BlockItem> list(
      @Parameter(
              description = "PROPOSER: one's own; COUNTERPARTY: to oneself; PROPOSER if left out")
          @QueryParam("as")
          String as,
      @Parameter(description = "PROPOSED, ACCEPTED, DECLINED, WITHDRAWN or EXPIRED")
          @QueryParam("state")
          String state,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") String limit) {
    ownEffects.await();
    boolean own = as == null || as.isEmpty() || Given.word("as", as, Party.class) == Party.PROPOSER;
    BlockStatus status =
        state == null || state.isEmpty() ? null : Given.word("state", state, BlockStatus.class);
    return room.proposals(
            currentCaller.get(), own, status, Given.cursor(cursor), Given.limit(limit))
        .map(BlockItem::of);
  }

  /** Which of the two one is. */
  enum Party {
    PROPOSER,
    COUNTERPARTY
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "一个大宗协议要约", description = "A block proposal as it is now, for its parties.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = BlockItem.class)))
  @APIResponse(responseCode = "403", description = MAY_NOT)
  @APIResponse(responseCode = "404", description = UNKNOWN)
  public BlockItem get(@PathParam("id") String id) {
    ownEffects.await();
    return BlockItem.of(room.proposal(currentCaller.get(), id(id)));
  }

  @POST
  @Path("/{id}/acceptance")
  @Operation(
      summary = "接受：钱货同步交收",
      description =
          "Accepts all of a block that was proposed to oneself: cash and units change hands in this"
              + " step. Right TRADE. Held against the rules of this moment once more. With priceFen and"
              + " kg as they were seen nothing else is accepted.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Step.class)))
  @APIResponse(
      responseCode = "400",
      description = "IDEMPOTENCY_KEY_INVALID, FIELD_MISSING, WHOLE_NUMBER_WANTED")
  @APIResponse(responseCode = "403", description = MAY_NOT)
  @APIResponse(responseCode = "404", description = UNKNOWN)
  @APIResponse(responseCode = "409", description = OVER + ", BLOCK_TERMS_DIFFER")
  @APIResponse(
      responseCode = "422",
      description =
          "BLOCK_OTHER_PARTY, INSTRUMENT_HALTED, OUTSIDE_SESSION, OUTSIDE_BLOCK_HOURS,"
              + " PRICE_OUTSIDE_BAND,"
              + " BLOCK_BELOW_MINIMUM, INSUFFICIENT_CASH, INSUFFICIENT_UNITS, BOUGHT_TODAY,"
              + " POSITION_TOO_LARGE, KEY_REUSED")
  @APIResponse(responseCode = "429", description = "TOO_MANY_WAITING")
  @APIResponse(responseCode = "503", description = NOT_NOW)
  public CompletionStage<Step> accept(
      @Parameter(description = KEY_HELP) @HeaderParam(OrderResource.KEY) String key,
      @PathParam("id") String id,
      @Parameter(description = "as it was seen, fen per tonne; with kg") @QueryParam("priceFen")
          String priceFen,
      @Parameter(description = "as it was seen; with priceFen") @QueryParam("kg") String kg) {
    Long seenFen = Given.whole("priceFen", priceFen);
    Long seenKg = Given.whole("kg", kg);
    if (seenFen == null && seenKg == null) {
      return answered(id, BlockAnswer.ACCEPT, key, BlockStatus.ACCEPTED);
    }
    BlockTerms seen = new BlockTerms(Given.field("priceFen", seenFen), Given.field("kg", seenKg));
    ownEffects.await();
    return CallThread.leaves(
        call,
        room.accept(currentCaller.get(), id(id), seen, key)
            .thenApply(outcome -> Step.of(outcome, BlockStatus.ACCEPTED)));
  }

  @POST
  @Path("/{id}/refusal")
  @Operation(
      summary = "拒绝对方的要约",
      description =
          "Declines a block that was proposed to oneself; what it held is released. Right TRADE.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Step.class)))
  @APIResponse(responseCode = "400", description = "IDEMPOTENCY_KEY_INVALID")
  @APIResponse(responseCode = "403", description = MAY_NOT)
  @APIResponse(responseCode = "404", description = UNKNOWN)
  @APIResponse(responseCode = "409", description = OVER)
  @APIResponse(responseCode = "422", description = "BLOCK_OTHER_PARTY, KEY_REUSED")
  @APIResponse(responseCode = "429", description = "TOO_MANY_WAITING")
  @APIResponse(responseCode = "503", description = NOT_NOW)
  public CompletionStage<Step> decline(
      @Parameter(description = KEY_HELP) @HeaderParam(OrderResource.KEY) String key,
      @PathParam("id") String id) {
    return answered(id, BlockAnswer.DECLINE, key, BlockStatus.DECLINED);
  }

  @DELETE
  @Path("/{id}")
  @Operation(
      summary = "撤回自己的要约",
      description =
          "Takes back a block proposal of one's own; what it held is released. Right TRADE.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Step.class)))
  @APIResponse(responseCode = "400", description = "IDEMPOTENCY_KEY_INVALID")
  @APIResponse(responseCode = "403", description = MAY_NOT)
  @APIResponse(responseCode = "404", description = UNKNOWN)
  @APIResponse(responseCode = "409", description = OVER)
  @APIResponse(responseCode = "422", description = "BLOCK_OTHER_PARTY, KEY_REUSED")
  @APIResponse(responseCode = "429", description = "TOO_MANY_WAITING")
  @APIResponse(responseCode = "503", description = NOT_NOW)
  public CompletionStage<Step> withdraw(
      @Parameter(description = KEY_HELP) @HeaderParam(OrderResource.KEY) String key,
      @PathParam("id") String id) {
    return answered(id, BlockAnswer.WITHDRAW, key, BlockStatus.WITHDRAWN);
  }

  private CompletionStage<Step> answered(
      String id, BlockAnswer answer, String key, BlockStatus state) {
    return CallThread.leaves(
        call,
        room.answer(currentCaller.get(), id(id), answer, key)
            .thenApply(outcome -> Step.of(outcome, state)));
  }

  private static long id(String asked) {
    return Given.id(asked, Reason.UNKNOWN_BLOCK_PROPOSAL);
  }
}
