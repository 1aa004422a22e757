package io.carboninclusion.api;

import io.carboninclusion.participant.Role;
import io.carboninclusion.personal.Pools;
import io.carboninclusion.personal.WalletCheck;
import io.carboninclusion.trading.LedgerCheck;
import io.carboninclusion.trading.MarketState;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether everything adds up, and how the market stands. */
@RequestScoped
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "账簿 Ledger")
public class LedgerResource {

  @Inject OrderBook orderBook;
  @Inject Pools pools;
  @Inject CurrentCaller currentCaller;

  /** The ledger added up, as of one place in the journal. */
  @Schema(name = "LedgerCheck")
  public record CheckAnswer(
      boolean balanced,
      @Schema(description = "last batch of the journal that is in it") long batch,
      long sequence,
      @Schema(description = "hash of that row of the journal, hexadecimal") String rowHash,
      long cashInMilliFen,
      long cashOutMilliFen,
      long cashHeldMilliFen,
      long walletsMilliFen,
      Personal personal,
      List<IssuanceCheck> issuances,
      @Schema(description = "absent until the first comparison after a start") Replayed replayed) {

    static CheckAnswer of(LedgerCheck c, WalletCheck w) {
      return new CheckAnswer(
          c.balanced() && w.equal(),
          c.batch(),
          c.sequence(),
          c.rowHash(),
          c.cashInMilliFen(),
          c.cashOutMilliFen(),
          c.cashHeldMilliFen(),
          c.walletsMilliFen(),
          new Personal(w.payouts(), w.walletsFen(), w.accountMilliFen(), w.equal()),
          c.issuances().stream().map(IssuanceCheck::of).toList(),
          Replayed.of(c.replayed()));
    }
  }

  /** Each balance shown, beside the one that comes out of the journal replayed to this batch. */
  public record Replayed(long batch, long sequence, OffsetDateTime at, boolean equal) {

    static Replayed of(LedgerCheck.Replayed r) {
      return r == null
          ? null
          : new Replayed(r.batch(), r.sequence(), MarketTime.of(r.at()), r.equal());
    }
  }

  /** All personal wallets beside the core's account of wallets, both read from one state. */
  public record Personal(
      @Schema(description = "pay-outs so far") long payouts,
      @Schema(description = "the sum of all wallets") long walletsFen,
      @Schema(description = "what the core holds for them") long accountMilliFen,
      boolean equal) {}

  /** One issuance: issued = held + retire-only + retired. */
  public record IssuanceCheck(
      long issuance,
      String instrument,
      long issuedKg,
      long heldKg,
      @Schema(description = "bought for cases, can only be retired for them") long retireOnlyKg,
      long retiredKg,
      boolean balanced) {

    static IssuanceCheck of(LedgerCheck.IssuanceCheck i) {
      return new IssuanceCheck(
          i.issuance(),
          i.instrument(),
          i.issuedKg(),
          i.heldKg(),
          i.retireOnlyKg(),
          i.retiredKg(),
          i.balanced());
    }
  }

  @GET
  @Path("/ledger/check")
  @PermitAll
  @Operation(
      summary = "核账：签发 = 持有 + 仅可注销 + 注销，入金 = 持有 + 出金",
      description =
          "Per issuance: issued = held (available and frozen) + retire-only + retired; cash in = cash held +"
              + " wallets + cash out; with the last journal row, and the last comparison of every"
              + " balance with the journal replayed. Public.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CheckAnswer.class)))
  public CheckAnswer check() {
    return CheckAnswer.of(orderBook.check(), pools.checkWallets());
  }

  @GET
  @Path("/admin/market")
  @Operation(summary = "市场运行状况", description = "How the writer and its views stand. Role ADMIN.")
  @APIResponse(responseCode = "403", description = "NOT_ALLOWED")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MarketState.class)))
  public MarketState market() {
    currentCaller.get().require(Role.ADMIN);
    return orderBook.state();
  }
}
