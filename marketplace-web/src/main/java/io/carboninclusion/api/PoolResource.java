package io.carboninclusion.api;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.personal.OpenPool;
import io.carboninclusion.personal.Payout;
import io.carboninclusion.personal.Pool;
import io.carboninclusion.personal.PoolPreview;
import io.carboninclusion.personal.PoolRefusal;
import io.carboninclusion.personal.PoolState;
import io.carboninclusion.personal.Pools;
import io.carboninclusion.registry.Issuance;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Pools of people's acts: opened and closed by operators, issued, sold, and paid out. */
@RequestScoped
@Path("/pools")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "归集池 Pools")
public class PoolResource {

  @Inject Pools pools;
  @Inject CurrentCaller currentCaller;

  /** A pool with what became of it. */
  @Schema(name = "Pool")
  public record PoolAnswer(
      @Schema(description = "also its trading account: account in POST /orders, GET /account")
          long id,
      String scheme,
      String methodology,
      String methodologyVersion,
      String instrument,
      LocalDate from,
      LocalDate to,
      OffsetDateTime openedAt,
      PoolState state,
      @Schema(description = "of a closing, 0 to 100") int progressPercent,
      OffsetDateTime closedAt,
      @Schema(description = "absent until it is closed") Pool.Result result,
      long issuedKg,
      long availableKg,
      @Schema(description = "offered in open orders") long frozenKg,
      long soldKg,
      @Schema(description = "proceeds that were not paid out yet") long cashMilliFen,
      long paidOutFen) {

    static PoolAnswer of(Pool p) {
      return new PoolAnswer(
          p.id(),
          p.scheme(),
          p.methodology(),
          p.methodologyVersion(),
          p.instrument(),
          p.from(),
          p.to(),
          MarketTime.of(p.openedAt()),
          p.state(),
          p.progressPercent(),
          p.closedAt() == null ? null : MarketTime.of(p.closedAt()),
          p.result(),
          p.account().issuedKg(),
          p.account().availableKg(),
          p.account().frozenKg(),
          p.account().soldKg(),
          p.account().cashMilliFen(),
          p.account().paidOutFen());
    }
  }

  /** One pay-out. */
  @Schema(name = "Payout")
  public record PayoutAnswer(
      long id,
      long pool,
      @Schema(description = "1, 2, ... within the pool") int number,
      @Schema(description = "shared to the fen") long amountFen,
      @Schema(description = "contributors whose share was a fen or more") long receivers,
      OffsetDateTime askedAt,
      @Schema(description = "only a PAID one counts into wallets") Payout.State state) {

    static PayoutAnswer of(Payout p) {
      return new PayoutAnswer(
          p.id(),
          p.pool(),
          p.number(),
          p.amountFen(),
          p.receivers(),
          MarketTime.of(p.askedAt()),
          p.state());
    }
  }

  @POST
  @Operation(
      summary = "设立归集池",
      description =
          "Opens a pool for a scheme, a methodology version and a period, with a trading account of"
              + " its own. The instrument is a personal one of the scheme, lot 1 kg, of a year of"
              + " the period. Role OPERATOR, right TRADE. The same Idempotency-Key again gets the"
              + " first pool.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = PoolAnswer.class)))
  @APIResponse(
      responseCode = "422",
      description =
          "POOL_METHODOLOGY, POOL_PERIOD_REVERSED, POOL_PERIOD_TOO_LONG, POOL_INSTRUMENT_LOT,"
              + " POOL_INSTRUMENT_VINTAGE, INSTRUMENT_DOES_NOT_FIT, KEY_REUSED")
  public Response open(@HeaderParam(OrderResource.KEY) String key, OpenPool wish) {
    OpenPool typed = Given.body(wish);
    Given.field("scheme", typed.scheme());
    Given.field("methodology", typed.methodology());
    Given.field("methodologyVersion", typed.methodologyVersion());
    Given.field("instrument", typed.instrument());
    Given.field("from", typed.from());
    Given.field("to", typed.to());
    return Response.status(Response.Status.CREATED)
        .entity(PoolAnswer.of(pools.open(currentCaller.get(), typed, key)))
        .build();
  }

  @GET
  @Operation(
      summary = "归集池，最新在前",
      description = "An operator's own pools, an administrator's all, the newest first.")
  @APIResponse(responseCode = "200", description = "{items: [Pool], next}")
  public Page<PoolAnswer> list(
      @QueryParam("cursor") String cursor, @QueryParam("limit") String limit) {
    return pools
        .pools(currentCaller.get(), Given.cursor(cursor), Given.limit(limit))
        .map(PoolAnswer::of);
  }

  @GET
  @Path("{id}")
  @Operation(summary = "一个归集池", description = "One pool with its state, units and cash.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PoolAnswer.class)))
  @APIResponse(responseCode = "404", description = "UNKNOWN_POOL, also for another operator's")
  public PoolAnswer get(@PathParam("id") String id) {
    return PoolAnswer.of(pools.pool(currentCaller.get(), id(id)));
  }

  @GET
  @Path("{id}/preview")
  @Operation(
      summary = "现在关闭会归集多少",
      description = "What would go in if the pool were closed now, at most a minute old.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PoolPreview.class)))
  @APIResponse(responseCode = "409", description = "POOL_ALREADY_CLOSED")
  public PoolPreview preview(@PathParam("id") String id) {
    return pools.preview(currentCaller.get(), id(id));
  }

  @POST
  @Path("{id}/close")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "关闭归集池，冻结贡献表",
      description =
          "Takes in the accepted acts of the period that no pool has and whose person consents to"
              + " pooling now; whole kilograms, the last acts' rest goes to the next pool. 202 while"
              + " a long closing goes on: ask GET /pools/{id}. The same Idempotency-Key again gets"
              + " the pool as it stands; another one POOL_ALREADY_CLOSED.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PoolAnswer.class)))
  @APIResponse(responseCode = "409", description = "POOL_ALREADY_CLOSED, OTHER_POOL_BEING_CLOSED")
  @APIResponse(responseCode = "422", description = "POOL_BELOW_ONE_KILOGRAM")
  public Response close(@HeaderParam(OrderResource.KEY) String key, @PathParam("id") String id) {
    Pool pool = pools.close(currentCaller.get(), id(id), key);
    return Response.status(pool.isClosed() ? Response.Status.OK : Response.Status.ACCEPTED)
        .entity(PoolAnswer.of(pool))
        .build();
  }

  @POST
  @Path("{id}/issuance")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "申请签发归集池的整千克",
      description =
          "Asks for the issuance of the closed pool's kilograms to its account. An administrator"
              + " proposes it to a second one. A pool has one issuance: asked again it is the same,"
              + " unless it was declined.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Issuance.class)))
  @APIResponse(responseCode = "409", description = "POOL_NOT_CLOSED")
  public Response issue(@PathParam("id") String id) {
    return Response.status(Response.Status.CREATED)
        .entity(pools.requestIssuance(currentCaller.get(), id(id)))
        .build();
  }

  @GET
  @Path("{id}/issuance")
  @Operation(summary = "归集池的签发", description = "The pool's issuance with state and serials.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Issuance.class)))
  @APIResponse(responseCode = "404", description = "none was asked for")
  public Response issuance(@PathParam("id") String id) {
    return pools
        .issuance(currentCaller.get(), id(id))
        .map(found -> Response.ok(found).build())
        .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
  }

  @POST
  @Path("{id}/payouts")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "把售出所得分到个人钱包",
      description =
          "Shares the available cash of the pool's account in whole fen among its contributors by"
              + " milligram, the fen that are left to the largest remainders. 202 if the core's"
              + " answer has not arrived: it is carried out by itself. The same Idempotency-Key"
              + " again gets the first pay-out.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = PayoutAnswer.class)))
  @APIResponse(responseCode = "409", description = "POOL_NOT_CLOSED, PAYOUT_UNDER_WAY")
  @APIResponse(responseCode = "422", description = "NOTHING_TO_PAY_OUT")
  public Response payOut(@HeaderParam(OrderResource.KEY) String key, @PathParam("id") String id) {
    Payout payout = pools.payOut(currentCaller.get(), id(id), key);
    return Response.status(
            payout.state() == Payout.State.SENT
                ? Response.Status.ACCEPTED
                : Response.Status.CREATED)
        .entity(PayoutAnswer.of(payout))
        .build();
  }

  @GET
  @Path("{id}/payouts")
  @Operation(summary = "分配记录，最新在前", description = "The pool's pay-outs, the newest first.")
  @APIResponse(responseCode = "200", description = "{items: [Payout], next}")
  public Page<PayoutAnswer> payouts(
      @PathParam("id") String id,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") String limit) {
    return pools
        .payouts(currentCaller.get(), id(id), Given.cursor(cursor), Given.limit(limit))
        .map(PayoutAnswer::of);
  }

  private static long id(String asked) {
    return Given.id(asked, PoolRefusal.UNKNOWN_POOL);
  }
}
