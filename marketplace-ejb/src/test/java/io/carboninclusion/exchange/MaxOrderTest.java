package io.carboninclusion.exchange;

import static io.carboninclusion.exchange.OrderType.BUDGET;
import static io.carboninclusion.exchange.OrderType.LIMIT;
import static io.carboninclusion.exchange.TimeInForce.GTC;
import static io.carboninclusion.exchange.TimeInForce.IOC;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One order may be for so much and no more; what is more is a block trade's. */
class MaxOrderTest {
  private static final int SELLER = 1001;
  private static final int BUYER = 1002;
  private static final int FOREST = 7;
  private static final long TEN_TONNES = 10_000;

  private final EventLog log = new EventLog();
  private final Exchange exchange = new Exchange(log);

  @BeforeEach
  void tenTonnesAtMost() {
    exchange.defineInstrument(FOREST, 5, 1000);
    exchange.setPriceRules(FOREST, 6000, 1000);
    exchange.openTrading(FOREST);
    exchange.issue(SELLER, FOREST, 1_000_000, 501);
    exchange.deposit(BUYER, 10_000_000_000L, 502);
    assertThat(exchange.setRule(FOREST, Rule.MAX_ORDER_KG, TEN_TONNES)).isEqualTo(Reason.ACCEPTED);
    log.take();
  }

  @AfterEach
  void theBooksBalance() {
    exchange.verify();
  }

  private Reason sell(long kg) {
    return exchange.place(SELLER, FOREST, Side.SELL, LIMIT, GTC, 6000, kg, 0);
  }

  private Reason buyFor(TimeInForce time, long priceFen, long budget) {
    return exchange.place(BUYER, FOREST, Side.BUY, BUDGET, time, priceFen, 0, budget);
  }

  @Test
  void anOrderForTheMostIsTakenAndOneForMoreIsRefused() {
    assertThat(sell(TEN_TONNES)).isEqualTo(Reason.ACCEPTED);
    assertThat(sell(TEN_TONNES + 1000)).isEqualTo(Reason.QUANTITY_OUT_OF_RANGE);
    assertThat(log.take("refused")).containsExactly("refused QUANTITY_OUT_OF_RANGE 10000 11000");
  }

  @Test
  void anAmendedOrderIsHeldAgainstItAndOneInTheBookIsNot() {
    exchange.setRule(FOREST, Rule.MAX_ORDER_KG, Limits.MAX_KG);
    sell(30_000);
    long order = exchange.lastOrder();
    exchange.setRule(FOREST, Rule.MAX_ORDER_KG, TEN_TONNES);
    assertThat(exchange.availableKg(SELLER, FOREST)).isEqualTo(970_000);
    assertThat(exchange.amend(SELLER, order, 6000, 20_000)).isEqualTo(Reason.QUANTITY_OUT_OF_RANGE);
    assertThat(exchange.amend(SELLER, order, 6000, TEN_TONNES)).isEqualTo(Reason.ACCEPTED);
    assertThat(exchange.availableKg(SELLER, FOREST)).isEqualTo(990_000);
  }

  @Test
  void aSumIsHeldAgainstWhatTheMostCostsAtItsLimitOrAtTheLowestPrice() {
    assertThat(buyFor(GTC, 6000, 6000 * TEN_TONNES)).isEqualTo(Reason.ACCEPTED);
    assertThat(buyFor(GTC, 6000, 6000 * TEN_TONNES + 1)).isEqualTo(Reason.AMOUNT_OUT_OF_RANGE);
    assertThat(buyFor(IOC, 0, 5400 * TEN_TONNES)).isEqualTo(Reason.ACCEPTED);
    assertThat(buyFor(IOC, 0, 5400 * TEN_TONNES + 1)).isEqualTo(Reason.AMOUNT_OUT_OF_RANGE);
    assertThat(log.take("refused"))
        .containsExactly(
            "refused AMOUNT_OUT_OF_RANGE 60000000 60000001",
            "refused AMOUNT_OUT_OF_RANGE 54000000 54000001");
  }

  /** Without the rule a sum is bounded by the cash that there is alone, as it always was. */
  @Test
  void aSumIsNotBoundedWithoutTheRule() {
    exchange.setPriceRules(FOREST, 0, Instrument.NO_BAND);
    exchange.setRule(FOREST, Rule.MAX_ORDER_KG, Limits.MAX_KG);
    exchange.deposit(BUYER, 5 * Limits.MAX_KG * 10, 503);
    assertThat(buyFor(IOC, 0, 5 * Limits.MAX_KG + 5)).isEqualTo(Reason.ACCEPTED);
  }

  @Test
  void itIsALotAtLeast() {
    exchange.setRule(FOREST, Rule.MAX_ORDER_KG, 999);
    exchange.setRule(FOREST, Rule.MAX_ORDER_KG, Limits.MAX_KG + 1);
    assertThat(log.take())
        .containsExactly(
            "refused RULE_OUT_OF_RANGE 1000 999",
            "refused RULE_OUT_OF_RANGE 10000000000 10000000001");
    assertThat(exchange.setRule(FOREST, Rule.MAX_ORDER_KG, 1000)).isEqualTo(Reason.ACCEPTED);
  }
}
