package io.carboninclusion.exchange;

import static io.carboninclusion.exchange.OrderType.BUDGET;
import static io.carboninclusion.exchange.OrderType.LIMIT;
import static io.carboninclusion.exchange.Reason.ACCEPTED;
import static io.carboninclusion.exchange.Side.BUY;
import static io.carboninclusion.exchange.Side.SELL;
import static io.carboninclusion.exchange.TimeInForce.GTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A case's account: what it buys is retire-only, its cap follows the band, and it closes once. */
class CasesTest {
  private static final int SELLER = 1001;
  private static final int BUYER = 1002;
  private static final int CASE = 1003;
  private static final int OTHER_CASE = 1004;
  private static final int POOL = 1005;
  private static final int FOREST = 7;

  private final EventLog log = new EventLog();
  private final Exchange exchange = new Exchange(log);

  @BeforeEach
  void aSellerAndACase() {
    exchange.defineInstrument(FOREST, 1, 1000);
    exchange.setPriceRules(FOREST, 6000, 1000);
    exchange.openTrading(FOREST);
    exchange.issue(SELLER, FOREST, 1_000_000, 501);
    exchange.deposit(BUYER, 1_000_000_000, 502);
    exchange.openCase(CASE);
    exchange.deposit(CASE, 2_450_250_000L, 503);
    log.take();
  }

  @AfterEach
  void theBooksBalance() {
    exchange.verify();
  }

  private void sell(long priceFen, long kg) {
    exchange.place(SELLER, FOREST, SELL, LIMIT, GTC, priceFen, kg, 0);
  }

  private Reason buyForCase(int account, long capFen, long kg) {
    return exchange.place(account, FOREST, BUY, LIMIT, GTC, capFen, kg, 0);
  }

  @Test
  void whatACaseBuysIsRetireOnlyFromTheTradeOn() {
    sell(6000, 30_000);
    log.take();

    assertThat(buyForCase(CASE, 6500, 30_000)).isEqualTo(ACCEPTED);

    assertThat(log.take("transferred"))
        .contains("transferred TRADE 1 7 30000: 1001 FROZEN -> 1003 RETIRE_ONLY");
    assertThat(exchange.retireOnlyKg(CASE, FOREST)).isEqualTo(30_000);
    assertThat(exchange.availableKg(CASE, FOREST)).isZero();
  }

  @Test
  void nothingOfACaseIsSoldRetiredOtherwiseOrIssuedTo() {
    sell(6000, 30_000);
    buyForCase(CASE, 6000, 30_000);

    assertThat(exchange.place(CASE, FOREST, SELL, LIMIT, GTC, 6000, 1000, 0))
        .isEqualTo(Reason.RETIRE_ONLY);
    assertThat(exchange.retire(CASE, FOREST, 1000, 601, 1)).isEqualTo(Reason.INSUFFICIENT_UNITS);
    assertThat(exchange.issue(CASE, FOREST, 1000, 602)).isEqualTo(Reason.RETIRE_ONLY);
    assertThat(exchange.distribute(CASE, 1000, 603)).isEqualTo(Reason.RETIRE_ONLY);
  }

  /** Luohu: 24,502.50 CNY, 64.99 a tonne, lots of a tonne: 377 t, and 1.27 CNY are left. */
  @Test
  void closingRetiresAllInOneStepAndLeavesTheResidual() {
    exchange.setPriceRules(FOREST, 6499, 0);
    sell(6499, 500_000);
    exchange.place(CASE, FOREST, BUY, BUDGET, GTC, 7000, 0, 2_450_250_000L);
    assertThat(exchange.openOrders()).as("the seller's rest alone").isEqualTo(1);
    log.take();

    assertThat(exchange.closeCase(CASE, FOREST, 377_000, 701, 99)).isEqualTo(ACCEPTED);

    assertThat(log.take())
        .containsExactly(
            "retired 701 by 1003: 377000 kg, certificate 99",
            "transferred RETIRE 701 7 377000: 1003 RETIRE_ONLY -> 6 AVAILABLE",
            "gone 1",
            "block-retired 701: 1-377000 of 501",
            "case 1003 closed");
    assertThat(exchange.availableCash(CASE)).isEqualTo(127_000);
    assertThat(exchange.requestWithdrawal(CASE, 127_000, 702)).isEqualTo(ACCEPTED);
    assertThat(exchange.closeWithdrawal(702, true)).isEqualTo(ACCEPTED);
    assertThat(exchange.availableCash(CASE)).isZero();
  }

  /**
   * The same, from sellers who come one tonne after the other: the cap counts as the fixed price.
   */
  @Test
  void aSumThatRestsAtTheEdgeOfTheBandBuysAllThatItPaysThere() {
    exchange.setPriceRules(FOREST, 6499, 0);
    exchange.place(CASE, FOREST, BUY, BUDGET, GTC, 7000, 0, 2_450_250_000L);
    for (int i = 0; i < 400; i++) {
      sell(6499, 1_000);
    }

    assertThat(exchange.retireOnlyKg(CASE, FOREST)).isEqualTo(377_000);
    assertThat(exchange.availableCash(CASE)).isEqualTo(127_000);
  }

  /** 66.26 are left: nothing at 70.00, a tonne at 64.99. */
  @Test
  void theRestOfASumFollowsTheBandAndEndsWhereItBuysNothing() {
    exchange.setPriceRules(FOREST, 6499, 0);
    exchange.place(CASE, FOREST, BUY, BUDGET, GTC, 7000, 0, 2_450_250_000L);
    sell(6499, 376_000);
    assertThat(exchange.openOrders()).isEqualTo(1);
    exchange.setPriceRules(FOREST, 6000, 0);
    assertThat(depth()).containsExactly("6000: 1000");

    exchange.setPriceRules(FOREST, 7000, 0);

    assertThat(exchange.openOrders()).isZero();
    assertThat(exchange.availableCash(CASE)).isEqualTo(6_626_000);
    assertThat(log.take("closed")).contains("closed 1 FILLED filled 376000 paid 2443624000");
  }

  private List<String> depth() {
    List<String> levels = new ArrayList<>();
    exchange.depth(FOREST, BUY, 5, (price, kg, orders) -> levels.add(price + ": " + kg));
    return levels;
  }

  /** Arshan: 37.018 t at 49.98 cost 1,850.15964 CNY; 1,850.16 came in. */
  @Test
  void whatIsBelowOneFenGoesToTheAccountForIt() {
    exchange.defineInstrument(8, 1, 1);
    exchange.setPriceRules(8, 4998, 1000);
    exchange.openTrading(8);
    exchange.issue(SELLER, 8, 100_000, 504);
    exchange.place(SELLER, 8, SELL, LIMIT, GTC, 4998, 100_000, 0);
    exchange.openCase(OTHER_CASE);
    exchange.deposit(OTHER_CASE, 185_016_000, 505);
    exchange.place(OTHER_CASE, 8, BUY, LIMIT, GTC, 4998, 37_018, 0);

    assertThat(exchange.closeCase(OTHER_CASE, 8, 37_018, 703, 98)).isEqualTo(ACCEPTED);

    assertThat(exchange.availableCash(OTHER_CASE)).isZero();
    assertThat(exchange.availableCash(SystemAccounts.RESIDUE)).isEqualTo(36);
  }

  @Test
  void aCaseThatBoughtNothingClosesWithoutARetirement() {
    assertThat(exchange.closeCase(CASE, FOREST, 0, 704, 97)).isEqualTo(ACCEPTED);

    assertThat(log.take()).containsExactly("case 1003 closed");
    assertThat(exchange.availableCash(CASE)).isEqualTo(2_450_250_000L);
  }

  @Test
  void aClosedCaseTakesNothingMore() {
    exchange.closeCase(CASE, FOREST, 0, 704, 97);

    assertThat(exchange.deposit(CASE, 1000, 801)).isEqualTo(Reason.CASE_CLOSED);
    assertThat(buyForCase(CASE, 6000, 1000)).isEqualTo(Reason.CASE_CLOSED);
    assertThat(exchange.closeCase(CASE, FOREST, 0, 705, 96)).isEqualTo(Reason.CASE_CLOSED);
    assertThat(exchange.openCase(CASE)).isEqualTo(Reason.ACCOUNT_IN_USE);
  }

  @Test
  void aCaseClosesOnlyWithoutOrdersAndWithExactlyWhatItHolds() {
    sell(6000, 10_000);
    buyForCase(CASE, 6000, 30_000);
    assertThat(exchange.closeCase(CASE, FOREST, 10_000, 706, 95))
        .isEqualTo(Reason.CASE_HAS_OPEN_ORDERS);

    exchange.cancel(CASE, exchange.lastOrder());

    assertThat(exchange.closeCase(CASE, FOREST, 9_000, 707, 95))
        .isEqualTo(Reason.CASE_HOLDS_OTHER_UNITS);
    assertThat(exchange.closeCase(CASE, 8, 10_000, 708, 95))
        .isEqualTo(Reason.CASE_HOLDS_OTHER_UNITS);
    assertThat(exchange.closeCase(SELLER, FOREST, 0, 709, 95)).isEqualTo(Reason.NOT_A_CASE);
    assertThat(exchange.closeCase(CASE, FOREST, 10_000, 710, 95)).isEqualTo(ACCEPTED);
  }

  @Test
  void anAccountThatTradedCannotBecomeACases() {
    sell(6000, 1000);

    assertThat(exchange.openCase(SELLER)).isEqualTo(Reason.ACCOUNT_IN_USE);
    assertThat(exchange.openCase(SystemAccounts.WALLETS)).isEqualTo(Reason.UNKNOWN_ACCOUNT);
    assertThat(exchange.openCase(CASE)).isEqualTo(Reason.ACCOUNT_IN_USE);
  }

  /** 6,600 is the edge of the band; a cap of 7,000 counts as that, others are refused. */
  @Test
  void aCapAboveTheBandCountsAsItsEdgeAndFollowsIt() {
    assertThat(exchange.place(BUYER, FOREST, BUY, LIMIT, GTC, 7000, 1000, 0))
        .isEqualTo(Reason.PRICE_OUTSIDE_BAND);
    buyForCase(CASE, 7000, 1000);
    assertThat(bestBid()).isEqualTo("6600 1000");

    exchange.setPriceRules(FOREST, 6200, 1000);
    assertThat(bestBid()).isEqualTo("6820 1000");
    exchange.setPriceRules(FOREST, 6500, 1000);
    assertThat(bestBid()).as("never above the cap").isEqualTo("7000 1000");
    exchange.setPriceRules(FOREST, 5000, 1000);
    assertThat(bestBid()).isEqualTo("5500 1000");

    sell(5000, 1000);
    assertThat(exchange.retireOnlyKg(CASE, FOREST)).isEqualTo(1000);
    assertThat(exchange.availableCash(CASE)).as("paid the edge").isEqualTo(2_444_750_000L);
  }

  @Test
  void aPurchaseThatFollowsTheBandKeepsItsAge() {
    exchange.openCase(OTHER_CASE);
    exchange.deposit(OTHER_CASE, 100_000_000, 506);
    buyForCase(CASE, 6700, 1000);
    exchange.place(BUYER, FOREST, BUY, LIMIT, GTC, 6600, 1000, 0);
    buyForCase(OTHER_CASE, 6800, 1000);
    exchange.setPriceRules(FOREST, 5900, 1000);
    exchange.setPriceRules(FOREST, 6000, 1000);
    log.take();

    sell(6600, 3000);

    assertThat(log.take("traded"))
        .containsExactly(
            "traded 1: 1000 kg at 6600, maker 1, taker 4",
            "traded 2: 1000 kg at 6600, maker 2, taker 4",
            "traded 3: 1000 kg at 6600, maker 3, taker 4");
  }

  @Test
  void aNewBandMakesACapCross() {
    buyForCase(CASE, 7000, 2000);
    exchange.setPriceRules(FOREST, 6300, -1);
    sell(6900, 1000);
    assertThat(exchange.retireOnlyKg(CASE, FOREST)).isEqualTo(1000);
    exchange.cancel(CASE, 1);
    assertThat(exchange.frozenCash(CASE)).isZero();
    assertThat(exchange.availableCash(CASE)).isEqualTo(2_450_250_000L - 7_000_000);
  }

  @Test
  void aDistributionMovesAPoolsCashToTheWallets() {
    exchange.deposit(POOL, 123_456_789, 507);

    assertThat(exchange.distribute(POOL, 123_456_000, 901)).isEqualTo(ACCEPTED);

    assertThat(exchange.availableCash(SystemAccounts.WALLETS)).isEqualTo(123_456_000);
    assertThat(exchange.availableCash(POOL)).isEqualTo(789);
    assertThat(exchange.distribute(POOL, 1000, 902)).isEqualTo(Reason.INSUFFICIENT_CASH);
    assertThat(exchange.distribute(POOL, 0, 903)).isEqualTo(Reason.AMOUNT_OUT_OF_RANGE);
    assertThat(exchange.distribute(SystemAccounts.BANK, 1000, 904))
        .isEqualTo(Reason.INSUFFICIENT_CASH);
  }

  private String bestBid() {
    StringBuilder best = new StringBuilder();
    exchange.depth(
        FOREST, BUY, 1, (price, kg, orders) -> best.append(price).append(' ').append(kg));
    return best.toString();
  }
}
