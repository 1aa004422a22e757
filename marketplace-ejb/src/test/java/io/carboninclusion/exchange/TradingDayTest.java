package io.carboninclusion.exchange;

import static io.carboninclusion.exchange.OrderType.LIMIT;
import static io.carboninclusion.exchange.Reason.ACCEPTED;
import static io.carboninclusion.exchange.TimeInForce.GTC;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trading day begins, is counted, and its close is what the next day's band is drawn around. */
class TradingDayTest {
  private static final int SELLER = 1001;
  private static final int BUYER = 1002;
  private static final int FOREST = 7;
  private static final int MONDAY = 20_783;

  private final EventLog log = new EventLog();
  private final Exchange exchange = new Exchange(log);

  @BeforeEach
  void aBandAroundSixty() {
    exchange.defineInstrument(FOREST, 5, 1000);
    exchange.setPriceRules(FOREST, 6000, 1000);
    exchange.openTrading(FOREST);
    exchange.issue(SELLER, FOREST, 1_000_000, 501);
    exchange.deposit(BUYER, 10_000_000_000L, 502);
    log.take();
  }

  @AfterEach
  void theBooksBalance() {
    exchange.verify();
  }

  private void trade(long priceFen, long kg) {
    assertThat(exchange.place(SELLER, FOREST, Side.SELL, LIMIT, GTC, priceFen, kg, 0))
        .isEqualTo(ACCEPTED);
    assertThat(exchange.place(BUYER, FOREST, Side.BUY, LIMIT, GTC, priceFen, kg, 0))
        .isEqualTo(ACCEPTED);
  }

  private void day(int number) {
    assertThat(exchange.openDay(FOREST, number)).isEqualTo(ACCEPTED);
  }

  private long close() {
    int day = exchange.instrument(FOREST).tradingDay();
    assertThat(exchange.closeDay(FOREST, day)).isEqualTo(ACCEPTED);
    return exchange.instrument(FOREST).closeFen();
  }

  @Test
  void theCloseIsTheMeanWeightedByVolumeToTheTickHalfATickUp() {
    day(MONDAY);
    trade(6000, 3000);
    trade(6010, 1000);
    assertThat(close()).isEqualTo(6005); // 6002.5
    day(MONDAY + 1);
    trade(6000, 301_000);
    trade(6010, 100_000);
    assertThat(close()).isEqualTo(6000); // 6002.49
  }

  @Test
  void aThinDayKeepsTheCloseBefore() {
    exchange.setRule(FOREST, Rule.CLOSE_NEEDS_KG, 100_000);
    day(MONDAY);
    trade(6000, 101_000);
    assertThat(close()).isEqualTo(6000);
    day(MONDAY + 1);
    trade(6100, 100_000);
    assertThat(close()).isEqualTo(6000);
    day(MONDAY + 2);
    trade(6100, 101_000);
    assertThat(close()).isEqualTo(6100);
  }

  @Test
  void theCloseIsCarriedOverDaysWithoutTradesAndOverHolidays() {
    day(MONDAY);
    trade(6050, 1000);
    close();
    day(MONDAY + 1);
    assertThat(close()).isEqualTo(6050);
    day(MONDAY + 9);
    assertThat(close()).isEqualTo(6050);
    assertThat(log.take("day"))
        .containsExactly(
            "day 20783 of 7 opened",
            "day 20783 of 7 closed at 6050, 1000 kg",
            "day 20784 of 7 opened",
            "day 20784 of 7 closed at 6050, 0 kg",
            "day 20792 of 7 opened",
            "day 20792 of 7 closed at 6050, 0 kg");
  }

  @Test
  void whatTradesBetweenTwoDaysCountsForTheLaterOne() {
    trade(6100, 1000);
    day(MONDAY);
    trade(6000, 1000);
    assertThat(close()).isEqualTo(6050);
    trade(6200, 1000);
    assertThat(exchange.instrument(FOREST).dayKg()).isEqualTo(1000);
    day(MONDAY + 1);
    trade(6100, 3000);
    assertThat(close()).isEqualTo(6125);
    assertThat(exchange.instrument(FOREST).dayKg()).isZero();
  }

  @Test
  void theNextBandIsDrawnAroundTheCloseWhereTheRuleSaysSo() {
    day(MONDAY);
    trade(6600, 1000);
    close();
    day(MONDAY + 1);
    assertThat(exchange.instrument(FOREST).referenceFen()).isEqualTo(6000);
    close();

    exchange.setRule(FOREST, Rule.REFERENCE_IS_CLOSE, 1);
    exchange.place(SELLER, FOREST, Side.SELL, LIMIT, GTC, 5500, 1000, 0);
    exchange.place(BUYER, FOREST, Side.BUY, LIMIT, GTC, 5400, 1000, 0);
    log.take();
    day(MONDAY + 4);

    assertThat(log.take())
        .containsExactly("day 20787 of 7 opened", "instrument 7 OPEN reference 6600 band 1000");
    assertThat(exchange.instrument(FOREST).highestFen()).isEqualTo(7260);
    assertThat(exchange.openOrders()).isEqualTo(2);
  }

  @Test
  void daysComeOneAfterTheOther() {
    exchange.closeDay(FOREST, MONDAY);
    exchange.openDay(9, MONDAY);
    exchange.closeDay(9, MONDAY);
    day(MONDAY);
    exchange.openDay(FOREST, MONDAY + 1);
    exchange.closeDay(FOREST, MONDAY - 1);
    exchange.closeDay(FOREST, MONDAY + 1);
    close();
    exchange.openDay(FOREST, MONDAY);
    exchange.openDay(FOREST, Limits.MAX_DAY + 1);
    assertThat(log.take("refused"))
        .containsExactly(
            "refused NO_TRADING_DAY 0 7",
            "refused UNKNOWN_INSTRUMENT 0 9",
            "refused UNKNOWN_INSTRUMENT 0 9",
            "refused TRADING_DAY_OPEN 0 20783",
            "refused OTHER_TRADING_DAY 20783 20782",
            "refused OTHER_TRADING_DAY 20783 20784",
            "refused TRADING_DAY_OVER 20783 20783",
            "refused TRADING_DAY_OVER 20783 2932897");
  }

  @Test
  void aRuleTakesNothingBeyondItsLimits() {
    exchange.setRule(9, Rule.CLOSE_NEEDS_KG, 1);
    exchange.setRule(FOREST, Rule.CLOSE_NEEDS_KG, -1);
    exchange.setRule(FOREST, Rule.CLOSE_NEEDS_KG, Limits.MAX_KG + 1);
    exchange.setRule(FOREST, Rule.REFERENCE_IS_CLOSE, 2);
    assertThat(log.take())
        .containsExactly(
            "refused UNKNOWN_INSTRUMENT 0 9",
            "refused RULE_OUT_OF_RANGE 0 -1",
            "refused RULE_OUT_OF_RANGE 10000000000 10000000001",
            "refused RULE_OUT_OF_RANGE 1 2");
  }

  /** More than a long holds: thousands of the greatest orders. */
  @Test
  void noDayIsTooBusyToBeCounted() {
    TradingDay day = new TradingDay();
    day.open(MONDAY);
    for (int i = 0; i < 40; i++) {
      day.count(Limits.MAX_PRICE_FEN, Limits.MAX_KG);
      day.count(Limits.MAX_PRICE_FEN - 4, Limits.MAX_KG);
    }
    day.close(1, 0);
    assertThat(day.closeFen).isEqualTo(Limits.MAX_PRICE_FEN - 2);
  }
}
