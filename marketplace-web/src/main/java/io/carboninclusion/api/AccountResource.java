package io.carboninclusion.api;

import io.carboninclusion.exchange.Cause;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.TradingAccounts;
import io.carboninclusion.trading.AccountRecord;
import io.carboninclusion.trading.CashBalance;
import io.carboninclusion.trading.HoldingRecord;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.PostingRecord;
import io.carboninclusion.trading.SerialBlock;
import io.carboninclusion.trading.Treasury;
import io.carboninclusion.web.Figures;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Cash and holdings of the caller's enterprise. */
@RequestScoped
@Path("/account")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "账户 Account")
public class AccountResource {

  @Inject OrderBook orderBook;
  @Inject Treasury treasury;
  @Inject TradingAccounts accounts;
  @Inject CurrentCaller currentCaller;
  @Inject OwnEffects ownEffects;

  /** What the enterprise has, as of one journal sequence. */
  @Schema(name = "Account")
  public record AccountAnswer(
      long account,
      @Schema(description = "journal sequence of these balances") long sequence,
      Cash cash,
      List<Holding> holdings) {

    static AccountAnswer of(long account, AccountRecord a) {
      return new AccountAnswer(
          account,
          a.sequence(),
          Cash.of(a.cash()),
          a.holdings().stream().map(Holding::of).toList());
    }
  }

  /** Cash in thousandths of a fen; what is frozen is named by its reason. */
  public record Cash(
      long availableMilliFen,
      long frozenMilliFen,
      @Schema(description = "for open purchases: GET /orders?state=OPEN") long inOrdersMilliFen,
      @Schema(description = "for withdrawals not paid yet: GET /withdrawals")
          long inWithdrawalsMilliFen) {

    static Cash of(CashBalance c) {
      return new Cash(
          c.availableMilliFen(),
          c.frozenMilliFen(),
          c.inOrdersMilliFen(),
          c.inWithdrawalsMilliFen());
    }
  }

  /** Units of one instrument with their serials. */
  public record Holding(
      String instrument,
      long availableKg,
      @Schema(description = "for open sales") long frozenKg,
      @Schema(description = "bought for a case, can only be retired for it") long retireOnlyKg,
      List<Block> blocks) {

    static Holding of(HoldingRecord h) {
      return new Holding(
          h.instrument(),
          h.availableKg(),
          h.frozenKg(),
          h.retireOnlyKg(),
          h.blocks().stream().map(block -> Block.of(h.instrument(), block)).toList());
    }
  }

  /** Contiguous serials, one a kilogram, both ends included. */
  public record Block(String firstSerial, String lastSerial, long kg, long issuance) {

    static Block of(String code, SerialBlock b) {
      return new Block(
          Figures.serial(code, b.first()), Figures.serial(code, b.last()), b.kg(), b.issuance());
    }
  }

  /** One line of the cash statement. */
  @Schema(name = "Posting")
  public record PostingAnswer(
      long posting,
      long sequence,
      OffsetDateTime time,
      Cause cause,
      @Schema(description = "the order, trade, deposit or withdrawal") long reference,
      @Schema(description = "change of the available cash") long availableMilliFen,
      @Schema(description = "change of the frozen cash") long frozenMilliFen) {

    static PostingAnswer of(PostingRecord p) {
      return new PostingAnswer(
          p.posting(),
          p.sequence(),
          MarketTime.of(p.time()),
          p.cause(),
          p.reference(),
          p.availableMilliFen(),
          p.frozenMilliFen());
    }
  }

  @GET
  @Operation(
      summary = "资金与持仓：可用、冻结及原因、序列号段",
      description =
          "Cash available and frozen with the reason, and holdings with their serial blocks.")
  @APIResponse(responseCode = "403", description = "NOT_APPROVED, RIGHT_MISSING")
  @APIResponse(responseCode = "404", description = "NO_SUCH_ACCOUNT, also for another's")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AccountAnswer.class)))
  public AccountAnswer account(
      @Parameter(description = "a pool's account; one's own if left out") @QueryParam("account")
          String account) {
    ownEffects.await();
    Caller caller = accounts.acting(currentCaller.get(), Given.account(account));
    return AccountAnswer.of(caller.account(), orderBook.account(caller));
  }

  @GET
  @Path("/statement")
  @Operation(
      summary = "资金流水，最新在前",
      description = "The cash postings, the newest first; the next page by cursor=next.")
  @APIResponse(responseCode = "400", description = "CURSOR_UNUSABLE")
  @APIResponse(responseCode = "403", description = "NOT_APPROVED, RIGHT_MISSING")
  @APIResponse(responseCode = "200", description = "{items: [Posting], next}")
  public Page<PostingAnswer> statement(
      @QueryParam("cursor") String cursor, @QueryParam("limit") String limit) {
    ownEffects.await();
    return treasury
        .statement(currentCaller.get(), Given.cursor(cursor), Given.limit(limit))
        .map(PostingAnswer::of);
  }
}
