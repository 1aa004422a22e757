package io.carboninclusion.api;

import io.carboninclusion.exchange.Reason;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.trading.DepositRecord;
import io.carboninclusion.trading.Treasury;
import io.carboninclusion.trading.WithdrawalRecord;
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
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Deposits and withdrawals; both need a second administrator ({@code POST /approvals/{id}}). */
@RequestScoped
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "资金 Treasury")
public class TreasuryResource {

  @Inject Treasury treasury;
  @Inject CurrentCaller currentCaller;

  /** Cash that came in at the bank. */
  public record NewDeposit(
      @Schema(description = "the enterprise's id") Long account,
      Long amountFen,
      @Schema(description = "the bank's own number, at most 64 characters") String bankReference) {}

  /** Cash that is to leave. */
  public record NewWithdrawal(Long amountFen) {}

  /** The payment that was made at the bank. */
  public record NewPayment(
      @Schema(description = "the bank's own number, at most 64 characters") String bankReference) {}

  /** A deposit with what became of it. */
  @Schema(name = "Deposit")
  public record DepositAnswer(
      long id,
      long account,
      long amountFen,
      String bankReference,
      OffsetDateTime enteredAt,
      @Schema(description = "for POST /approvals/{id}") long proposal,
      DepositRecord.State state) {

    static DepositAnswer of(DepositRecord d) {
      return new DepositAnswer(
          d.id(),
          d.account(),
          d.amountFen(),
          d.bankReference(),
          MarketTime.of(d.enteredAt()),
          d.proposal(),
          d.state());
    }
  }

  /** A withdrawal with what became of it. */
  @Schema(name = "Withdrawal")
  public record WithdrawalAnswer(
      long id,
      long account,
      long amountFen,
      OffsetDateTime requestedAt,
      @Schema(description = "absent until the payment is entered") String bankReference,
      @Schema(description = "of the payment, for POST /approvals/{id}") Long proposal,
      WithdrawalRecord.State state) {

    static WithdrawalAnswer of(WithdrawalRecord w) {
      return new WithdrawalAnswer(
          w.id(),
          w.account(),
          w.amountFen(),
          MarketTime.of(w.requestedAt()),
          w.bankReference(),
          w.proposal(),
          w.state());
    }
  }

  @POST
  @Path("/admin/deposits")
  @Operation(
      summary = "登记入金，待第二位管理员复核",
      description =
          "Enters a deposit and proposes it to a second administrator (kind DEPOSIT, subject its"
              + " id). Role ADMIN. A bank reference is taken once; after a rejection it may be"
              + " entered again.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = DepositAnswer.class)))
  @APIResponse(responseCode = "404", description = "UNKNOWN_ENTERPRISE")
  @APIResponse(responseCode = "409", description = "BANK_REFERENCE_TAKEN")
  @APIResponse(responseCode = "422", description = "AMOUNT_INVALID")
  public Response enterDeposit(NewDeposit wish) {
    NewDeposit typed = Given.body(wish);
    DepositRecord deposit =
        treasury.enterDeposit(
            currentCaller.get(),
            Given.field("account", typed.account()),
            Given.field("amountFen", typed.amountFen()),
            typed.bankReference());
    return created(DepositAnswer.of(deposit));
  }

  @GET
  @Path("/admin/deposits")
  @Operation(
      summary = "全部入金，最新在前",
      description = "All deposits with what became of each, the newest first. Role ADMIN.")
  @APIResponse(responseCode = "200", description = "{items: [Deposit], next}")
  public Page<DepositAnswer> deposits(
      @QueryParam("cursor") String cursor, @QueryParam("limit") String limit) {
    return treasury
        .deposits(currentCaller.get(), Given.cursor(cursor), Given.limit(limit))
        .map(DepositAnswer::of);
  }

  @POST
  @Path("/withdrawals")
  @Operation(
      summary = "申请出金，金额立即冻结",
      description =
          "Freezes the sum at once; it leaves when a payment was entered and approved. Right"
              + " TRADE. 202 if the core's answer has not arrived: it is carried out by itself. A"
              + " retry with the same Idempotency-Key gets the first withdrawal.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = WithdrawalAnswer.class)))
  @APIResponse(responseCode = "422", description = "AMOUNT_INVALID, INSUFFICIENT_CASH, KEY_REUSED")
  public Response withdraw(
      @Parameter(description = "1 to 200 printable ASCII characters")
          @HeaderParam(OrderResource.KEY)
          String key,
      NewWithdrawal wish) {
    WithdrawalRecord withdrawal =
        treasury.withdraw(
            currentCaller.get(), Given.field("amountFen", Given.body(wish).amountFen()), key);
    return withdrawal.state() == WithdrawalRecord.State.REQUESTED
        ? Response.accepted(WithdrawalAnswer.of(withdrawal)).build()
        : created(WithdrawalAnswer.of(withdrawal));
  }

  @GET
  @Path("/withdrawals")
  @Operation(
      summary = "出金申请，最新在前",
      description = "The caller's own withdrawals, for administrators everybody's.")
  @APIResponse(responseCode = "200", description = "{items: [Withdrawal], next}")
  public Page<WithdrawalAnswer> withdrawals(
      @QueryParam("cursor") String cursor, @QueryParam("limit") String limit) {
    return treasury
        .withdrawals(currentCaller.get(), Given.cursor(cursor), Given.limit(limit))
        .map(WithdrawalAnswer::of);
  }

  @POST
  @Path("/admin/withdrawals/{id}/payment")
  @Operation(
      summary = "登记付款的银行流水号，待第二位管理员复核",
      description =
          "Enters the bank's reference of the payment and proposes it to a second administrator"
              + " (kind WITHDRAWAL): approved the sum is gone, rejected it is available again. Role"
              + " ADMIN.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WithdrawalAnswer.class)))
  @APIResponse(responseCode = "404", description = "UNKNOWN_WITHDRAWAL")
  @APIResponse(
      responseCode = "409",
      description = "PAYMENT_PROPOSED, WITHDRAWAL_CLOSED, BANK_REFERENCE_TAKEN")
  public WithdrawalAnswer enterPayment(@PathParam("id") String id, NewPayment wish) {
    return WithdrawalAnswer.of(
        treasury.enterPayment(
            currentCaller.get(),
            Given.id(id, Reason.UNKNOWN_WITHDRAWAL),
            Given.body(wish).bankReference()));
  }

  private static Response created(Object entity) {
    return Response.status(Response.Status.CREATED).entity(entity).build();
  }
}
