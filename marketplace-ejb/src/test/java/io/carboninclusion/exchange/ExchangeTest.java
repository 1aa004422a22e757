package io.carboninclusion.exchange;

import static io.carboninclusion.exchange.OrderType.BUDGET;
import static io.carboninclusion.exchange.OrderType.LIMIT;
import static io.carboninclusion.exchange.Reason.ACCEPTED;
import static io.carboninclusion.exchange.Side.BUY;
import static io.carboninclusion.exchange.Side.SELL;
import static io.carboninclusion.exchange.TimeInForce.GTC;
import static io.carboninclusion.exchange.TimeInForce.IOC;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the core does with one command, told by its events, and every reason for which it refuses.
 */
class ExchangeTest {
  private static final int SELLER = 1001;
  private static final int BUYER = 1002;
  private static final int FOREST = 7;

  private final EventLog log = new EventLog();
  private final Exchange exchange = new Exchange(log);

  @BeforeEach
  void aSellerWithUnitsAndABuyerWithCash() {
    exchange.defineInstrument(FOREST, 1, 1000);
    exchange.setPriceRules(FOREST, 6000, 1000);
    exchange.openTrading(FOREST);
    exchange.issue(SELLER, FOREST, 100_000, 501);
    exchange.deposit(BUYER, 1_000_000_000, 502);
    log.take();
  }

  @AfterEach
  void theBooksBalance() {
    exchange.verify();
  }

  private Reason sell(long priceFen, long kg) {
    return exchange.place(SELLER, FOREST, SELL, LIMIT, GTC, priceFen, kg, 0);
  }

  private Reason buy(long priceFen, long kg) {
    return exchange.place(BUYER, FOREST, BUY, LIMIT, GTC, priceFen, kg, 0);
  }

  private Reason buyFor(long priceFen, long budget, TimeInForce timeInForce) {
    return exchange.place(BUYER, FOREST, BUY, BUDGET, timeInForce, priceFen, 0, budget);
  }

  @Test
  void aTradeDeliversAndPaysInOneStepAndReturnsTheImprovement() {
    sell(5900, 2000);
    log.take();

    assertThat(buy(6000, 3000)).isEqualTo(ACCEPTED);

    assertThat(log.take())
        .containsExactly(
            "transferred ORDER_FREEZE 2 0 18000000: 1002 AVAILABLE -> 1002 FROZEN",
            "accepted 2 BUY frozen 18000000",
            "transferred TRADE 1 0 11800000: 1002 FROZEN -> 1001 AVAILABLE",
            "gone 1",
            "held 1001: 2001-100000 of 501",
            "held 1002: 1-2000 of 501",
            "transferred TRADE 1 7 2000: 1001 FROZEN -> 1002 AVAILABLE",
            "transferred ORDER_RELEASE 2 0 200000: 1002 FROZEN -> 1002 AVAILABLE",
            "traded 1: 2000 kg at 5900, maker 1, taker 2",
            "closed 1 FILLED filled 2000 paid 11800000",
            "resting 2 open 1000");
  }

  @Test
  void theBestPriceTradesFirstAndThenTheOldestOrder() {
    sell(5950, 1000);
    sell(5900, 1000);
    sell(5900, 1000);
    log.take();

    buy(6000, 3000);

    assertThat(log.take("traded"))
        .containsExactly(
            "traded 1: 1000 kg at 5900, maker 2, taker 4",
            "traded 2: 1000 kg at 5900, maker 3, taker 4",
            "traded 3: 1000 kg at 5950, maker 1, taker 4");
  }

  @Test
  void anImmediateOrderLeavesNothingBehind() {
    sell(5900, 1000);
    log.take();

    exchange.place(BUYER, FOREST, BUY, LIMIT, IOC, 5900, 5000, 0);

    assertThat(log.take("traded", "closed", "resting"))
        .containsExactly(
            "traded 1: 1000 kg at 5900, maker 1, taker 2",
            "closed 1 FILLED filled 1000 paid 5900000",
            "closed 2 NOT_RESTING filled 1000 paid 5900000");
    assertThat(exchange.availableCash(BUYER)).isEqualTo(1_000_000_000 - 5_900_000);
  }

  /** Luohu's case: 24,502.50 CNY at 64.99 buys 377 whole tonnes and leaves 1.27 CNY. */
  @Test
  void aBudgetBuysWholeLotsAndReturnsTheRestToTheFen() {
    exchange.setPriceRules(FOREST, 6499, 0);
    exchange.issue(SELLER, FOREST, 900_000, 503);
    exchange.deposit(BUYER, 2_450_250_000L, 504);
    sell(6499, 500_000);
    log.take();

    assertThat(buyFor(0, 2_450_250_000L, IOC)).isEqualTo(ACCEPTED);

    assertThat(log.take("closed")).containsExactly("closed 2 FILLED filled 377000 paid 2450123000");
    assertThat(exchange.availableCash(BUYER)).isEqualTo(1_000_000_000L + 127_000);
  }

  @Test
  void aBudgetGoesOnAtABetterLevelThanItsLimit() {
    sell(5500, 1000);
    sell(5600, 1000);
    log.take();

    buyFor(6000, 11_200_000, GTC);

    assertThat(log.take("traded", "closed"))
        .containsExactly(
            "traded 1: 1000 kg at 5500, maker 1, taker 3",
            "closed 1 FILLED filled 1000 paid 5500000",
            "traded 2: 1000 kg at 5600, maker 2, taker 3",
            "closed 2 FILLED filled 1000 paid 5600000",
            "closed 3 FILLED filled 2000 paid 11100000");
  }

  @Test
  void aBudgetWithALimitRestsWithItsUnspentSum() {
    sell(5900, 1000);
    buyFor(6000, 18_500_000, GTC);
    log.take();

    sell(6000, 2000);

    assertThat(log.take("traded", "closed"))
        .containsExactly(
            "traded 2: 2000 kg at 6000, maker 2, taker 3",
            "closed 2 FILLED filled 3000 paid 17900000",
            "closed 3 FILLED filled 2000 paid 12000000");
    assertThat(exchange.availableCash(BUYER)).isEqualTo(1_000_000_000 - 17_900_000);
  }

  @Test
  void ordersThatANewBandLeavesOutsideKeepTheirPlaceAndReturn() {
    sell(5500, 1000);
    exchange.setPriceRules(FOREST, 6500, 500);
    buy(6300, 1000);
    assertThat(log.take("traded")).isEmpty();

    exchange.setPriceRules(FOREST, 6000, 1000);

    assertThat(log.take("traded")).containsExactly("traded 1: 1000 kg at 5500, maker 1, taker 2");
  }

  @Test
  void cancellingReleasesWhatWasFrozen() {
    buy(6000, 2000);
    sell(6100, 4000);
    log.take();

    assertThat(exchange.cancel(BUYER, 1)).isEqualTo(ACCEPTED);
    assertThat(exchange.cancel(SELLER, 2)).isEqualTo(ACCEPTED);

    assertThat(log.take())
        .containsExactly(
            "transferred ORDER_RELEASE 1 0 12000000: 1002 FROZEN -> 1002 AVAILABLE",
            "closed 1 CANCELLED filled 0 paid 0",
            "transferred ORDER_RELEASE 2 7 4000: 1001 FROZEN -> 1001 AVAILABLE",
            "closed 2 CANCELLED filled 0 paid 0");
  }

  @Test
  void aWithdrawalIsFrozenAndThenPaidOrReturned() {
    exchange.requestWithdrawal(BUYER, 400_000_000, 601);
    exchange.requestWithdrawal(BUYER, 600_000_000, 602);
    exchange.verify();
    exchange.closeWithdrawal(601, true);
    exchange.closeWithdrawal(602, false);

    assertThat(exchange.availableCash(BUYER)).isEqualTo(600_000_000);
    assertThat(log.take("withdrawal", "withdrawal-closed"))
        .containsExactly(
            "withdrawal 601 of 1002: 400000000",
            "withdrawal 602 of 1002: 600000000",
            "withdrawal-closed 601 of 1002: 400000000 true",
            "withdrawal-closed 602 of 1002: 600000000 false");
  }

  @Test
  void aRetirementNamesEverySerial() {
    sell(5900, 2000);
    buy(5900, 2000);
    log.take();

    assertThat(exchange.retire(BUYER, FOREST, 1500, 701, 4711)).isEqualTo(ACCEPTED);

    assertThat(log.take())
        .containsExactly(
            "retired 701 by 1002: 1500 kg, certificate 4711",
            "transferred RETIRE 701 7 1500: 1002 AVAILABLE -> 6 AVAILABLE",
            "gone 1",
            "held 1002: 1501-2000 of 501",
            "block-retired 701: 1-1500 of 501");
  }

  @Test
  void everyRefusalSaysWhyAndChangesNothing() {
    long kg = Limits.MAX_KG + 1000;
    refused(exchange.place(BUYER, 8, BUY, LIMIT, GTC, 6000, 1000, 0), "UNKNOWN_INSTRUMENT 0 8");
    refused(buy(0, 1000), "PRICE_OUT_OF_RANGE 100000000 0");
    refused(buy(-1, 1000), "PRICE_OUT_OF_RANGE 100000000 -1");
    refused(buy(5399, 1000), "PRICE_OUTSIDE_BAND 5400 5399");
    refused(buy(6601, 1000), "PRICE_OUTSIDE_BAND 6600 6601");
    refused(buy(6000, 0), "QUANTITY_OUT_OF_RANGE 10000000000 0");
    refused(buy(6000, -1000), "QUANTITY_OUT_OF_RANGE 10000000000 -1000");
    refused(buy(6000, kg), "QUANTITY_OUT_OF_RANGE 10000000000 " + kg);
    refused(buy(6000, 1500), "QUANTITY_OFF_LOT 1000 1500");
    refused(buy(6000, 167_000), "INSUFFICIENT_CASH 1002000000 1000000000");
    refused(sell(6000, 101_000), "INSUFFICIENT_UNITS 101000 100000");
    refused(buyFor(6000, 5_999_999, GTC), "BUDGET_BELOW_ONE_LOT 6000000 5999999");
    refused(buyFor(0, 10_000_000, GTC), "BUDGET_ORDER_INVALID 0 0");
    refused(buyFor(6000, 0, GTC), "AMOUNT_OUT_OF_RANGE 1000000000000000000 0");
    refused(
        exchange.place(SELLER, FOREST, SELL, BUDGET, IOC, 6000, 0, 9_000_000),
        "BUDGET_ORDER_INVALID 0 0");
    refused(exchange.cancel(BUYER, 99), "UNKNOWN_ORDER 0 99");
    refused(exchange.deposit(1, 5, 9), "UNKNOWN_ACCOUNT 0 1");
    refused(exchange.deposit(BUYER, 0, 9), "AMOUNT_OUT_OF_RANGE 999999999000000000 0");
    refused(
        exchange.requestWithdrawal(BUYER, 1_000_000_001, 9),
        "INSUFFICIENT_CASH 1000000001 1000000000");
    refused(exchange.closeWithdrawal(77, true), "UNKNOWN_WITHDRAWAL 0 77");
    refused(exchange.issue(SELLER, FOREST, 1, 501), "DUPLICATE_ID 0 501");
    refused(exchange.issue(SELLER, FOREST, 0, 9), "QUANTITY_OUT_OF_RANGE 10000000000 0");
    refused(exchange.retire(BUYER, FOREST, 1, 9, 1), "INSUFFICIENT_UNITS 1 0");
    refused(exchange.defineInstrument(FOREST, 1, 1), "INSTRUMENT_EXISTS 0 7");
    refused(exchange.defineInstrument(9, 0, 1), "RULES_INVALID 0 0");
    refused(exchange.setPriceRules(FOREST, 0, 500), "RULES_INVALID 500 0");
    exchange.haltTrading(FOREST);
    log.take();
    refused(buy(6000, 1000), "INSTRUMENT_HALTED 0 7");
  }

  @Test
  void whatIsIssuedOrRetiredIsCountedAndMovesNoMore() {
    exchange.retire(SELLER, FOREST, 5_000, 601, 1);
    int retired = SystemAccounts.RETIRED;
    assertThat(exchange.retire(retired, FOREST, 1_000, 602, 2))
        .isEqualTo(Reason.INSUFFICIENT_UNITS);
    assertThat(exchange.place(retired, FOREST, SELL, LIMIT, GTC, 6000, 1000, 0))
        .isEqualTo(Reason.INSUFFICIENT_UNITS);
    for (int account : new int[] {SystemAccounts.ISSUED, retired}) {
      assertThat(exchange.issue(account, FOREST, 1_000, 603)).isEqualTo(Reason.UNKNOWN_ACCOUNT);
      assertThat(exchange.deposit(account, 1_000, 604)).isEqualTo(Reason.UNKNOWN_ACCOUNT);
    }
  }

  @Test
  void anothersOrderIsUnknownAndAClosedOneIsNotOpen() {
    buy(6000, 1000);
    log.take();
    refused(exchange.cancel(SELLER, 1), "UNKNOWN_ORDER 0 1");
    exchange.cancel(BUYER, 1);
    log.take();
    refused(exchange.cancel(BUYER, 1), "ORDER_NOT_OPEN 0 1");
  }

  @Test
  void aPriceOffTheTickIsRefused() {
    exchange.defineInstrument(9, 5, 1000);
    exchange.openTrading(9);
    log.take();
    refused(exchange.place(BUYER, 9, BUY, LIMIT, GTC, 6003, 1000, 0), "PRICE_OFF_TICK 5 6003");
  }

  private void refused(Reason reason, String line) {
    assertThat(reason).isNotEqualTo(ACCEPTED);
    assertThat(log.take()).containsExactly("refused " + line);
    exchange.verify();
  }
}
