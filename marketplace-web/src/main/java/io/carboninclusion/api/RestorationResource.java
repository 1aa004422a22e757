package io.carboninclusion.api;

import io.carboninclusion.court.CourtDesk;
import io.carboninclusion.court.CourtRefusal;
import io.carboninclusion.court.NumberRead;
import io.carboninclusion.court.OrderCounts;
import io.carboninclusion.court.OrderEntry;
import io.carboninclusion.court.OrderFilter;
import io.carboninclusion.court.OrderState;
import io.carboninclusion.court.RestorationOrder;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Restoration orders of the caller's own court or agency, from the decision to the filing. */
@RequestScoped
@Path("/restoration-orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "司法认购 Restoration orders")
public class RestorationResource {

  private static final String KEY = "Idempotency-Key";

  @Inject CourtDesk desk;
  @Inject CurrentCaller currentCaller;
  @Context HttpHeaders headers;

  /** Why a case is closed or withdrawn; may be left out. */
  @Schema(name = "Ending")
  public record Reason(String reason) {}

  /** A number as somebody types it. */
  public record TypedNumber(String number) {}

  @POST
  @Operation(
      summary = "录入司法认购草稿",
      description =
          "Writes a draft. Role JUDGE. number alone is needed: a case number of the court's own"
              + " (brackets and spaces of either width), for an agency a document number. What is"
              + " given must be in order; the confirmation asks for the rest. tonnes (text, at most"
              + " six decimals) or sumFen. A retry with the same Idempotency-Key gets the first"
              + " draft.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = RestorationAnswer.class)))
  @APIResponse(
      responseCode = "422",
      description =
          "CASE_NUMBER_... with the place, CASE_OF_OTHER_COURT, TONNES_UNREADABLE,"
              + " TONNES_OUT_OF_RANGE, TONNES_AND_SUM, SUM_OUT_OF_RANGE, CAP_OUT_OF_RANGE,"
              + " DEADLINE_PAST, DECISION_IN_FUTURE, KEY_REUSED")
  public Response draft(
      @Parameter(description = "1 to 200 printable ASCII characters") @HeaderParam(KEY) String key,
      OrderEntry entry) {
    RestorationOrder order = desk.draft(currentCaller.get(), Given.body(entry), key);
    return Response.status(Response.Status.CREATED).entity(RestorationAnswer.of(order)).build();
  }

  @GET
  @Operation(
      summary = "本院案件，最新在前",
      description =
          "The court's own orders, the newest first. state: one of OrderState; q: part of the"
              + " number, of a party's name or of a certificate's number.")
  @APIResponse(responseCode = "200", description = "{items: [RestorationOrder], next}")
  public Page<RestorationAnswer> list(
      @QueryParam("state") String state,
      @QueryParam("cause") String cause,
      @QueryParam("q") String words,
      @QueryParam("overdue") boolean overdue,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") String limit) {
    OrderState only =
        state == null || state.isEmpty() ? null : Given.word("state", state, OrderState.class);
    return desk.list(
            currentCaller.get(),
            new OrderFilter(only, words, cause, overdue),
            Given.cursor(cursor),
            Given.limit(limit))
        .map(RestorationAnswer::of);
  }

  @GET
  @Path("/counts")
  @Operation(
      summary = "各状态的案件数",
      description = "How many of the court's orders stand in each state, and how many are overdue.")
  public OrderCounts counts() {
    return desk.counts(currentCaller.get());
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "一件司法认购", description = "One order; another court's is unknown.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RestorationAnswer.class)))
  @APIResponse(responseCode = "404", description = "UNKNOWN_RESTORATION_ORDER")
  public RestorationAnswer get(@PathParam("id") String id) {
    return RestorationAnswer.of(desk.get(currentCaller.get(), id(id)));
  }

  @PUT
  @Path("/{id}")
  @Operation(
      summary = "改写草稿",
      description =
          "Writes a draft anew; what is left out is empty then. With changedAt as it was read, it"
              + " is refused if somebody else has written the draft since.")
  @APIResponse(responseCode = "409", description = "ORDER_STEP_PASSED, DRAFT_CHANGED")
  public RestorationAnswer change(
      @PathParam("id") String id, @QueryParam("changedAt") String changedAt, OrderEntry entry) {
    return RestorationAnswer.of(
        desk.change(
            currentCaller.get(), id(id), Given.body(entry), Given.time("changedAt", changedAt)));
  }

  @POST
  @Path("/number")
  @Operation(
      summary = "识别案号",
      description =
          "Takes a number apart and names the court; nothing is kept. The refusal of a malformed"
              + " one names the place of the error.")
  public AssessmentAnswer.Number readNumber(TypedNumber typed) {
    NumberRead number = desk.readNumber(currentCaller.get(), Given.body(typed).number());
    return AssessmentAnswer.Number.of(number, Problems.language(headers));
  }

  @POST
  @Path("/assessment")
  @Operation(
      summary = "预估一份录入：取整、应缴、此刻价格、提示",
      description =
          "What an entry would do now: whole lots, deposit, cost against the live book, warnings."
              + " Nothing is kept.")
  public AssessmentAnswer assess(OrderEntry entry) {
    return AssessmentAnswer.of(
        desk.assess(currentCaller.get(), Given.body(entry)), Problems.language(headers));
  }

  @GET
  @Path("/{id}/assessment")
  @Operation(
      summary = "预估一件案件",
      description = "As POST /restoration-orders/assessment, with the deposit that has come.")
  public AssessmentAnswer assess(@PathParam("id") String id) {
    return AssessmentAnswer.of(
        desk.assess(currentCaller.get(), id(id)), Problems.language(headers));
  }

  @POST
  @Path("/{id}/confirm")
  @Operation(
      summary = "法官确认，开立本案账户",
      description =
          "The decision stands: the terms are bound, and money.account is where the deposit goes."
              + " Right RETIRE. Asked twice it happens once.")
  @APIResponse(
      responseCode = "422",
      description = "ENTRY_INCOMPLETE at the field, TONNES_OR_SUM, REASON_FOR_OTHER_KIND")
  public RestorationAnswer confirm(@PathParam("id") String id) {
    return RestorationAnswer.of(desk.confirm(currentCaller.get(), id(id)));
  }

  @POST
  @Path("/{id}/purchase")
  @Operation(
      summary = "确认购买；买齐即注销",
      description =
          "Sends the purchase to the book; complete, it is retired with one certificate by itself."
              + " Right RETIRE. Asked twice it happens once.")
  @APIResponse(responseCode = "409", description = "NOT_CONFIRMED")
  @APIResponse(
      responseCode = "422",
      description = "DEPOSIT_TOO_SMALL with the missing sum; what the core refuses")
  public RestorationAnswer buy(@PathParam("id") String id) {
    return RestorationAnswer.of(desk.buy(currentCaller.get(), id(id)));
  }

  @POST
  @Path("/{id}/close")
  @Operation(
      summary = "按现有数量结案",
      description =
          "Cancels what is open, retires what is held, and has the rest of the money paid by the"
              + " residual's rule. Right RETIRE. Asked twice it happens once.")
  @APIResponse(responseCode = "409", description = "NOT_CONFIRMED")
  public RestorationAnswer close(@PathParam("id") String id, Reason why) {
    return RestorationAnswer.of(desk.close(currentCaller.get(), id(id), reason(why)));
  }

  @POST
  @Path("/{id}/withdrawal")
  @Operation(
      summary = "撤回，款项全部退还",
      description = "Before anything is bought. A draft needs no right RETIRE.")
  @APIResponse(responseCode = "409", description = "HAS_BOUGHT")
  public RestorationAnswer withdraw(@PathParam("id") String id, Reason why) {
    return RestorationAnswer.of(desk.withdraw(currentCaller.get(), id(id), reason(why)));
  }

  @POST
  @Path("/{id}/filing")
  @Operation(summary = "归档", description = "When it is retired and the residual is paid.")
  @APIResponse(responseCode = "409", description = "NOTHING_TO_FILE")
  public RestorationAnswer file(@PathParam("id") String id) {
    return RestorationAnswer.of(desk.file(currentCaller.get(), id(id)));
  }

  @GET
  @Path("/{id}/timeline")
  @Operation(
      summary = "案件进度",
      description = "Everything that happened, with who and when, the oldest first.")
  public List<RestorationAnswer.Entry> timeline(@PathParam("id") String id) {
    return desk.timeline(currentCaller.get(), id(id)).stream()
        .map(RestorationAnswer.Entry::of)
        .toList();
  }

  @GET
  @Path("/{id}/packet")
  @Operation(
      summary = "卷宗数据",
      description =
          "All that the file of a case needs: decision, money, timeline, the price reference as it"
              + " stood when the purchase was ordered, and the certificate with its serials.")
  public RestorationAnswer.Packet packet(@PathParam("id") String id) {
    return RestorationAnswer.Packet.of(desk.packet(currentCaller.get(), id(id)));
  }

  private static String reason(Reason why) {
    return why == null ? null : why.reason();
  }

  private static long id(String asked) {
    return Given.id(asked, CourtRefusal.UNKNOWN_RESTORATION_ORDER);
  }
}
