package io.carboninclusion.api;

import io.carboninclusion.exchange.Rule;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.trading.NewInstrument;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.PriceRules;
import io.carboninclusion.trading.Session;
import io.carboninclusion.trading.SessionKind;
import io.carboninclusion.trading.Timetable;
import io.carboninclusion.trading.TimetableDesk;
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
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
  @Inject TimetableDesk timetables;
  @Inject OrderBook orderBook;
  @Inject CurrentCaller currentCaller;

  /** Reference price and band. */
  public record NewPriceRules(
      @Schema(description = "fen per tonne") Long referenceFen,
      @Schema(description = "hundredths of a percent; 0 fixed price, -1 no band")
          Integer bandBasisPoints) {}

  /** A rule's new value. */
  public record NewRuleValue(
      @Schema(description = "kilograms of a rule that ends in _KG; 1 yes, 0 no of a switch")
          Long value) {}

  /** A session, in Beijing time. */
  @Schema(name = "NewSession")
  public record NewSession(
      @Schema(
              description = "CONTINUOUS if left out",
              enumeration = {"CONTINUOUS", "CALL_AUCTION"})
          SessionKind kind,
      @Schema(description = "as in 09:30") String from,
      @Schema(description = "as in 11:30, at the latest 24:00") String to) {}

  /** The sessions of an instrument's trading day. */
  @Schema(name = "NewTimetable")
  public record NewTimetable(
      @Schema(description = "at most 12; none at all is around the clock")
          List<NewSession> sessions) {}

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

  @PUT
  @Path("/{code}/rules/{rule}")
  @Operation(
      summary = "提议一项交易规则的新值，待第二位管理员复核",
      description =
          "Proposes a rule's new value to a second administrator (kind INSTRUMENT_RULE). Role ADMIN."
              + " MAX_ORDER_KG, MAX_OPEN_ORDERS and MAX_POSITION_KG hold for new and amended"
              + " orders, not for those in the book."
              + " T_PLUS_ONE holds for what is bought from then on."
              + " BLOCK_BAND_BASIS_POINTS, MIN_BLOCK_KG, BLOCK_FROM_MINUTE and BLOCK_UNTIL_MINUTE"
              + " hold for new block proposals and for accepting older ones; the hours have a"
              + " minute at least."
              + " MAKER_FEE_BASIS_POINTS and TAKER_FEE_BASIS_POINTS (at most 10000, all of the price)"
              + " hold for orders placed from then on; one in the book keeps its own."
              + " CLOSE_NEEDS_KG and REFERENCE_IS_CLOSE hold from the next trading day's close and"
              + " beginning.")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = Proposed.class)))
  @APIResponse(
      responseCode = "400",
      description = "VALUE_NOT_OFFERED, FIELD_MISSING, WHOLE_NUMBER_WANTED")
  @APIResponse(responseCode = "404", description = "UNKNOWN_CODE")
  @APIResponse(responseCode = "422", description = "RULE_OUT_OF_RANGE")
  public Response proposeRule(
      @PathParam("code") String code,
      @Parameter(description = "one of those that GET /instruments/{code}/rules shows")
          @PathParam("rule")
          String rule,
      NewRuleValue wish) {
    Rule named = Given.word("rule", rule, Rule.class);
    long value = Given.field("value", Given.body(wish).value());
    long proposal = listings.proposeRule(currentCaller.get(), code, named, value);
    return Response.accepted(new Proposed(proposal)).build();
  }

  @PUT
  @Path("/{code}/timetable")
  @Operation(
      summary = "提议交易时段，待第二位管理员复核",
      description =
          "Proposes the sessions of a trading day to a second administrator (kind TIMETABLE); they"
              + " count from the day behind the approval. Role ADMIN.")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = Proposed.class)))
  @APIResponse(responseCode = "404", description = "UNKNOWN_CODE")
  @APIResponse(
      responseCode = "422",
      description =
          "SESSION_UNREADABLE, SESSION_TIMES_INVALID, SESSIONS_OVERLAP, TOO_MANY_SESSIONS,"
              + " CALL_AUCTION_LEADS_NOWHERE, SESSION_CONTINUOUS_MISSING,"
              + " TIMETABLE_UNCHANGED")
  public Response proposeTimetable(@PathParam("code") String code, NewTimetable wish) {
    List<Session> sessions = new ArrayList<>();
    for (NewSession session : Given.field("sessions", Given.body(wish).sessions())) {
      NewSession typed = Given.field("sessions", session);
      SessionKind kind = typed.kind() == null ? SessionKind.CONTINUOUS : typed.kind();
      if (kind == SessionKind.BLOCK) {
        throw Rejected.because(ApiRefusal.VALUE_NOT_OFFERED, "CONTINUOUS, CALL_AUCTION").at("kind");
      }
      sessions.add(Timetable.session(kind, sessions.size() + 1, typed.from(), typed.to()));
    }
    long proposal = timetables.propose(currentCaller.get(), code, new Timetable(sessions));
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
    return InstrumentAnswer.of(instrument, orderBook.awaitAnswered());
  }
}
