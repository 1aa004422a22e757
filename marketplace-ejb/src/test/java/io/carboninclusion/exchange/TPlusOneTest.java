package io.carboninclusion.exchange;

import static io.carboninclusion.exchange.OrderType.LIMIT;
import static io.carboninclusion.exchange.TimeInForce.GTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
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

  /** Beside the lines, who holds which serials: last serial and account by the first. */
  private static final class Held extends EventLog {
    private final TreeMap<Long, long[]> blocks = new TreeMap<>();

    @Override
    public void blockHeld(int account, int instrument, long issuance, long first, long last) {
      blocks.put(first, new long[] {last, account});
    }

    @Override
    public void blockGone(int instrument, long first) {
      blocks.remove(first);
    }

    List<String> of(int account) {
      return blocks.entrySet().stream()
          .filter(block -> block.getValue()[1] == account)
          .map(block -> block.getKey() + "-" + block.getValue()[0])
          .toList();
    }
  }

  private final Held log = new Held();
  private final Exchange exchange = new Exchange(log);

  @BeforeEach
  void onFridayTheTraderHoldsTenTonnesAndBuysFive() {
    exchange.defineInstrument(FOREST, 5, 1000);
    exchange.setPriceRules(FOREST, 6000, 1000);
    exchange.openTrading(FOREST);
    exchange.issue(SELLER, FOREST, 1_000_000, 501);
    exchange.issue(TRADER, FOREST, 10_000, 502);
    exchange.deposit(TRADER, 10_000_000_000L, 503);
    exchange.deposit(SELLER, 10_000_000_000L, 504);
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

  /** The serials of the trader by their numbers. */
  private List<String> serials(int account) {
    return log.of(account);
  }

  @Test
  void anOpenSaleKeepsWhatItWillDeliverFromARetirement() {
    assertThat(serials(TRADER)).containsExactly("1-5000", "1000001-1010000");
    assertThat(sell(10_000)).isEqualTo(Reason.ACCEPTED);
    assertThat(exchange.retire(TRADER, FOREST, 2_000, 601, 1)).isEqualTo(Reason.ACCEPTED);
    assertThat(serials(TRADER))
        .as("what was bought today is retired: nothing older is free")
        .containsExactly("2001-5000", "1000001-1010000");

    exchange.place(SELLER, FOREST, Side.BUY, LIMIT, GTC, 6100, 10_000, 0);

    assertThat(serials(TRADER)).containsExactly("2001-5000");
    assertThat(sell(1_000)).isEqualTo(Reason.BOUGHT_TODAY);
    assertThat(exchange.retire(TRADER, FOREST, 3_000, 602, 2)).isEqualTo(Reason.ACCEPTED);
    assertThat(serials(TRADER)).isEmpty();
  }

  @Test
  void aRetirementTakesTheOlderOnesThatNoSaleWaitsForFirst() {
    assertThat(sell(2_000)).isEqualTo(Reason.ACCEPTED);
    assertThat(exchange.retire(TRADER, FOREST, 8_000, 601, 1)).isEqualTo(Reason.ACCEPTED);
    assertThat(serials(TRADER)).containsExactly("1-5000", "1008001-1010000");
    assertThat(sell(1_000)).isEqualTo(Reason.BOUGHT_TODAY);
  }

  @Test
  void whatIsIssuedTodayMayBeSoldTodayAndGoesBeforeWhatWasBought() {
    exchange.issue(TRADER, FOREST, 3_000, 503);
    assertThat(serials(TRADER)).containsExactly("1-5000", "1000001-1010000", "1010001-1013000");
    assertThat(sell(14_000)).isEqualTo(Reason.BOUGHT_TODAY);
    assertThat(sell(13_000)).isEqualTo(Reason.ACCEPTED);
    exchange.place(SELLER, FOREST, Side.BUY, LIMIT, GTC, 6100, 13_000, 0);
    assertThat(serials(TRADER)).containsExactly("1-5000");
    exchange.issue(TRADER, FOREST, 1_000, 504);
    assertThat(sell(1_000)).isEqualTo(Reason.ACCEPTED);
  }

  @Test
  void aBlockOfWhichAPartWasBoughtTodayIsSplitThere() {
    buy(5_000);
    assertThat(serials(TRADER)).containsExactly("1-10000", "1000001-1010000");
    exchange.closeDay(FOREST, FRIDAY);
    exchange.openDay(FOREST, MONDAY);
    buy(5_000);
    assertThat(serials(TRADER)).as("one block").containsExactly("1-15000", "1000001-1010000");
    exchange.issue(TRADER, FOREST, 1_000, 505);
    assertThat(serials(TRADER))
        .containsExactly("1-10000", "10001-15000", "1000001-1010000", "1010001-1011000");
    assertThat(sell(21_000)).isEqualTo(Reason.ACCEPTED);
    assertThat(sell(1_000)).isEqualTo(Reason.BOUGHT_TODAY);
  }

  @Test
  void aRestoredStateGoesOnWithTheSameSerials() {
    exchange.issue(TRADER, FOREST, 3_000, 503);
    List<Long> saved = new ArrayList<>();
    exchange.save(saved::add);
    Exchange restored = new Exchange(new EventLog());
    Iterator<Long> numbers = saved.iterator();
    restored.restore(numbers::next);
    for (Exchange each : List.of(exchange, restored)) {
      each.place(TRADER, FOREST, Side.SELL, LIMIT, GTC, 6100, 13_000, 0);
      each.retire(TRADER, FOREST, 1_000, 601, 1);
      each.place(SELLER, FOREST, Side.BUY, LIMIT, GTC, 6100, 13_000, 0);
      each.verify();
    }
    assertThat(restored.stateHash()).isEqualTo(exchange.stateHash());
    assertThat(serials(TRADER)).containsExactly("1001-5000");
  }

  @Test
  void whenTheRuleComesBackTheDayCountsAnew() {
    exchange.setRule(FOREST, Rule.T_PLUS_ONE, 0);
    buy(1_000);
    exchange.setRule(FOREST, Rule.T_PLUS_ONE, 1);
    buy(2_000);
    assertThat(sell(17_000)).isEqualTo(Reason.BOUGHT_TODAY);
    assertThat(log.take("refused")).containsExactly("refused BOUGHT_TODAY 17000 16000");
    assertThat(sell(16_000)).isEqualTo(Reason.ACCEPTED);
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
