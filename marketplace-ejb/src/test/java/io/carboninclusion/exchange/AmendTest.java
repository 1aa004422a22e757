package io.carboninclusion.exchange;

import static io.carboninclusion.exchange.OrderType.BUDGET;
import static io.carboninclusion.exchange.OrderType.LIMIT;
import static io.carboninclusion.exchange.Reason.ACCEPTED;
import static io.carboninclusion.exchange.Side.BUY;
import static io.carboninclusion.exchange.Side.SELL;
import static io.carboninclusion.exchange.TimeInForce.GTC;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An open order changes its limit and quantity in one step. */
class AmendTest {
  private static final int SELLER = 1001;
  private static final int OTHER = 1002;
  private static final int BUYER = 1003;
  private static final int FOREST = 7;

  private final EventLog log = new EventLog();
  private final Exchange exchange = new Exchange(log);

  @BeforeEach
  void twoSellersAndABuyer() {
    exchange.defineInstrument(FOREST, 5, 1000);
    exchange.setPriceRules(FOREST, 6000, 1000);
    exchange.openTrading(FOREST);
    exchange.issue(SELLER, FOREST, 10_000, 501);
    exchange.issue(OTHER, FOREST, 10_000, 502);
    exchange.deposit(BUYER, 100_000_000, 503);
    log.take();
  }

  @AfterEach
  void theBooksBalance() {
    exchange.verify();
  }

  private void sell(int account, long priceFen, long kg) {
    assertThat(exchange.place(account, FOREST, SELL, LIMIT, GTC, priceFen, kg, 0))
        .isEqualTo(ACCEPTED);
  }

  private void buy(long priceFen, long kg) {
    assertThat(exchange.place(BUYER, FOREST, BUY, LIMIT, GTC, priceFen, kg, 0)).isEqualTo(ACCEPTED);
  }

  private void refused(Reason reason, long expected, long given) {
    assertThat(log.take()).containsExactly("refused " + reason + " " + expected + " " + given);
  }

  @Test
  void aSmallerQuantityKeepsItsPlaceAndReleasesTheDifference() {
    sell(SELLER, 6000, 5000);
    sell(OTHER, 6000, 2000);
    log.take();

    assertThat(exchange.amend(SELLER, 1, 6000, 2000)).isEqualTo(ACCEPTED);
    assertThat(log.take())
        .containsExactly(
            "transferred ORDER_RELEASE 1 7 3000: 1001 FROZEN -> 1001 AVAILABLE",
            "amended 1 to 2000 kg at 6000, frozen 2000");
    buy(6000, 3000);

    assertThat(log.take("traded"))
        .containsExactly(
            "traded 1: 2000 kg at 6000, maker 1, taker 3",
            "traded 2: 1000 kg at 6000, maker 2, taker 3");
  }

  @Test
  void aGreaterQuantityFreezesTheDifferenceAndGoesBehindTheOthers() {
    sell(SELLER, 6000, 1000);
    sell(OTHER, 6000, 1000);
    log.take();

    exchange.amend(SELLER, 1, 6000, 3000);
    assertThat(log.take())
        .containsExactly(
            "transferred ORDER_FREEZE 1 7 2000: 1001 AVAILABLE -> 1001 FROZEN",
            "amended 1 to 3000 kg at 6000, frozen 3000");
    buy(6000, 2000);

    assertThat(log.take("traded"))
        .containsExactly(
            "traded 1: 1000 kg at 6000, maker 2, taker 3",
            "traded 2: 1000 kg at 6000, maker 1, taker 3");
  }

  @Test
  void theSameAgainKeepsItsPlace() {
    sell(SELLER, 6000, 1000);
    sell(OTHER, 6000, 1000);

    exchange.amend(SELLER, 1, 6000, 1000);
    log.take();
    buy(6000, 1000);

    assertThat(log.take("traded")).containsExactly("traded 1: 1000 kg at 6000, maker 1, taker 3");
  }

  @Test
  void aBetterLimitTradesAtOnceAtTheRestingPrice() {
    sell(SELLER, 6000, 3000);
    buy(5900, 4000);
    log.take();

    exchange.amend(BUYER, 2, 6100, 5000);

    assertThat(log.take())
        .containsExactly(
            "transferred ORDER_FREEZE 2 0 6900000: 1003 AVAILABLE -> 1003 FROZEN",
            "amended 2 to 5000 kg at 6100, frozen 30500000",
            "transferred TRADE 1 0 18000000: 1003 FROZEN -> 1001 AVAILABLE",
            "gone 1",
            "held 1001: 3001-10000 of 501",
            "held 1003: 1-3000 of 501",
            "transferred TRADE 1 7 3000: 1001 FROZEN -> 1003 AVAILABLE",
            "transferred ORDER_RELEASE 2 0 300000: 1003 FROZEN -> 1003 AVAILABLE",
            "traded 1: 3000 kg at 6000, maker 1, taker 2",
            "closed 1 FILLED filled 3000 paid 18000000",
            "resting 2 open 2000");
  }

  @Test
  void theQuantityIsInAllWithWhatHasTraded() {
    sell(SELLER, 6000, 5000);
    buy(6000, 2000);
    log.take();

    exchange.amend(SELLER, 1, 6000, 3000);
    assertThat(exchange.frozenKg(SELLER, FOREST)).isEqualTo(1000);
    exchange.amend(SELLER, 1, 6000, 2000);

    assertThat(log.take("refused")).containsExactly("refused QUANTITY_FILLED_ALREADY 2000 2000");
  }

  @Test
  void aFilledACancelledAnUnknownAndAnothersOrderAreRefused() {
    sell(SELLER, 6000, 1000);
    buy(6000, 1000);
    sell(SELLER, 6000, 1000);
    exchange.cancel(SELLER, 3);
    sell(OTHER, 6000, 1000);
    log.take();

    exchange.amend(SELLER, 1, 6000, 2000);
    refused(Reason.ORDER_NOT_OPEN, 0, 1);
    exchange.amend(SELLER, 3, 6000, 2000);
    refused(Reason.ORDER_NOT_OPEN, 0, 3);
    exchange.amend(SELLER, 4, 6000, 2000);
    refused(Reason.UNKNOWN_ORDER, 0, 4);
    exchange.amend(SELLER, 99, 6000, 2000);
    refused(Reason.UNKNOWN_ORDER, 0, 99);
    exchange.amend(SELLER, 0, 6000, 2000);
    refused(Reason.UNKNOWN_ORDER, 0, 0);
    exchange.amend(SELLER, -1, 6000, 2000);
    refused(Reason.UNKNOWN_ORDER, 0, -1);
  }

  @Test
  void aBudgetIsNotAmended() {
    exchange.place(BUYER, FOREST, BUY, BUDGET, GTC, 6000, 0, 50_000_000);
    log.take();

    exchange.amend(BUYER, 1, 6000, 2000);

    refused(Reason.ORDER_NOT_AMENDABLE, 0, 1);
  }

  @Test
  void priceQuantityAndFundsAreHeldAgainstTheRulesOfANewOrder() {
    buy(6000, 2000);
    log.take();

    exchange.amend(BUYER, 1, 6001, 2000);
    refused(Reason.PRICE_OFF_TICK, 5, 6001);
    exchange.amend(BUYER, 1, 0, 2000);
    refused(Reason.PRICE_OUT_OF_RANGE, Limits.MAX_PRICE_FEN, 0);
    exchange.amend(BUYER, 1, 7000, 2000);
    refused(Reason.PRICE_OUTSIDE_BAND, 6600, 7000);
    exchange.amend(BUYER, 1, 6000, 1500);
    refused(Reason.QUANTITY_OFF_LOT, 1000, 1500);
    exchange.amend(BUYER, 1, 6000, 0);
    refused(Reason.QUANTITY_OUT_OF_RANGE, Limits.MAX_KG, 0);
    exchange.amend(BUYER, 1, 6600, 20_000);
    refused(Reason.INSUFFICIENT_CASH, 120_000_000, 88_000_000);
    exchange.haltTrading(FOREST);
    log.take();
    exchange.amend(BUYER, 1, 6000, 1000);
    refused(Reason.INSTRUMENT_HALTED, 0, FOREST);

    sellWithoutUnits();
  }

  private void sellWithoutUnits() {
    exchange.openTrading(FOREST);
    sell(SELLER, 6500, 9000);
    log.take();
    exchange.amend(SELLER, 2, 6500, 12_000);
    refused(Reason.INSUFFICIENT_UNITS, 3000, 1000);
  }

  @Test
  void anOrderOutsideANewBandMayBeMadeSmallerAndNothingElse() {
    sell(SELLER, 6000, 5000);
    exchange.setPriceRules(FOREST, 5000, 1_000);
    log.take();

    assertThat(exchange.amend(SELLER, 1, 6000, 2000)).isEqualTo(ACCEPTED);
    assertThat(exchange.frozenKg(SELLER, FOREST)).isEqualTo(2000);
    log.take();
    exchange.amend(SELLER, 1, 6000, 3000);
    refused(Reason.PRICE_OUTSIDE_BAND, 5500, 6000);
  }

  @Test
  void allOfOnesFundsMayMoveWithTheOrder() {
    buy(6000, 16_000);
    assertThat(exchange.availableCash(BUYER)).isEqualTo(4_000_000);

    assertThat(exchange.amend(BUYER, 1, 6250, 16_000)).isEqualTo(ACCEPTED);

    assertThat(exchange.availableCash(BUYER)).isZero();
  }
}
