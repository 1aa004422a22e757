package io.carboninclusion.exchange;

import static io.carboninclusion.exchange.OrderType.LIMIT;
import static io.carboninclusion.exchange.TimeInForce.GTC;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is bought today may be sold from the next trading day on, and retired at once. */
class TPlusOneTest {
  private static final int SELLER = 1001;
  private static final int TRADER = 1002;
  private static final int FOREST = 7;
  private static final int FRIDAY = 20_780;
  private static final int MONDAY = FRIDAY + 3;

  private final EventLog log = new EventLog();
  private final Exchange exchange = new Exchange(log);

  @BeforeEach
  void onFridayTheTraderHoldsTenTonnesAndBuysFive() {
    exchange.defineInstrument(FOREST, 5, 1000);
    exchange.setPriceRules(FOREST, 6000, 1000);
    exchange.openTrading(FOREST);
    exchange.issue(SELLER, FOREST, 1_000_000, 501);
    exchange.issue(TRADER, FOREST, 10_000, 502);
    exchange.deposit(TRADER, 10_000_000_000L, 503);
    exchange.openDay(FOREST, FRIDAY);
    assertThat(exchange.setRule(FOREST, Rule.T_PLUS_ONE, 1)).isEqualTo(Reason.ACCEPTED);
    buy(5_000);
    log.take();
  }

  @AfterEach
  void theBooksBalance() {
    exchange.verify();
  }

  private void buy(long kg) {
    exchange.place(SELLER, FOREST, Side.SELL, LIMIT, GTC, 6000, kg, 0);
    exchange.place(TRADER, FOREST, Side.BUY, LIMIT, GTC, 6000, kg, 0);
  }

  private Reason sell(long kg) {
    return exchange.place(TRADER, FOREST, Side.SELL, LIMIT, GTC, 6100, kg, 0);
  }

  @Test
  void whatWasHeldBeforeMayBeSoldAndNoMore() {
    assertThat(sell(11_000)).isEqualTo(Reason.BOUGHT_TODAY);
    assertThat(log.take("refused")).containsExactly("refused BOUGHT_TODAY 11000 10000");
    assertThat(sell(10_000)).isEqualTo(Reason.ACCEPTED);
    assertThat(sell(1_000)).isEqualTo(Reason.BOUGHT_TODAY);
    assertThat(sell(16_000)).isEqualTo(Reason.INSUFFICIENT_UNITS);
  }

  @Test
  void allPurchasesOfTheDayCount() {
    buy(2_000);
    buy(1_000);
    assertThat(sell(11_000)).isEqualTo(Reason.BOUGHT_TODAY);
    assertThat(sell(10_000)).isEqualTo(Reason.ACCEPTED);
  }

  @Test
  void overAWeekendTheNextTradingDayIsMonday() {
    exchange.closeDay(FOREST, FRIDAY);
    assertThat(sell(11_000)).as("Saturday is no trading day").isEqualTo(Reason.BOUGHT_TODAY);
    exchange.openDay(FOREST, MONDAY);
    assertThat(sell(15_000)).isEqualTo(Reason.ACCEPTED);
  }

  @Test
  void itMayBeRetiredAtOnceAfterWhatWasHeldLonger() {
    assertThat(exchange.retire(TRADER, FOREST, 8_000, 601, 1)).isEqualTo(Reason.ACCEPTED);
    assertThat(sell(3_000)).isEqualTo(Reason.BOUGHT_TODAY);
    assertThat(sell(2_000)).isEqualTo(Reason.ACCEPTED);
    assertThat(exchange.retire(TRADER, FOREST, 5_000, 602, 2)).isEqualTo(Reason.ACCEPTED);
  }

  @Test
  void anOrderCannotGrowIntoWhatWasBoughtToday() {
    assertThat(sell(9_000)).isEqualTo(Reason.ACCEPTED);
    long order = exchange.lastOrder();
    assertThat(exchange.amend(TRADER, order, 6100, 11_000)).isEqualTo(Reason.BOUGHT_TODAY);
    assertThat(exchange.amend(TRADER, order, 6100, 10_000)).isEqualTo(Reason.ACCEPTED);
    assertThat(exchange.amend(TRADER, order, 6100, 1_000)).isEqualTo(Reason.ACCEPTED);
  }

  @Test
  void buyingFromOneselfBuysNothing() {
    exchange.place(TRADER, FOREST, Side.SELL, LIMIT, GTC, 5900, 4_000, 0);
    exchange.place(TRADER, FOREST, Side.BUY, LIMIT, GTC, 5900, 4_000, 0);
    assertThat(sell(10_000)).isEqualTo(Reason.ACCEPTED);
  }

  @Test
  void withoutTheRuleItMayBeSoldAtOnce() {
    exchange.setRule(FOREST, Rule.T_PLUS_ONE, 0);
    assertThat(sell(15_000)).isEqualTo(Reason.ACCEPTED);
  }
}
