package io.carboninclusion.exchange;

import static io.carboninclusion.exchange.OrderType.BUDGET;
import static io.carboninclusion.exchange.OrderType.LIMIT;
import static io.carboninclusion.exchange.Reason.ACCEPTED;
import static io.carboninclusion.exchange.Side.BUY;
import static io.carboninclusion.exchange.Side.SELL;
import static io.carboninclusion.exchange.Terms.Field.LAST_DAY;
import static io.carboninclusion.exchange.Terms.Field.MIN_KG;
import static io.carboninclusion.exchange.Terms.Field.POST_ONLY;
import static io.carboninclusion.exchange.Terms.Field.SELF_TRADE;
import static io.carboninclusion.exchange.Terms.Field.TIME_IN_FORCE;
import static io.carboninclusion.exchange.TimeInForce.DAY;
import static io.carboninclusion.exchange.TimeInForce.FOK;
import static io.carboninclusion.exchange.TimeInForce.GTC;
import static io.carboninclusion.exchange.TimeInForce.GTD;
import static io.carboninclusion.exchange.TimeInForce.IOC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an order may ask for beside price and quantity. */
class TermsTest {
  private static final int ONE = 1001;
  private static final int OTHER = 1002;
  private static final int FOREST = 7;
  private static final int MONDAY = 20_783;

  private final EventLog log = new EventLog();
  private final Exchange exchange = new Exchange(log);

  @BeforeEach
  void twoWhoBothHaveUnitsAndCash() {
    exchange.defineInstrument(FOREST, 5, 1000);
    exchange.setPriceRules(FOREST, 6000, 1000);
    exchange.openTrading(FOREST);
    exchange.issue(ONE, FOREST, 20_000, 501);
    exchange.issue(OTHER, FOREST, 20_000, 502);
    exchange.deposit(ONE, 1_000_000_000, 503);
    exchange.deposit(OTHER, 1_000_000_000, 504);
    log.take();
  }

  @AfterEach
  void theBooksBalance() {
    exchange.verify();
    exchange.prove();
  }

  private static Terms terms(TimeInForce time) {
    return Terms.plain(time);
  }

  private static Terms until(int day) {
    return new Terms(GTD, day, false, 0, SelfTrade.NONE);
  }

  private static Terms apart(SelfTrade how) {
    return new Terms(GTC, 0, false, 0, how);
  }

  private static Terms atLeast(long kg) {
    return new Terms(GTC, 0, false, kg, SelfTrade.NONE);
  }

  private static Terms postOnly() {
    return new Terms(GTC, 0, true, 0, SelfTrade.NONE);
  }

  private void place(int account, Side side, long priceFen, long kg) {
    place(account, side, priceFen, kg, terms(GTC));
  }

  private void place(int account, Side side, long priceFen, long kg, Terms terms) {
    assertThat(exchange.place(account, FOREST, side, LIMIT, terms, priceFen, kg, 0))
        .isEqualTo(ACCEPTED);
  }

  private void refused(Side side, long priceFen, long kg, Terms terms, String why) {
    log.take();
    exchange.place(OTHER, FOREST, side, LIMIT, terms, priceFen, kg, 0);
    assertThat(log.take()).containsExactly("refused " + why);
  }

  private void sumRefused(Terms terms, Terms.Field field) {
    exchange.place(ONE, FOREST, BUY, BUDGET, terms, 6000, 0, 12_000_000);
    assertThat(log.take()).containsExactly("refused ORDER_TERMS_INVALID 0 " + field.ordinal());
  }

  @Test
  void aFillOrKillThatJustFillsTakesEveryLevelItNeeds() {
    place(ONE, SELL, 6000, 3000);
    place(ONE, SELL, 6100, 2000);
    log.take();

    place(OTHER, BUY, 6100, 5000, terms(FOK));

    assertThat(log.take("traded", "closed"))
        .containsExactly(
            "traded 1: 3000 kg at 6000, maker 1, taker 3",
            "closed 1 FILLED filled 3000 paid 18000000",
            "traded 2: 2000 kg at 6100, maker 2, taker 3",
            "closed 2 FILLED filled 2000 paid 12200000",
            "closed 3 FILLED filled 5000 paid 30200000");
  }

  @Test
  void aFillOrKillThatJustFailsTradesNothingAndFreesAll() {
    place(ONE, SELL, 6000, 3000);
    place(ONE, SELL, 6100, 2000);
    log.take();

    place(OTHER, BUY, 6100, 6000, terms(FOK));

    assertThat(log.take("traded", "closed"))
        .containsExactly("closed 3 NOT_RESTING filled 0 paid 0");
    assertThat(exchange.frozenCash(OTHER)).isZero();
    place(OTHER, BUY, 6095, 5000, terms(FOK));
    assertThat(log.take("traded")).isEmpty();
  }

  @Test
  void aMinimumIsReachedAtOnceOrNothingTradesAndNothingRests() {
    place(ONE, SELL, 6000, 3000);
    log.take();

    place(OTHER, BUY, 6000, 10_000, atLeast(4000));
    assertThat(log.take("traded", "closed"))
        .containsExactly("closed 2 NOT_RESTING filled 0 paid 0");
    place(OTHER, BUY, 6000, 10_000, atLeast(3000));

    assertThat(log.take("traded", "resting"))
        .containsExactly("traded 1: 3000 kg at 6000, maker 1, taker 3", "resting 3 open 7000");
    refused(BUY, 6000, 2000, atLeast(3000), "MIN_QUANTITY_INVALID 2000 3000");
    refused(BUY, 6000, 2000, atLeast(1500), "MIN_QUANTITY_OFF_LOT 1000 1500");
    refused(BUY, 6000, 2000, atLeast(-1000), "MIN_QUANTITY_INVALID 2000 -1000");
  }

  @Test
  void aPostOnlyOrderThatWouldCrossIsRefusedAndOneThatWouldNotRests() {
    place(ONE, SELL, 6000, 3000);

    refused(BUY, 6000, 1000, postOnly(), "POST_ONLY_WOULD_TRADE 6000 6000");
    place(OTHER, BUY, 5995, 1000, postOnly());

    exchange.amend(OTHER, 2, 6000, 1000);
    assertThat(log.take("refused")).containsExactly("refused POST_ONLY_WOULD_TRADE 6000 6000");
    exchange.amend(OTHER, 2, 5990, 1000);
    assertThat(log.take("refused")).isEmpty();
  }

  /** A sale at 54.00 that the band keeps apart from purchases at 63.00. */
  private void bandKeepsApart(Terms sale, Terms purchase) {
    place(ONE, SELL, 5400, 3000, sale);
    exchange.setPriceRules(FOREST, 7000, 1000);
    place(OTHER, BUY, 6300, 1000, purchase);
    log.take();
    exchange.setPriceRules(FOREST, 6000, 1000);
  }

  @Test
  void aPostOnlyOrderThatTheBandKeptApartIsCancelledWhereItWouldTakeFromAnOlderOne() {
    bandKeepsApart(terms(GTC), postOnly());

    assertThat(log.take("traded", "closed", "transferred"))
        .containsExactly(
            "transferred ORDER_RELEASE 2 0 6300000: 1002 FROZEN -> 1002 AVAILABLE",
            "closed 2 POST_ONLY filled 0 paid 0");
    assertThat(exchange.openOrders()).isEqualTo(1);
  }

  @Test
  void aPostOnlyOrderThatTheBandKeptApartTradesWithAYoungerOneAtItsOwnPrice() {
    bandKeepsApart(postOnly(), terms(GTC));

    assertThat(log.take("traded", "closed"))
        .containsExactly(
            "traded 1: 1000 kg at 5400, maker 1, taker 2",
            "closed 2 FILLED filled 1000 paid 5400000");
  }

  @Test
  void termsThatCannotGoTogetherAreRefused() {
    Terms both = new Terms(GTC, 0, true, 1000, SelfTrade.NONE);
    refused(BUY, 6000, 1000, both, "ORDER_TERMS_INVALID 0 " + POST_ONLY.ordinal());
    Terms now = new Terms(IOC, 0, true, 0, SelfTrade.NONE);
    refused(BUY, 6000, 1000, now, "ORDER_TERMS_INVALID 0 " + POST_ONLY.ordinal());
    refused(BUY, 6000, 1000, terms(GTD), "ORDER_TERMS_INVALID 0 " + LAST_DAY.ordinal());
    Terms dated = new Terms(GTC, MONDAY, false, 0, SelfTrade.NONE);
    refused(BUY, 6000, 1000, dated, "ORDER_TERMS_INVALID 0 " + LAST_DAY.ordinal());
    sumRefused(terms(FOK), TIME_IN_FORCE);
    sumRefused(atLeast(1000), MIN_KG);
    sumRefused(apart(SelfTrade.DECREMENT), SELF_TRADE);
  }

  @Test
  void theNewerOfTwoOwnOrdersIsCancelledAndKeepsWhatItTraded() {
    place(OTHER, SELL, 5990, 1000);
    place(ONE, SELL, 6000, 3000);
    place(OTHER, SELL, 6000, 3000);
    log.take();

    place(ONE, BUY, 6000, 5000, apart(SelfTrade.CANCEL_NEWEST));

    assertThat(log.take("traded", "closed", "amended", "resting"))
        .containsExactly(
            "traded 1: 1000 kg at 5990, maker 1, taker 4",
            "closed 1 FILLED filled 1000 paid 5990000",
            "closed 4 SELF_TRADE filled 1000 paid 5990000");
    assertThat(exchange.frozenKg(ONE, FOREST)).isEqualTo(3000);
  }

  @Test
  void theOlderOfTwoOwnOrdersIsCancelledAndTheNewerGoesOn() {
    place(ONE, SELL, 6000, 3000);
    place(OTHER, SELL, 6000, 3000);
    log.take();

    place(ONE, BUY, 6000, 5000, apart(SelfTrade.CANCEL_OLDEST));

    assertThat(log.take("traded", "closed", "amended", "resting"))
        .containsExactly(
            "closed 1 SELF_TRADE filled 0 paid 0",
            "traded 1: 3000 kg at 6000, maker 2, taker 3",
            "closed 2 FILLED filled 3000 paid 18000000",
            "resting 3 open 2000");
  }

  @Test
  void twoOwnOrdersAreDecrementedByWhatWouldHaveTraded() {
    place(ONE, SELL, 6000, 3000);
    place(OTHER, SELL, 6000, 1000);
    log.take();

    place(ONE, BUY, 6000, 5000, apart(SelfTrade.DECREMENT));

    assertThat(log.take("traded", "closed", "amended", "resting"))
        .containsExactly(
            "amended 1 to 0 kg at 6000, frozen 0",
            "amended 3 to 2000 kg at 6000, frozen 12000000",
            "closed 1 SELF_TRADE filled 0 paid 0",
            "traded 1: 1000 kg at 6000, maker 2, taker 3",
            "closed 2 FILLED filled 1000 paid 6000000",
            "resting 3 open 1000");
    place(ONE, SELL, 6000, 1000, apart(SelfTrade.DECREMENT));
    assertThat(log.take("closed"))
        .containsExactly(
            "closed 3 SELF_TRADE filled 1000 paid 6000000", "closed 4 SELF_TRADE filled 0 paid 0");
  }

  @Test
  void aFillOrKillCountsNoOrderOfItsOwn() {
    place(ONE, SELL, 6000, 3000);
    place(OTHER, SELL, 6000, 3000);
    log.take();

    for (SelfTrade how : SelfTrade.values()) {
      place(ONE, BUY, 6000, 4000, new Terms(FOK, 0, false, 0, how));
      boolean trades = how == SelfTrade.NONE;
      assertThat(log.take("traded").isEmpty()).as(how.name()).isNotEqualTo(trades);
      exchange.cancelAll(ONE, FOREST, null);
      exchange.cancelAll(OTHER, FOREST, null);
      place(ONE, SELL, 6000, 3000);
      place(OTHER, SELL, 6000, 3000);
      log.take();
    }
    place(ONE, BUY, 6000, 3000, new Terms(FOK, 0, false, 0, SelfTrade.CANCEL_OLDEST));
    assertThat(log.take("traded")).hasSize(1);
  }

  @Test
  void whatTheBandKeptApartIsKeptApartWhenItComesBack() {
    place(ONE, SELL, 5900, 3000);
    exchange.setPriceRules(FOREST, 7000, 1000);
    exchange.place(ONE, FOREST, BUY, LIMIT, apart(SelfTrade.CANCEL_NEWEST), 6300, 1000, 0);
    log.take();

    exchange.setPriceRules(FOREST, 6000, 1000);

    assertThat(log.take("traded", "closed")).containsExactly("closed 2 SELF_TRADE filled 0 paid 0");
  }

  @Test
  void anAmendedOrderKeepsItsTermsAndItsPlaceOnlyIfItGrowsSmaller() {
    exchange.openDay(FOREST, MONDAY);
    place(ONE, SELL, 6000, 3000, until(MONDAY));
    place(OTHER, SELL, 6000, 3000, terms(DAY));
    exchange.amend(ONE, 1, 6000, 2000);
    exchange.amend(OTHER, 2, 6000, 4000);
    place(ONE, SELL, 6000, 1000, postOnly());
    log.take();

    place(OTHER, BUY, 6000, 1000, apart(SelfTrade.CANCEL_OLDEST));
    assertThat(log.take("traded")).containsExactly("traded 1: 1000 kg at 6000, maker 1, taker 4");
    exchange.closeDay(FOREST, MONDAY);

    assertThat(log.take("closed"))
        .containsExactly(
            "closed 1 EXPIRED filled 1000 paid 6000000", "closed 2 EXPIRED filled 0 paid 0");
    assertThat(exchange.openOrders()).isEqualTo(1);
  }

  @Test
  void dayOrdersExpireAtTheCloseAndReleaseWhatTheyFroze() {
    refused(BUY, 6000, 1000, terms(DAY), "NO_TRADING_DAY 0 7");
    refused(BUY, 6000, 1000, until(MONDAY), "NO_TRADING_DAY 0 7");
    exchange.openDay(FOREST, MONDAY);
    place(ONE, BUY, 5900, 1000, terms(DAY));
    place(ONE, SELL, 6100, 2000, until(MONDAY));
    place(ONE, SELL, 6200, 3000, until(MONDAY + 1));
    refused(BUY, 6000, 1000, until(MONDAY - 1), "LAST_DAY_OVER 20783 20782");
    log.take();

    exchange.closeDay(FOREST, MONDAY);

    assertThat(log.take())
        .containsExactly(
            "transferred ORDER_RELEASE 1 0 5900000: 1001 FROZEN -> 1001 AVAILABLE",
            "closed 1 EXPIRED filled 0 paid 0",
            "transferred ORDER_RELEASE 2 7 2000: 1001 FROZEN -> 1001 AVAILABLE",
            "closed 2 EXPIRED filled 0 paid 0",
            "day 20783 of 7 closed at 0, 0 kg");
    refused(BUY, 6000, 1000, until(MONDAY), "LAST_DAY_OVER 20784 20783");
    refused(BUY, 6000, 1000, terms(DAY), "NO_TRADING_DAY 0 7");
  }

  @Test
  void whatExpiredOnADayThatWasNoneLeavesWhenTheNextOneBegins() {
    exchange.openDay(FOREST, MONDAY);
    place(ONE, SELL, 6200, 3000, until(MONDAY + 1));
    exchange.closeDay(FOREST, MONDAY);
    log.take();

    exchange.openDay(FOREST, MONDAY + 2);

    assertThat(log.take("closed")).containsExactly("closed 1 EXPIRED filled 0 paid 0");
  }

  @Test
  void manyOrdersExpireByPortionsAndOnlyThenTheDayEndsAndTheNextOneBegins() {
    exchange.issue(ONE, FOREST, 3_000_000, 505);
    exchange.openDay(FOREST, MONDAY);
    for (int i = 0; i < Limits.MAX_EXPIRED_AT_ONCE + 1; i++) {
      place(ONE, SELL, 6600, 1000, until(MONDAY + 1));
      place(ONE, SELL, 6000 + 5 * (i % 7), 1000, terms(DAY));
    }
    place(ONE, SELL, 6000, 1000);
    log.take();

    exchange.closeDay(FOREST, MONDAY);
    assertThat(log.take("closed", "day"))
        .hasSize(Limits.MAX_EXPIRED_AT_ONCE)
        .startsWith("closed 2 EXPIRED filled 0 paid 0", "closed 4 EXPIRED filled 0 paid 0");
    assertThat(exchange.instrument(FOREST).isDayOpen()).isTrue();
    exchange.closeDay(FOREST, MONDAY);
    assertThat(log.take("closed", "day"))
        .containsExactly("closed 2002 EXPIRED filled 0 paid 0", "day 20783 of 7 closed at 0, 0 kg");

    exchange.openDay(FOREST, MONDAY + 3);
    assertThat(log.take("closed", "day")).hasSize(Limits.MAX_EXPIRED_AT_ONCE);
    exchange.openDay(FOREST, MONDAY + 3);
    assertThat(log.take("closed", "day"))
        .containsExactly("closed 2001 EXPIRED filled 0 paid 0", "day 20786 of 7 opened");
    assertThat(exchange.openOrders()).isEqualTo(1);
  }

  @Test
  void anAmendedOrFilledOrderExpiresOnceOrNotAtAll() {
    exchange.openDay(FOREST, MONDAY);
    place(ONE, SELL, 6000, 2000, terms(DAY));
    place(ONE, SELL, 6000, 1000, terms(DAY));
    exchange.amend(ONE, 1, 6000, 3000);
    place(OTHER, BUY, 6000, 1000);
    exchange.amend(ONE, 1, 6005, 1000);
    log.take();

    exchange.closeDay(FOREST, MONDAY);

    assertThat(log.take("closed")).containsExactly("closed 1 EXPIRED filled 0 paid 0");
    assertThat(exchange.openOrders()).isZero();
  }

  @Test
  void allOpenOrdersAreCancelledOrThoseOfOneBookOrSide() {
    exchange.defineInstrument(8, 5, 1000);
    exchange.openTrading(8);
    place(ONE, SELL, 6200, 1000);
    place(ONE, BUY, 5800, 1000);
    place(OTHER, SELL, 6200, 1000);
    exchange.place(ONE, 8, BUY, LIMIT, GTC, 5000, 1000, 0);
    log.take();

    assertThat(exchange.cancelAll(ONE, FOREST, SELL)).isEqualTo(ACCEPTED);
    assertThat(log.take("closed", "cancelled"))
        .containsExactly("closed 1 CANCELLED filled 0 paid 0", "cancelled all of 1001: 1, left 0");
    exchange.cancelAll(ONE, 0, null);
    assertThat(log.take("closed", "cancelled"))
        .containsExactly(
            "closed 2 CANCELLED filled 0 paid 0",
            "closed 4 CANCELLED filled 0 paid 0",
            "cancelled all of 1001: 2, left 0");
    exchange.cancelAll(ONE, 0, null);
    exchange.cancelAll(9_999, 0, null);
    exchange.cancelAll(ONE, 9, null);
    assertThat(log.take())
        .containsExactly(
            "cancelled all of 1001: 0, left 0",
            "cancelled all of 9999: 0, left 0",
            "refused UNKNOWN_INSTRUMENT 0 9");
  }

  @Test
  void oneCommandCancelsAThousandOfTheOldestAndSaysWhatIsLeft() {
    exchange.issue(ONE, FOREST, 1_010_000, 505);
    for (int i = 0; i < 1_010; i++) {
      place(ONE, SELL, 6000 + 5 * (i % 7), 1000);
    }
    log.take();

    exchange.cancelAll(ONE, 0, null);
    assertThat(log.take("closed", "cancelled"))
        .hasSize(1_001)
        .contains("closed 1000 CANCELLED filled 0 paid 0")
        .endsWith("cancelled all of 1001: 1000, left 10");
    exchange.cancelAll(ONE, 0, null);
    assertThat(log.take("cancelled")).containsExactly("cancelled all of 1001: 10, left 0");
  }

  @Test
  void whatWasCancelledFilledOrPlacedSinceTheLastTimeIsKnown() {
    for (long price : new long[] {6000, 6005, 6010, 6015}) {
      place(ONE, SELL, price, 1000);
    }
    exchange.cancelAll(ONE, FOREST, BUY);
    place(OTHER, BUY, 6000, 1000);
    exchange.cancel(ONE, 3);
    exchange.amend(ONE, 2, 6100, 1000);
    place(ONE, SELL, 6020, 1000);
    log.take();

    exchange.cancelAll(ONE, 0, null);

    assertThat(log.take("closed", "cancelled"))
        .containsExactly(
            "closed 2 CANCELLED filled 0 paid 0",
            "closed 4 CANCELLED filled 0 paid 0",
            "closed 6 CANCELLED filled 0 paid 0",
            "cancelled all of 1001: 3, left 0");
  }

  /** One who asks again and again for what he does not have must not hold up all others. */
  @Test
  void cancellingAllLooksAtTheOrdersOfOneAccount() {
    Exchange quiet = new Exchange(new QuietEvents());
    for (int id : new int[] {FOREST, 8}) {
      quiet.defineInstrument(id, 5, 1);
      quiet.openTrading(id);
    }
    quiet.issue(ONE, FOREST, 200_000, 501);
    quiet.deposit(OTHER, 100_000_000, 502);
    for (int i = 0; i < 200_000; i++) {
      quiet.place(ONE, FOREST, SELL, LIMIT, GTC, 6000, 1, 0);
    }
    quiet.place(OTHER, FOREST, BUY, LIMIT, GTC, 5000, 1, 0);
    long began = System.nanoTime();
    for (int i = 0; i < 10_000; i++) {
      quiet.cancelAll(OTHER, 8, null);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    assertThat(quiet.openOrders()).isEqualTo(200_001);
  }
}
