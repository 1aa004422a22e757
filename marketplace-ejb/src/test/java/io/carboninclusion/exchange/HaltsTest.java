package io.carboninclusion.exchange;

import static io.carboninclusion.exchange.OrderType.BUDGET;
import static io.carboninclusion.exchange.OrderType.LIMIT;
import static io.carboninclusion.exchange.TimeInForce.GTC;
import static io.carboninclusion.exchange.TimeInForce.IOC;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A price that orders move too far within a window halts trading for a call auction. */
class HaltsTest {
  private static final int SELLER = 1001;
  private static final int BUYER = 1002;
  private static final int FOREST = 7;
  private static final long MINUTE = 60_000_000;
  private static final long BEGIN = 1_763_856_000_000_000L;

  private final EventLog log = new EventLog();
  private final Exchange exchange = new Exchange(log);

  @BeforeEach
  void fivePercentWithinFiveMinutesHaltForTen() {
    exchange.time(BEGIN);
    exchange.defineInstrument(FOREST, 1, 1);
    exchange.openTrading(FOREST);
    exchange.issue(SELLER, FOREST, 1_000_000, 501);
    exchange.deposit(BUYER, 100_000_000_000L, 502);
    rule(Rule.HALT_MOVE_BASIS_POINTS, 500);
    rule(Rule.HALT_COOL_DOWN_SECONDS, 600);
    trade(6000);
    log.take();
  }

  @AfterEach
  void theBooksBalance() {
    exchange.verify();
  }

  private void rule(Rule rule, long value) {
    assertThat(exchange.setRule(FOREST, rule, value)).isEqualTo(Reason.ACCEPTED);
  }

  private Reason place(int account, Side side, long priceFen, long kg) {
    return exchange.place(account, FOREST, side, LIMIT, GTC, priceFen, kg, 0);
  }

  private void trade(long priceFen) {
    place(SELLER, Side.SELL, priceFen, 100);
    place(BUYER, Side.BUY, priceFen, 100);
    assertThat(exchange.instrument(FOREST).lastFen()).isEqualTo(priceFen);
  }

  private boolean isHalted() {
    return exchange.instrument(FOREST).isHalted();
  }

  @Test
  void exactlySoMuchMayItMoveAndNoFenMore() {
    trade(6300);
    trade(5700);
    assertThat(isHalted()).isFalse();
    trade(6301);
    assertThat(isHalted()).isTrue();
    assertThat(log.take("phase"))
        .containsExactly("phase of 7 CALL_AUCTION opens " + (BEGIN + 10 * MINUTE));
  }

  @Test
  void theOrderThatMovesItTradesInFullBefore() {
    place(SELLER, Side.SELL, 6200, 100);
    place(SELLER, Side.SELL, 6400, 100);
    place(SELLER, Side.SELL, 6600, 100);
    place(BUYER, Side.BUY, 6600, 300);
    assertThat(exchange.availableKg(BUYER, FOREST)).isEqualTo(400);
    assertThat(isHalted()).isTrue();
  }

  @Test
  void whatMovesSlowlyDoesNotHalt() {
    for (int i = 1; i <= 6; i++) {
      exchange.time(BEGIN + i * 5 * MINUTE);
      trade(6000 + 250 * i);
    }
    assertThat(isHalted()).isFalse();
    exchange.time(BEGIN + 35 * MINUTE - 1);
    trade(7250 + 363);
    assertThat(isHalted()).isTrue();
  }

  @Test
  void whileItCoolsDownOrdersGatherAndOthersAreToldWhy() {
    trade(6400);
    log.take();
    assertThat(exchange.place(BUYER, FOREST, Side.BUY, LIMIT, IOC, 6000, 100, 0))
        .isEqualTo(Reason.HALTED_BY_PRICE);
    assertThat(exchange.place(BUYER, FOREST, Side.BUY, BUDGET, GTC, 6000, 0, 9_000_000))
        .isEqualTo(Reason.HALTED_BY_PRICE);
    assertThat(log.take())
        .hasSize(2)
        .containsOnly("refused HALTED_BY_PRICE " + (BEGIN + 10 * MINUTE) + " 7");
    place(SELLER, Side.SELL, 6100, 100);
    place(BUYER, Side.BUY, 6200, 100);
    assertThat(exchange.instrument(FOREST).lastFen()).isEqualTo(6400);
    assertThat(exchange.haltsOver(BEGIN + 10 * MINUTE - 1)).isEmpty();
    assertThat(exchange.haltsOver(BEGIN + 10 * MINUTE)).hasSize(1);
    exchange.time(BEGIN + 10 * MINUTE);
    exchange.changePhase(FOREST, TradingPhase.CONTINUOUS, 0);
    assertThat(exchange.instrument(FOREST).lastFen()).isEqualTo(6200);
    assertThat(isHalted()).isFalse();
    assertThat(exchange.haltsOver(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void aSessionThatEndsEndsTheHalt() {
    trade(6400);
    exchange.changePhase(FOREST, TradingPhase.CLOSED, BEGIN + 60 * MINUTE);
    assertThat(isHalted()).isFalse();
    assertThat(exchange.haltsOver(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void whatANewBandLetsMeetBeginsAWindowOfItsOwn() {
    exchange.setPriceRules(FOREST, 6000, 1000);
    place(SELLER, Side.SELL, 6600, 100);
    exchange.setPriceRules(FOREST, 5000, 1000);
    place(BUYER, Side.BUY, 5500, 100);
    exchange.setPriceRules(FOREST, 7000, 1000);
    assertThat(isHalted()).isFalse();
    trade(6600);
    // From 6,000, the last price before it.
    assertThat(isHalted()).isTrue();
  }

  @Test
  void withoutTheRuleNothingHalts() {
    rule(Rule.HALT_MOVE_BASIS_POINTS, 0);
    trade(60_000);
    trade(1);
    assertThat(isHalted()).isFalse();
  }

  @Test
  void aPurchaseAcrossBooksHaltsTheBookWhosePriceItMoved() {
    exchange.describeInstrument(FOREST, new Traits(1, 2, 2024, false));
    place(SELLER, Side.SELL, 6400, 100);
    exchange.placeByCriteria(
        BUYER, new Criteria(2, 0, 0, 9999, false), LIMIT, Terms.plain(IOC), 6400, 100, 0);
    assertThat(isHalted()).isTrue();
  }

  @Test
  void aHaltAndAWindowGoOnBehindASavedState() {
    Exchange watching = restored();
    for (Exchange one : List.of(exchange, watching)) {
      one.time(BEGIN + MINUTE);
      one.place(SELLER, FOREST, Side.SELL, LIMIT, GTC, 6400, 100, 0);
      one.place(BUYER, FOREST, Side.BUY, LIMIT, GTC, 6400, 100, 0);
    }
    Exchange halted = restored();
    for (Exchange one : List.of(exchange, watching, halted)) {
      assertThat(one.instrument(FOREST).isHalted()).isTrue();
      assertThat(one.haltsOver(BEGIN + 11 * MINUTE)).hasSize(1);
      assertThat(one.stateHash()).isEqualTo(exchange.stateHash());
    }
  }

  private Exchange restored() {
    List<Long> saved = new ArrayList<>();
    exchange.save(saved::add);
    Exchange other = new Exchange(new QuietEvents());
    other.restore(saved.iterator()::next);
    return other;
  }
}
