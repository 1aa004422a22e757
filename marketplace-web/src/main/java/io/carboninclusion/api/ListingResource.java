package io.carboninclusion.api;

import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.trading.NewInstrument;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.PriceRules;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What administrators decide about instruments. */
@RequestScoped
@Path("/admin/instruments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "品种管理 Listings")
public class ListingResource {

  @Inject Listings listings;
  @Inject OrderBook orderBook;
  @Inject CurrentCaller currentCaller;

  /** Reference price and band. */
  public record NewPriceRules(
      @Schema(description = "fen per tonne") Long referenceFen,
      @Schema(description = "hundredths of a percent; 0 fixed price, -1 no band")
          Integer bandBasisPoints) {}

  /** The id of what waits for a second administrator. */
  public record Proposed(long proposal) {}

  @POST
  @Operation(
      summary = "新增交易品种（尚未开市）",
      description =
          "Defines an instrument; it is not open yet. kind PERSONAL or FORESTRY. Role ADMIN.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = InstrumentAnswer.class)))
  @APIResponse(responseCode = "409", description = "CODE_TAKEN")
  @APIResponse(
      responseCode = "422",
      description = "CODE_INVALID, SCHEME_INVALID, VINTAGE_INVALID, LOT_INVALID, TICK_INVALID")
  public Response define(NewInstrument wish) {
    InstrumentRecord defined = listings.define(currentCaller.get(), Given.body(wish));
    return Response.status(Response.Status.CREATED).entity(answer(defined)).build();
  }

  @PUT
  @Path("/{code}/price-rules")
  @Operation(
      summary = "提议参考价与涨跌幅，待第二位管理员复核",
      description =
          "Proposes reference price and band to a second administrator (kind PRICE_RULES). Role"
              + " ADMIN. Resting orders outside the new band stay and cannot match.")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = Proposed.class)))
  @APIResponse(responseCode = "404", description = "UNKNOWN_CODE")
  @APIResponse(
      responseCode = "422",
      description = "PRICE_RULES_INVALID, PRICE_OFF_TICK, NO_REFERENCE_PRICE")
  public Response proposePriceRules(@PathParam("code") String code, NewPriceRules wish) {
    NewPriceRules typed = Given.body(wish);
    PriceRules rules =
        new PriceRules(
            Given.field("referenceFen", typed.referenceFen()),
            Given.field("bandBasisPoints", typed.bandBasisPoints()));
    long proposal = listings.proposePriceRules(currentCaller.get(), code, rules);
    return Response.accepted(new Proposed(proposal)).build();
  }

  @POST
  @Path("/{code}/open")
  @Operation(summary = "开市", description = "Opens the instrument for orders. Role ADMIN.")
  @APIResponse(responseCode = "404", description = "UNKNOWN_CODE")
  @APIResponse(responseCode = "422", description = "NO_REFERENCE_PRICE")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = InstrumentAnswer.class)))
  public InstrumentAnswer open(@PathParam("code") String code) {
    return answer(listings.open(currentCaller.get(), code));
  }

  @POST
  @Path("/{code}/halt")
  @Operation(
      summary = "停牌：不收新委托，可以撤单",
      description = "Halts the instrument: no new orders, cancelling goes on. Role ADMIN.")
  @APIResponse(responseCode = "404", description = "UNKNOWN_CODE")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = InstrumentAnswer.class)))
  public InstrumentAnswer halt(@PathParam("code") String code) {
    return answer(listings.halt(currentCaller.get(), code));
  }

  private InstrumentAnswer answer(InstrumentRecord instrument) {
    return InstrumentAnswer.of(instrument, orderBook.state().viewSequence());
  }
}
