package io.carboninclusion.exchange;

import static io.carboninclusion.exchange.OrderType.BUDGET;
import static io.carboninclusion.exchange.OrderType.LIMIT;
import static io.carboninclusion.exchange.TimeInForce.GTC;
import static io.carboninclusion.exchange.TimeInForce.IOC;
import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.kernel.Fees;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a trade costs the one who was there before and the one who came to him. */
class FeesTest {
  private static final int SELLER = 1001;
  private static final int BUYER = 1002;
  private static final int CASE = 1003;
  private static final int FOREST = 7;

  /** Ten thousand yuan. */
  private static final long DEPOSIT = 1_000_000_000L;

  private final EventLog log = new EventLog();
  private final Exchange exchange = new Exchange(log);

  @BeforeEach
  void makersPayTenAndTakersTwentyBasisPoints() {
    exchange.defineInstrument(FOREST, 1, 1);
    exchange.setPriceRules(FOREST, 6000, 1000);
    exchange.openTrading(FOREST);
    exchange.issue(SELLER, FOREST, 1_000_000, 501);
    exchange.deposit(BUYER, DEPOSIT, 502);
    fees(10, 20);
    log.take();
  }

  @AfterEach
  void theBooksBalance() {
    exchange.prove();
    exchange.verify();
  }

  private void fees(long maker, long taker) {
    assertThat(exchange.setRule(FOREST, Rule.MAKER_FEE_BASIS_POINTS, maker))
        .isEqualTo(Reason.ACCEPTED);
    assertThat(exchange.setRule(FOREST, Rule.TAKER_FEE_BASIS_POINTS, taker))
        .isEqualTo(Reason.ACCEPTED);
  }

  private Reason sell(long priceFen, long kg) {
    return exchange.place(SELLER, FOREST, Side.SELL, LIMIT, GTC, priceFen, kg, 0);
  }

  private Reason buy(long priceFen, long kg) {
    return exchange.place(BUYER, FOREST, Side.BUY, LIMIT, GTC, priceFen, kg, 0);
  }

  private long earned() {
    return exchange.availableCash(SystemAccounts.FEES);
  }

  @Test
  void aTakerWhoBuysPaysBesideThePriceAndAMakerWhoSellsOutOfIt() {
    sell(5900, 1000);
    buy(6000, 1000);
    assertThat(exchange.availableCash(SELLER)).isEqualTo(5_900_000 - 5_900);
    assertThat(exchange.availableCash(BUYER)).isEqualTo(DEPOSIT - 5_900_000 - 11_800);
    assertThat(earned()).isEqualTo(17_700);
    assertThat(log.take("transferred"))
        .contains(
            "transferred FEE 1 0 5900: 1001 AVAILABLE -> 2 AVAILABLE",
            "transferred FEE 1 0 11800: 1002 FROZEN -> 2 AVAILABLE");
  }

  @Test
  void aMakerWhoBuysPaysTheMakersFeeAndHasFrozenTheGreaterOne() {
    buy(6000, 1000);
    assertThat(exchange.frozenCash(BUYER)).isEqualTo(6_000_000 + 12_000);
    sell(6000, 400);
    assertThat(exchange.frozenCash(BUYER)).isEqualTo(3_600_000 + 7_200);
    sell(6000, 600);
    assertThat(exchange.frozenCash(BUYER)).isZero();
    assertThat(exchange.availableCash(BUYER)).isEqualTo(DEPOSIT - 6_000_000 - 6_000);
    assertThat(exchange.availableCash(SELLER)).isEqualTo(6_000_000 - 12_000);
  }

  @Test
  void aPurchaseNeedsItsFeeToo() {
    fees(0, 0);
    buy(6000, 166_666);
    assertThat(exchange.cancel(BUYER, 1)).isEqualTo(Reason.ACCEPTED);
    fees(0, 1);
    log.take();
    assertThat(buy(6000, 166_666)).isEqualTo(Reason.INSUFFICIENT_CASH);
    assertThat(log.take("refused"))
        .containsExactly("refused INSUFFICIENT_CASH 1000095999 1000000000");
  }

  @Test
  void partsAreRoundedDownEachAndNeverCostMoreThanWasFrozen() {
    fees(33, 33);
    buy(5999, 3);
    assertThat(exchange.frozenCash(BUYER)).isEqualTo(17_997 + 59);
    sell(5999, 1);
    sell(5999, 1);
    sell(5999, 1);
    // 19.7967 each is 19, of both sides.
    assertThat(earned()).isEqualTo(6 * 19);
    assertThat(exchange.availableCash(BUYER)).isEqualTo(DEPOSIT - 17_997 - 3 * 19);
  }

  @Test
  void newFeesAreForNewOrdersAndThoseThatLoseTheirPlace() {
    buy(6000, 1000);
    buy(5990, 1000);
    fees(500, 500);
    exchange.amend(BUYER, 1, 6000, 500);
    assertThat(exchange.frozenCash(BUYER)).isEqualTo(3_006_000 + 6_001_980);
    exchange.amend(BUYER, 2, 5980, 1000);
    assertThat(exchange.frozenCash(BUYER)).isEqualTo(3_006_000 + 6_279_000);
    sell(5980, 1500);
    assertThat(earned()).isEqualTo(3_000 + 299_000 + 150_000 + 299_000);
    assertThat(exchange.frozenCash(BUYER)).isZero();
  }

  @Test
  void aSaleThatRestsKeepsItsFeeWhenTheFeesChange() {
    sell(6000, 1000);
    fees(0, 0);
    buy(6000, 1000);
    assertThat(exchange.availableCash(SELLER)).isEqualTo(6_000_000 - 6_000);
    assertThat(exchange.availableCash(BUYER)).isEqualTo(DEPOSIT - 6_000_000);
  }

  @Test
  void aSumIsSpentWithItsFees() {
    sell(6000, 10_000);
    long sum = 6_000_000;
    exchange.place(BUYER, FOREST, Side.BUY, BUDGET, IOC, 0, 0, sum);
    // 998 kg cost 5,988,000 and 11,976; one more would need 6,005,988.
    assertThat(exchange.availableKg(BUYER, FOREST)).isEqualTo(998);
    assertThat(exchange.availableCash(BUYER)).isEqualTo(DEPOSIT - 5_988_000 - 11_976);
  }

  @Test
  void aSumBuysInOneTradeAllThatItPaysWithTheFeeItPays() {
    fees(10_000, 0);
    sell(6000, 10_000);
    exchange.place(BUYER, FOREST, Side.BUY, BUDGET, GTC, 6000, 0, 6_000_000);
    assertThat(log.take("traded")).hasSize(1);
    assertThat(exchange.availableKg(BUYER, FOREST)).isEqualTo(1000);
    assertThat(exchange.frozenCash(BUYER)).isZero();
  }

  @Test
  void aPurchaseAcrossBooksFreezesForTheDearestAndPaysEachItsOwn() {
    int desert = 8;
    exchange.defineInstrument(desert, 1, 1);
    exchange.openTrading(desert);
    exchange.describeInstrument(FOREST, new Traits(1, 2, 2024, false));
    exchange.describeInstrument(desert, new Traits(1, 2, 2024, false));
    exchange.setRule(desert, Rule.TAKER_FEE_BASIS_POINTS, 100);
    exchange.issue(SELLER, desert, 1000, 503);
    exchange.place(SELLER, desert, Side.SELL, LIMIT, GTC, 5000, 1000, 0);
    sell(6000, 1000);
    Criteria both = new Criteria(2, 0, 0, 9999, false);
    Terms atOnce = Terms.plain(IOC);
    assertThat(exchange.placeByCriteria(BUYER, both, LIMIT, atOnce, 6000, 2000, 0))
        .isEqualTo(Reason.ACCEPTED);
    assertThat(log.take("transferred"))
        .contains("transferred ORDER_FREEZE 3 0 12120000: 1002 AVAILABLE -> 1002 FROZEN");
    assertThat(exchange.availableCash(BUYER))
        .isEqualTo(DEPOSIT - 5_000_000 - 50_000 - 6_000_000 - 12_000);
  }

  @Test
  void aSumBelowOneLotWithItsFeeIsRefused() {
    assertThat(exchange.place(BUYER, FOREST, Side.BUY, BUDGET, GTC, 6000, 0, 6_011))
        .isEqualTo(Reason.BUDGET_BELOW_ONE_LOT);
    assertThat(log.take("refused")).containsExactly("refused BUDGET_BELOW_ONE_LOT 6012 6011");
    assertThat(exchange.place(BUYER, FOREST, Side.BUY, BUDGET, GTC, 6000, 0, 6_012))
        .isEqualTo(Reason.ACCEPTED);
    sell(6000, 5);
    assertThat(exchange.availableKg(BUYER, FOREST)).isEqualTo(1);
    assertThat(exchange.frozenCash(BUYER)).isZero();
  }

  @Test
  void aCaseFreezesForItsCapAndPaysForThePrice() {
    exchange.openCase(CASE);
    exchange.deposit(CASE, 8_016_000, 503);
    assertThat(exchange.place(CASE, FOREST, Side.BUY, LIMIT, GTC, 8000, 1000, 0))
        .isEqualTo(Reason.ACCEPTED);
    assertThat(exchange.availableCash(CASE)).isZero();
    sell(6600, 1000);
    assertThat(exchange.availableCash(CASE)).isEqualTo(8_016_000 - 6_600_000 - 6_600);
    assertThat(exchange.closeCase(CASE, FOREST, 1000, 504, 1)).isEqualTo(Reason.ACCEPTED);
  }

  @Test
  void allOfThePriceIsTheMost() {
    fees(10_000, 10_000);
    sell(6000, 1000);
    buy(6000, 1000);
    assertThat(exchange.availableCash(SELLER)).isZero();
    assertThat(exchange.availableCash(BUYER)).isEqualTo(DEPOSIT - 12_000_000);
    assertThat(exchange.setRule(FOREST, Rule.TAKER_FEE_BASIS_POINTS, 10_001))
        .isEqualTo(Reason.RULE_OUT_OF_RANGE);
    assertThat(exchange.setRule(FOREST, Rule.MAKER_FEE_BASIS_POINTS, -1))
        .isEqualTo(Reason.RULE_OUT_OF_RANGE);
    assertThat(log.take("refused"))
        .containsExactly("refused RULE_OUT_OF_RANGE 10000 10001", "refused RULE_OUT_OF_RANGE 0 -1");
  }

  @Test
  void theGreatestAmountThatASumPaysIsExact() {
    SplittableRandom random = new SplittableRandom(1);
    BigInteger full = BigInteger.valueOf(Fees.FULL);
    for (int i = 0; i < 100_000; i++) {
      Fees fees = Fees.of(random.nextInt(Fees.FULL + 1), random.nextInt(Fees.FULL + 1));
      long sum = random.nextLong(1, 1L << random.nextInt(1, 60));
      long most = fees.without(sum);
      assertThat(fees.with(most)).isLessThanOrEqualTo(sum);
      assertThat(fees.with(most + 1)).isGreaterThan(sum);
      long asTaker = fees.withoutTaker(sum);
      assertThat(asTaker + fees.ofTaker(asTaker)).isLessThanOrEqualTo(sum);
      assertThat(asTaker + 1 + fees.ofTaker(asTaker + 1)).isGreaterThan(sum);
      assertThat(BigInteger.valueOf(fees.ofMaker(sum)))
          .isEqualTo(
              BigInteger.valueOf(sum).multiply(BigInteger.valueOf(fees.maker())).divide(full));
    }
  }

  @Test
  void aRestoredOrderPaysWhatItHadToPay() {
    sell(6000, 1000);
    exchange.place(BUYER, FOREST, Side.BUY, BUDGET, GTC, 5990, 0, 9_000_000);
    sell(5990, 100);
    fees(0, 0);
    List<Long> saved = new ArrayList<>();
    exchange.save(saved::add);
    Exchange other = new Exchange(new QuietEvents());
    other.restore(saved.iterator()::next);
    for (Exchange one : new Exchange[] {exchange, other}) {
      one.place(SELLER, FOREST, Side.SELL, LIMIT, GTC, 5990, 2000, 0);
      one.deposit(BUYER, 100_000_000, 505);
      one.place(BUYER, FOREST, Side.BUY, LIMIT, GTC, 6000, 3000, 0);
    }
    assertThat(other.stateHash()).isEqualTo(exchange.stateHash());
    assertThat(other.availableCash(SystemAccounts.FEES)).isEqualTo(earned());
  }
}
