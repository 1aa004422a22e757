package io.carboninclusion.exchange;

import static io.carboninclusion.exchange.OrderType.BUDGET;
import static io.carboninclusion.exchange.OrderType.LIMIT;
import static io.carboninclusion.exchange.TimeInForce.DAY;
import static io.carboninclusion.exchange.TimeInForce.FOK;
import static io.carboninclusion.exchange.TimeInForce.GTC;
import static io.carboninclusion.exchange.TimeInForce.GTD;
import static io.carboninclusion.exchange.TimeInForce.IOC;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Purchases across books that rest, and the offers that come to them. */
class RestingCriteriaTest {
  private static final int FORESTRY = 1;
  private static final int SICHUAN = 51;
  private static final int SELLER = 1001;
  private static final int BUYER = 1002;
  private static final int OTHER = 1003;

  /** Lots of 1,000 kg, ticks of 5 fen, 54.00 to 66.00. */
  private static final int COARSE = 1;

  /** Lots of 10 kg. */
  private static final int FINE = 2;

  /** Of a vintage that the criteria leave out. */
  private static final int OLD = 3;

  private static final long CASH = 1_000_000_000L;
  private static final Criteria FORESTS = new Criteria(1L << FORESTRY, SICHUAN, 2023, 9999, false);

  private final EventLog log = new EventLog();
  private final Exchange exchange = new Exchange(log);

  @BeforeEach
  void threeBooks() {
    list(COARSE, 1000, 2023);
    list(FINE, 10, 2024);
    list(OLD, 10, 2020);
    exchange.deposit(BUYER, CASH, 601);
    exchange.deposit(OTHER, CASH, 602);
    log.take();
  }

  private void list(int id, long lotKg, int vintage) {
    exchange.defineInstrument(id, 5, lotKg);
    exchange.describeInstrument(id, new Traits(FORESTRY, SICHUAN, vintage, false));
    exchange.setPriceRules(id, 6000, 1000);
    exchange.openTrading(id);
    exchange.issue(SELLER, id, 100_000, 500 + id);
    exchange.issue(BUYER, id, 100_000, 510 + id);
  }

  @AfterEach
  void theBooksBalance() {
    exchange.verify();
    exchange.prove();
  }

  private Reason want(Terms terms, long priceFen, long kg) {
    return exchange.placeByCriteria(BUYER, FORESTS, LIMIT, terms, priceFen, kg, 0);
  }

  private long wanted(long priceFen, long kg) {
    return wanted(BUYER, priceFen, kg);
  }

  private long wanted(int account, long priceFen, long kg) {
    assertThat(exchange.placeByCriteria(account, FORESTS, LIMIT, terms(GTC), priceFen, kg, 0))
        .isEqualTo(Reason.ACCEPTED);
    return exchange.lastOrder();
  }

  private Reason sell(int id, long priceFen, long kg) {
    return sell(SELLER, id, terms(GTC), priceFen, kg);
  }

  private Reason sell(int account, int id, Terms terms, long priceFen, long kg) {
    return exchange.place(account, id, Side.SELL, LIMIT, terms, priceFen, kg, 0);
  }

  private Reason bid(int id, long priceFen, long kg) {
    return exchange.place(OTHER, id, Side.BUY, LIMIT, GTC, priceFen, kg, 0);
  }

  private static Terms terms(TimeInForce time) {
    return Terms.plain(time);
  }

  private static Terms until(int day) {
    return new Terms(GTD, day, false, 0, SelfTrade.NONE);
  }

  private static Terms keepingApart(SelfTrade how) {
    return new Terms(GTC, 0, false, 0, how);
  }

  private List<String> trades() {
    return log.take("traded", "closed", "amended", "refused");
  }

  @Test
  void whatIsNotBoughtAtOnceRestsWithItsMoneyFrozenOnce() {
    sell(FINE, 5900, 500);
    wanted(6000, 2500);
    assertThat(exchange.frozenCash(BUYER)).isEqualTo(2000 * 6000);
    sell(COARSE, 5900, 1000);
    sell(OLD, 5900, 1000);
    sell(FINE, 5500, 1000);
    assertThat(trades())
        .containsExactly(
            "traded 1: 500 kg at 5900, maker 1, taker 2",
            "closed 1 FILLED filled 500 paid 2950000",
            "traded 2: 1000 kg at 6000, maker 2, taker 3",
            "closed 3 FILLED filled 1000 paid 6000000",
            "traded 3: 1000 kg at 6000, maker 2, taker 5",
            "closed 2 FILLED filled 2500 paid 14950000",
            "closed 5 FILLED filled 1000 paid 6000000");
    assertThat(exchange.frozenCash(BUYER)).isZero();
    assertThat(exchange.availableCash(BUYER)).isEqualTo(CASH - 14_950_000);
  }

  @Test
  void anOfferMeetsTheBetterOfItsBookAndTheListAtOnePriceTheOlder() {
    bid(FINE, 5900, 10);
    wanted(5900, 10);
    bid(FINE, 5905, 10);
    wanted(5910, 10);
    sell(FINE, 5900, 40);
    assertThat(log.take("traded"))
        .containsExactly(
            "traded 1: 10 kg at 5910, maker 4, taker 5",
            "traded 2: 10 kg at 5905, maker 3, taker 5",
            "traded 3: 10 kg at 5900, maker 1, taker 5",
            "traded 4: 10 kg at 5900, maker 2, taker 5");
  }

  @Test
  void itStandsAtTheHighestTickOfTheBandAndItsLimit() {
    wanted(5903, 10);
    wanted(9000, 10);
    wanted(8000, 10);
    sell(FINE, 5400, 30);
    assertThat(log.take("traded"))
        .as("above the band all stand at its edge, by age")
        .containsExactly(
            "traded 1: 10 kg at 6600, maker 2, taker 4",
            "traded 2: 10 kg at 6600, maker 3, taker 4",
            "traded 3: 10 kg at 5900, maker 1, taker 4");
    wanted(5399, 10);
    sell(FINE, 5400, 10);
    assertThat(log.take("traded")).as("below the band nothing").isEmpty();
  }

  @Test
  void onlyWholeLotsOfTheBookTrade() {
    wanted(6000, 1500);
    sell(COARSE, 6000, 2000);
    sell(FINE, 6000, 700);
    assertThat(trades())
        .containsExactly(
            "traded 1: 1000 kg at 6000, maker 1, taker 2",
            "traded 2: 500 kg at 6000, maker 1, taker 3",
            "closed 1 FILLED filled 1500 paid 9000000");
  }

  @Test
  void aSumRestsWithWhatIsUnspentAndIsFilledWhenItBuysNoLot() {
    exchange.placeByCriteria(BUYER, FORESTS, BUDGET, terms(GTC), 6000, 0, 6_100_000);
    sell(COARSE, 5500, 2000);
    sell(FINE, 6000, 100);
    assertThat(trades())
        .containsExactly(
            "traded 1: 1000 kg at 6000, maker 1, taker 2",
            "traded 2: 10 kg at 6000, maker 1, taker 3",
            "closed 1 FILLED filled 1010 paid 6060000");
    assertThat(exchange.availableCash(BUYER)).isEqualTo(CASH - 6_060_000);
  }

  @Test
  void itIsCancelledAloneWithAllAndNotWithThoseOfOneBook() {
    long first = wanted(6000, 1000);
    wanted(5900, 1000);
    assertThat(exchange.cancel(OTHER, first)).isEqualTo(Reason.UNKNOWN_ORDER);
    exchange.cancelAll(BUYER, FINE, null);
    exchange.cancelAll(BUYER, 0, Side.SELL);
    assertThat(exchange.openOrders()).isEqualTo(2);
    exchange.cancel(BUYER, first);
    assertThat(exchange.frozenCash(BUYER)).isEqualTo(5_900_000);
    exchange.cancelAll(BUYER, 0, null);
    assertThat(exchange.frozenCash(BUYER)).isZero();
    assertThat(exchange.openOrders()).isZero();
    sell(FINE, 5500, 1000);
    assertThat(log.take("traded")).isEmpty();
  }

  @Test
  void theOfferSaysHowItIsKeptFromItsOwnPurchase() {
    wanted(6000, 1500);
    sell(BUYER, FINE, keepingApart(SelfTrade.CANCEL_NEWEST), 6000, 10);
    sell(BUYER, COARSE, keepingApart(SelfTrade.DECREMENT), 6000, 3000);
    sell(BUYER, FINE, keepingApart(SelfTrade.CANCEL_OLDEST), 6000, 10);
    assertThat(trades())
        .containsExactly(
            "closed 2 SELF_TRADE filled 0 paid 0",
            "amended 1 to 500 kg at 6000, frozen 3000000",
            "amended 3 to 2000 kg at 6000, frozen 2000",
            "closed 1 SELF_TRADE filled 0 paid 0");
    assertThat(exchange.frozenCash(BUYER)).isZero();
  }

  @Test
  void aBookThatReopensMeetsItAtTheOldersPrice() {
    sell(FINE, 5900, 10);
    exchange.haltTrading(FINE);
    wanted(6000, 30);
    assertThat(log.take("traded")).isEmpty();
    exchange.openTrading(FINE);
    exchange.changePhase(FINE, TradingPhase.CALL_AUCTION, 0);
    sell(FINE, 5800, 10);
    bid(FINE, 5850, 10);
    assertThat(log.take("traded")).containsExactly("traded 1: 10 kg at 5900, maker 1, taker 2");
    exchange.changePhase(FINE, TradingPhase.CONTINUOUS, 0);
    assertThat(log.take("traded"))
        .as("no part in the call auction")
        .containsExactly("traded 2: 10 kg at 5850, maker 3, taker 4");
    exchange.changePhase(FINE, TradingPhase.CLOSED, 0);
    exchange.setPriceRules(FINE, 6000, 1000);
    exchange.changePhase(FINE, TradingPhase.CALL_AUCTION, 0);
    sell(FINE, 5700, 10);
    exchange.changePhase(FINE, TradingPhase.CONTINUOUS, 0);
    assertThat(log.take("traded")).containsExactly("traded 3: 10 kg at 6000, maker 2, taker 5");
  }

  @Test
  void aPostOnlyOfferThatWouldMeetItIsRefused() {
    wanted(6000, 30);
    Terms postOnly = new Terms(GTC, 0, true, 0, SelfTrade.NONE);
    sell(SELLER, FINE, postOnly, 5900, 10);
    sell(SELLER, FINE, postOnly, 6005, 10);
    assertThat(trades()).containsExactly("refused POST_ONLY_WOULD_TRADE 6000 5900");
  }

  @Test
  void fillOrKillAndMinimumCountBookAndListTogether() {
    bid(FINE, 6000, 20);
    wanted(5950, 30);
    bid(FINE, 5900, 50);
    sell(SELLER, FINE, terms(FOK), 5950, 60);
    sell(SELLER, FINE, terms(FOK), 5900, 100);
    assertThat(trades())
        .containsExactly(
            "closed 4 NOT_RESTING filled 0 paid 0",
            "traded 1: 20 kg at 6000, maker 1, taker 5",
            "closed 1 FILLED filled 20 paid 120000",
            "traded 2: 30 kg at 5950, maker 2, taker 5",
            "closed 2 FILLED filled 30 paid 178500",
            "traded 3: 50 kg at 5900, maker 3, taker 5",
            "closed 3 FILLED filled 50 paid 295000",
            "closed 5 FILLED filled 100 paid 593500");
  }

  @Test
  void aSmallerQuantityKeepsItsPlaceAndNothingElseCanBeChanged() {
    long first = wanted(6000, 50);
    wanted(OTHER, 6000, 50);
    sell(FINE, 6000, 10);
    log.take();
    exchange.amend(BUYER, first, 6000, 30);
    exchange.amend(BUYER, first, 6000, 40);
    exchange.amend(BUYER, first, 5900, 30);
    exchange.amend(BUYER, first, 6000, 25);
    exchange.amend(BUYER, first, 6000, 10);
    sell(FINE, 6000, 30);
    assertThat(trades())
        .containsExactly(
            "amended 1 to 30 kg at 6000, frozen 120000",
            "refused ORDER_NOT_AMENDABLE 0 1",
            "refused ORDER_NOT_AMENDABLE 0 1",
            "refused QUANTITY_OFF_LOT 10 25",
            "refused QUANTITY_FILLED_ALREADY 10 10",
            "traded 2: 20 kg at 6000, maker 1, taker 4",
            "closed 1 FILLED filled 30 paid 180000",
            "traded 3: 10 kg at 6000, maker 2, taker 4",
            "closed 4 FILLED filled 30 paid 180000");
  }

  @Test
  void itsDayEndsWithTheFirstCloseOfTheMarket() {
    want(terms(DAY), 6000, 10);
    exchange.openDay(FINE, 100);
    want(terms(DAY), 6000, 10);
    want(until(99), 6000, 10);
    want(until(101), 5900, 10);
    want(terms(GTC), 5800, 10);
    exchange.openDay(OLD, 100);
    exchange.closeDay(OLD, 100);
    exchange.closeDay(FINE, 100);
    exchange.openDay(FINE, 102);
    assertThat(log.take("refused", "closed"))
        .containsExactly(
            "refused NO_TRADING_DAY 0 0",
            "refused LAST_DAY_OVER 100 99",
            "closed 1 EXPIRED filled 0 paid 0",
            "closed 2 EXPIRED filled 0 paid 0");
    assertThat(exchange.frozenCash(BUYER)).isEqualTo(58_000);
  }

  @Test
  void anInstrumentThatIsDescribedAnewMeetsItAtOnce() {
    sell(OLD, 5900, 10);
    wanted(6000, 10);
    exchange.describeInstrument(OLD, new Traits(FORESTRY, SICHUAN, 2024, false));
    assertThat(log.take("traded")).containsExactly("traded 1: 10 kg at 5900, maker 1, taker 2");
  }

  @Test
  void itCountsInTheLimitsOfEachBookThatFits() {
    exchange.setRule(FINE, Rule.MAX_OPEN_ORDERS, 1);
    exchange.setRule(COARSE, Rule.MAX_POSITION_KG, 102_000);
    log.take();
    wanted(6000, 1500);
    sell(BUYER, FINE, terms(GTC), 6600, 10);
    want(terms(GTC), 6000, 10);
    exchange.setRule(FINE, Rule.MAX_OPEN_ORDERS, 9);
    want(terms(GTC), 6000, 2000);
    assertThat(trades())
        .containsExactly(
            "refused TOO_MANY_OPEN_ORDERS 1 1",
            "refused TOO_MANY_OPEN_ORDERS 1 1",
            "refused POSITION_TOO_LARGE 102000 103000");
  }

  @Test
  void theThousandAndFirstIsRefusedAlsoIfItWouldBeFilledAtOnce() {
    sell(FINE, 6600, 10);
    for (int i = 0; i < Limits.MAX_RESTING_CRITERIA; i++) {
      wanted(5000 + i % 7, 10);
    }
    log.take();
    want(terms(GTC), 6600, 10);
    want(terms(IOC), 6600, 10);
    assertThat(trades())
        .containsExactly(
            "refused TOO_MANY_CRITERIA_ORDERS 1000 1000",
            "traded 1: 10 kg at 6600, maker 1, taker 1002",
            "closed 1 FILLED filled 10 paid 66000",
            "closed 1002 FILLED filled 10 paid 66000");
    exchange.cancelAll(BUYER, 0, null);
    assertThat(exchange.openOrders()).isZero();
  }

  @Test
  void asAMakerItPaysTheFeeOfTheBookAndNeverMoreThanItFroze() {
    exchange.setRule(FINE, Rule.MAKER_FEE_BASIS_POINTS, 100);
    exchange.setRule(COARSE, Rule.TAKER_FEE_BASIS_POINTS, 50);
    wanted(6000, 2000);
    assertThat(exchange.frozenCash(BUYER)).isEqualTo(12_120_000);
    exchange.setRule(FINE, Rule.MAKER_FEE_BASIS_POINTS, 300);
    sell(FINE, 6000, 1000);
    assertThat(exchange.availableCash(SystemAccounts.FEES)).isEqualTo(60_000);
    sell(COARSE, 6000, 1000);
    assertThat(exchange.frozenCash(BUYER)).isZero();
    assertThat(exchange.availableCash(BUYER)).isEqualTo(CASH - 12_060_000);
  }

  @Test
  void aRestoredCoreHasThemInTheirPlaces() {
    wanted(6000, 1500);
    wanted(OTHER, 6000, 1000);
    exchange.placeByCriteria(BUYER, FORESTS, BUDGET, terms(GTC), 6100, 0, 6_100_000);
    List<Long> saved = new ArrayList<>();
    exchange.save(saved::add);
    EventLog otherLog = new EventLog();
    Exchange restored = new Exchange(otherLog);
    Iterator<Long> numbers = saved.iterator();
    restored.restore(numbers::next);
    restored.verify();
    List<Long> again = new ArrayList<>();
    restored.save(again::add);
    assertThat(again).isEqualTo(saved);
    log.take();
    restored.place(SELLER, FINE, Side.SELL, LIMIT, GTC, 5500, 3000, 0);
    exchange.place(SELLER, FINE, Side.SELL, LIMIT, GTC, 5500, 3000, 0);
    assertThat(otherLog.take()).isEqualTo(log.take()).isNotEmpty();
    assertThat(restored.stateHash()).isEqualTo(exchange.stateHash());
    restored.verify();
  }
}
