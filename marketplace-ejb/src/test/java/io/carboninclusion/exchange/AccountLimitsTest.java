package io.carboninclusion.exchange;

import static io.carboninclusion.exchange.OrderType.BUDGET;
import static io.carboninclusion.exchange.OrderType.LIMIT;
import static io.carboninclusion.exchange.TimeInForce.GTC;
import static io.carboninclusion.exchange.TimeInForce.IOC;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many orders an account may have open in an instrument, and how much it may gather. */
class AccountLimitsTest {
  private static final int SELLER = 1001;
  private static final int BUYER = 1002;
  private static final int FOREST = 7;
  private static final int OTHER = 8;

  private final EventLog log = new EventLog();
  private final Exchange exchange = new Exchange(log);

  @BeforeEach
  void twoInstruments() {
    for (int id : new int[] {FOREST, OTHER}) {
      exchange.defineInstrument(id, 5, 1000);
      exchange.setPriceRules(id, 6000, 1000);
      exchange.openTrading(id);
      exchange.issue(SELLER, id, 1_000_000, 500 + id);
    }
    exchange.deposit(BUYER, 10_000_000_000L, 502);
    log.take();
  }

  @AfterEach
  void theBooksBalance() {
    exchange.verify();
  }

  private void set(Rule rule, long value) {
    assertThat(exchange.setRule(FOREST, rule, value)).isEqualTo(Reason.ACCEPTED);
    log.take();
  }

  private Reason sell(long priceFen, long kg) {
    return exchange.place(SELLER, FOREST, Side.SELL, LIMIT, GTC, priceFen, kg, 0);
  }

  private Reason buy(long priceFen, long kg) {
    return exchange.place(BUYER, FOREST, Side.BUY, LIMIT, GTC, priceFen, kg, 0);
  }

  private Reason buyFor(TimeInForce time, long priceFen, long budget) {
    return exchange.place(BUYER, FOREST, Side.BUY, BUDGET, time, priceFen, 0, budget);
  }

  @Test
  void asManyOpenOrdersAsTheRuleSaysAndNoMore() {
    set(Rule.MAX_OPEN_ORDERS, 2);
    assertThat(buy(5500, 1000)).isEqualTo(Reason.ACCEPTED);
    assertThat(buy(5500, 1000)).isEqualTo(Reason.ACCEPTED);
    assertThat(buy(5500, 1000)).isEqualTo(Reason.TOO_MANY_OPEN_ORDERS);
    assertThat(log.take("refused")).containsExactly("refused TOO_MANY_OPEN_ORDERS 2 2");
    assertThat(sell(6500, 1000)).as("another account").isEqualTo(Reason.ACCEPTED);
    assertThat(exchange.place(BUYER, OTHER, Side.BUY, LIMIT, GTC, 5500, 1000, 0))
        .as("another instrument")
        .isEqualTo(Reason.ACCEPTED);
  }

  @Test
  void anOrderThatIsFilledOrCancelledMakesRoom() {
    set(Rule.MAX_OPEN_ORDERS, 1);
    buy(6000, 2000);
    sell(6000, 1000);
    assertThat(buy(5500, 1000)).as("half filled").isEqualTo(Reason.TOO_MANY_OPEN_ORDERS);
    sell(6000, 1000);
    assertThat(buy(5500, 1000)).as("filled").isEqualTo(Reason.ACCEPTED);
    exchange.cancel(BUYER, exchange.lastOrder());
    assertThat(buy(5500, 1000)).as("cancelled").isEqualTo(Reason.ACCEPTED);
  }

  @Test
  void ordersThatWereOpenBeforeTheRuleCountAndStay() {
    buy(5500, 1000);
    buy(5500, 3000);
    set(Rule.MAX_OPEN_ORDERS, 1);
    assertThat(exchange.openOrders()).isEqualTo(2);
    assertThat(buy(5500, 1000)).isEqualTo(Reason.TOO_MANY_OPEN_ORDERS);
    assertThat(log.take("refused")).containsExactly("refused TOO_MANY_OPEN_ORDERS 1 2");
    set(Rule.MAX_OPEN_ORDERS, Rule.MAX_OPEN_ORDERS.usual());
    assertThat(buy(5500, 1000)).isEqualTo(Reason.ACCEPTED);
  }

  @Test
  void whatIsHeldAndWhatIsOnOrderToBuyMakeThePosition() {
    sell(6000, 4000);
    buy(6000, 4000);
    buy(5500, 5000);
    set(Rule.MAX_POSITION_KG, 10_000);
    assertThat(buy(5500, 2000)).isEqualTo(Reason.POSITION_TOO_LARGE);
    assertThat(log.take("refused")).containsExactly("refused POSITION_TOO_LARGE 10000 11000");
    assertThat(buy(5500, 1000)).isEqualTo(Reason.ACCEPTED);
    assertThat(buy(5500, 1000)).isEqualTo(Reason.POSITION_TOO_LARGE);
  }

  @Test
  void aTradeMovesFromOrderToHoldingAndASaleThatTradedMakesRoom() {
    set(Rule.MAX_POSITION_KG, 10_000);
    buy(6000, 10_000);
    sell(6000, 4000);
    assertThat(buy(5500, 1000)).isEqualTo(Reason.POSITION_TOO_LARGE);
    exchange.place(BUYER, FOREST, Side.SELL, LIMIT, GTC, 6100, 3000, 0);
    assertThat(buy(5500, 1000)).as("only for sale").isEqualTo(Reason.POSITION_TOO_LARGE);
    exchange.deposit(SELLER, 1_000_000_000L, 503);
    exchange.setRule(FOREST, Rule.MAX_POSITION_KG, Limits.MAX_KG);
    exchange.place(SELLER, FOREST, Side.BUY, LIMIT, GTC, 6100, 3000, 0);
    set(Rule.MAX_POSITION_KG, 10_000);
    assertThat(buy(5500, 3000)).as("sold").isEqualTo(Reason.ACCEPTED);
    assertThat(buy(5500, 1000)).isEqualTo(Reason.POSITION_TOO_LARGE);
  }

  @Test
  void whoHoldsMoreThanTheRuleMaySellAndKeep() {
    set(Rule.MAX_POSITION_KG, 10_000);
    assertThat(sell(6000, 20_000)).isEqualTo(Reason.ACCEPTED);
    assertThat(exchange.availableKg(SELLER, FOREST)).isEqualTo(980_000);
  }

  @Test
  void anAmendmentMayNotGrowBeyondItAndMayShrink() {
    buy(5500, 12_000);
    long order = exchange.lastOrder();
    set(Rule.MAX_POSITION_KG, 10_000);
    assertThat(exchange.amend(BUYER, order, 5500, 13_000)).isEqualTo(Reason.POSITION_TOO_LARGE);
    assertThat(log.take("refused")).containsExactly("refused POSITION_TOO_LARGE 10000 13000");
    assertThat(exchange.amend(BUYER, order, 5600, 12_000))
        .as("the price alone")
        .isEqualTo(Reason.ACCEPTED);
    assertThat(exchange.amend(BUYER, order, 5600, 8000)).isEqualTo(Reason.ACCEPTED);
    assertThat(buy(5500, 2000)).isEqualTo(Reason.ACCEPTED);
    assertThat(exchange.amend(BUYER, order, 5600, 9000)).isEqualTo(Reason.POSITION_TOO_LARGE);
  }

  @Test
  void aSumCountsForWhatItBuysAtItsLimitOrAtTheLowestPrice() {
    set(Rule.MAX_POSITION_KG, 10_000);
    assertThat(buyFor(IOC, 0, 5400 * 11_000)).isEqualTo(Reason.POSITION_TOO_LARGE);
    assertThat(buyFor(IOC, 0, 5400 * 11_000 - 1)).isEqualTo(Reason.ACCEPTED);
    assertThat(buyFor(GTC, 6000, 6000 * 11_000)).isEqualTo(Reason.POSITION_TOO_LARGE);
    assertThat(buyFor(GTC, 6000, 6000 * 10_000)).isEqualTo(Reason.ACCEPTED);
    sell(6000, 4000);
    assertThat(buy(5500, 1000)).as("4 t held, 6 t on order").isEqualTo(Reason.POSITION_TOO_LARGE);
    exchange.cancel(BUYER, exchange.lastOrder() - 1);
    assertThat(buy(5500, 6000)).isEqualTo(Reason.ACCEPTED);
  }

  @Test
  void aCoreThatStartsFromASavedStateCountsTheSame() {
    set(Rule.MAX_OPEN_ORDERS, 2);
    set(Rule.MAX_POSITION_KG, 10_000);
    buy(5500, 6000);
    buy(5500, 3000);
    List<Long> saved = new ArrayList<>();
    exchange.save(saved::add);
    Exchange restored = new Exchange(new EventLog());
    Iterator<Long> numbers = saved.iterator();
    restored.restore(numbers::next);

    assertThat(restored.place(BUYER, FOREST, Side.BUY, LIMIT, GTC, 5500, 1000, 0))
        .isEqualTo(Reason.TOO_MANY_OPEN_ORDERS);
    restored.cancel(BUYER, restored.lastOrder());
    assertThat(restored.place(BUYER, FOREST, Side.BUY, LIMIT, GTC, 5500, 5000, 0))
        .isEqualTo(Reason.POSITION_TOO_LARGE);
    assertThat(restored.place(BUYER, FOREST, Side.BUY, LIMIT, GTC, 5500, 4000, 0))
        .isEqualTo(Reason.ACCEPTED);
    restored.verify();
  }

  @Test
  void valuesOutOfRangeAreRefusedWithTheNearest() {
    exchange.setRule(FOREST, Rule.MAX_OPEN_ORDERS, 0);
    exchange.setRule(FOREST, Rule.MAX_OPEN_ORDERS, 1_000_001);
    exchange.setRule(FOREST, Rule.MAX_POSITION_KG, -1);
    assertThat(log.take())
        .containsExactly(
            "refused RULE_OUT_OF_RANGE 1 0",
            "refused RULE_OUT_OF_RANGE 1000000 1000001",
            "refused RULE_OUT_OF_RANGE 0 -1");
  }
}
