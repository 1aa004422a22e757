package io.carboninclusion.exchange;

import static io.carboninclusion.exchange.OrderType.BUDGET;
import static io.carboninclusion.exchange.OrderType.LIMIT;
import static io.carboninclusion.exchange.TimeInForce.FOK;
import static io.carboninclusion.exchange.TimeInForce.GTC;
import static io.carboninclusion.exchange.TimeInForce.IOC;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One purchase across all books that fit. */
class CriteriaOrdersTest {
  private static final int PERSONAL = 0;
  private static final int FORESTRY = 1;
  private static final int SICHUAN = 51;
  private static final int HUBEI = 42;
  private static final int SELLER = 1001;
  private static final int BUYER = 1002;
  private static final int OTHER = 1003;
  private static final int CASE = 1100;
  private static final int SC_2022 = 1;
  private static final int SC_2023 = 2;
  private static final int SC_2024 = 3;
  private static final int HB_PERSONAL = 4;
  private static final long CASH = 1_000_000_000L;

  /** "Any forestry of Sichuan, vintage 2023 or later." */
  private static final Criteria YOUNG_FORESTRY =
      new Criteria(1L << FORESTRY, SICHUAN, 2023, 9999, false);

  /** "Personal or forestry admitted for ecological compensation." */
  private static final Criteria COMPENSATING = new Criteria(3, 0, 0, 9999, true);

  private final EventLog log = new EventLog();
  private final Exchange exchange = new Exchange(log);

  @BeforeEach
  void fourBooks() {
    list(SC_2022, 1000, new Traits(FORESTRY, SICHUAN, 2022, false));
    list(SC_2023, 1000, new Traits(FORESTRY, SICHUAN, 2023, true));
    list(SC_2024, 10, new Traits(FORESTRY, SICHUAN, 2024, false));
    list(HB_PERSONAL, 1, new Traits(PERSONAL, HUBEI, 2024, true));
    exchange.deposit(BUYER, CASH, 601);
    log.take();
  }

  private void list(int id, long lotKg, Traits traits) {
    exchange.defineInstrument(id, 5, lotKg);
    exchange.describeInstrument(id, traits);
    exchange.setPriceRules(id, 6000, 1000);
    exchange.openTrading(id);
    exchange.issue(SELLER, id, 100_000, 500 + id);
    exchange.issue(BUYER, id, 10_000, 510 + id);
  }

  @AfterEach
  void theBooksBalance() {
    exchange.verify();
    exchange.prove();
    assertThat(exchange.frozenCash(BUYER)).as("nothing rests").isZero();
  }

  private long sell(int id, long priceFen, long kg) {
    return sell(SELLER, id, priceFen, kg);
  }

  private long sell(int account, int id, long priceFen, long kg) {
    assertThat(exchange.place(account, id, Side.SELL, LIMIT, GTC, priceFen, kg, 0))
        .isEqualTo(Reason.ACCEPTED);
    log.take();
    return exchange.lastOrder();
  }

  private Reason buy(Criteria criteria, TimeInForce time, long priceFen, long kg) {
    return buy(criteria, Terms.plain(time), priceFen, kg);
  }

  private Reason buy(Criteria criteria, Terms terms, long priceFen, long kg) {
    return exchange.placeByCriteria(BUYER, criteria, LIMIT, terms, priceFen, kg, 0);
  }

  private Reason spend(Criteria criteria, long priceFen, long budget) {
    return exchange.placeByCriteria(BUYER, criteria, BUDGET, Terms.plain(IOC), priceFen, 0, budget);
  }

  private static Terms keepingApart(SelfTrade how) {
    return new Terms(IOC, 0, false, 0, how);
  }

  @Test
  void theBestPriceOfAllBooksThatFitComesFirst() {
    sell(SC_2022, 5500, 9000);
    sell(HB_PERSONAL, 5500, 9000);
    sell(SC_2023, 6000, 2000);
    sell(SC_2024, 5900, 500);
    sell(SC_2024, 6005, 700);
    buy(YOUNG_FORESTRY, IOC, 6000, 5000);
    assertThat(log.take("accepted", "traded", "closed"))
        .containsExactly(
            "accepted 6 BUY frozen 30000000",
            "traded 1: 500 kg at 5900, maker 4, taker 6",
            "closed 4 FILLED filled 500 paid 2950000",
            "traded 2: 2000 kg at 6000, maker 3, taker 6",
            "closed 3 FILLED filled 2000 paid 12000000",
            "closed 6 NOT_RESTING filled 2500 paid 14950000");
    assertThat(exchange.availableCash(BUYER)).isEqualTo(CASH - 14_950_000);
    assertThat(exchange.availableKg(BUYER, SC_2023)).isEqualTo(12_000);
    assertThat(exchange.availableKg(BUYER, SC_2024)).isEqualTo(10_500);
  }

  @Test
  void ofTwoBooksAtOnePriceTheOfferThatCameFirstIsTaken() {
    final long first = sell(SC_2024, 6000, 1000);
    final long second = sell(SC_2023, 6000, 1000);
    final long third = sell(SC_2024, 6000, 1000);
    buy(YOUNG_FORESTRY, IOC, 6000, 3000);
    assertThat(log.take("traded"))
        .containsExactly(
            "traded 1: 1000 kg at 6000, maker " + first + ", taker 4",
            "traded 2: 1000 kg at 6000, maker " + second + ", taker 4",
            "traded 3: 1000 kg at 6000, maker " + third + ", taker 4");
  }

  @Test
  void anOfferThatLostItsPlaceByAnAmendmentStandsBehindThoseOfOtherBooks() {
    final long amended = sell(SC_2024, 6000, 1000);
    final long other = sell(SC_2023, 6000, 1000);
    exchange.amend(SELLER, amended, 6000, 1010);
    log.take();
    buy(YOUNG_FORESTRY, IOC, 6000, 1000);
    assertThat(log.take("traded"))
        .containsExactly("traded 1: 1000 kg at 6000, maker " + other + ", taker 3");
  }

  @Test
  void aBookWhoseLotIsMoreThanTheRestIsPassedOver() {
    sell(SC_2023, 5900, 2000);
    sell(SC_2024, 6000, 2000);
    buy(YOUNG_FORESTRY, IOC, 6000, 1500);
    assertThat(log.take("traded", "closed"))
        .containsExactly(
            "traded 1: 1000 kg at 5900, maker 1, taker 3",
            "traded 2: 500 kg at 6000, maker 2, taker 3",
            "closed 3 FILLED filled 1500 paid 8900000");
  }

  @Test
  void booksThatAreHaltedOrClosedAreSkipped() {
    sell(SC_2023, 5900, 1000);
    sell(SC_2024, 5950, 1000);
    sell(HB_PERSONAL, 6000, 1000);
    exchange.haltTrading(SC_2023);
    exchange.changePhase(SC_2024, TradingPhase.CLOSED, 9);
    log.take();
    Criteria all = new Criteria(3, 0, 0, 9999, false);
    buy(all, IOC, 6000, 3000);
    assertThat(log.take("traded", "closed"))
        .containsExactly(
            "traded 1: 1000 kg at 6000, maker 3, taker 4",
            "closed 3 FILLED filled 1000 paid 6000000",
            "closed 4 NOT_RESTING filled 1000 paid 6000000");
  }

  /** Each band counts for its own book alone. */
  @Test
  void whatLiesOutsideTheBandOfItsBookIsNotBought() {
    sell(SC_2023, 6600, 1000);
    sell(SC_2024, 6600, 1000);
    exchange.setPriceRules(SC_2023, 5500, 1000);
    log.take();
    buy(YOUNG_FORESTRY, IOC, 9999, 2000);
    assertThat(log.take("traded", "closed"))
        .containsExactly(
            "traded 1: 1000 kg at 6600, maker 2, taker 3",
            "closed 2 FILLED filled 1000 paid 6600000",
            "closed 3 NOT_RESTING filled 1000 paid 6600000");
  }

  @Test
  void allOrNothingCountsAcrossBooks() {
    sell(SC_2023, 5900, 1000);
    sell(SC_2024, 6000, 990);
    assertThat(buy(YOUNG_FORESTRY, FOK, 6000, 2000)).isEqualTo(Reason.ACCEPTED);
    assertThat(log.take("traded", "closed"))
        .containsExactly("closed 3 NOT_RESTING filled 0 paid 0");
    buy(YOUNG_FORESTRY, FOK, 6000, 1990);
    assertThat(log.take("closed")).contains("closed 4 FILLED filled 1990 paid 11840000");
  }

  @Test
  void theLeastAtOnceCountsAcrossBooks() {
    sell(SC_2023, 5900, 1000);
    sell(SC_2024, 6000, 500);
    buy(YOUNG_FORESTRY, new Terms(IOC, 0, false, 1510, SelfTrade.NONE), 6000, 3000);
    assertThat(log.take("traded")).isEmpty();
    buy(YOUNG_FORESTRY, new Terms(IOC, 0, false, 1500, SelfTrade.NONE), 6000, 3000);
    assertThat(log.take("traded")).hasSize(2);
  }

  @Test
  void aSumBuysTheBestOfWhatIsAdmittedAndItsRestIsReleased() {
    sell(HB_PERSONAL, 6000, 100);
    sell(SC_2023, 5800, 1000);
    sell(SC_2024, 5500, 1000);
    spend(COMPENSATING, 0, 6_000_003);
    assertThat(log.take("traded", "closed"))
        .containsExactly(
            "traded 1: 1000 kg at 5800, maker 2, taker 4",
            "closed 2 FILLED filled 1000 paid 5800000",
            "traded 2: 33 kg at 6000, maker 1, taker 4",
            "closed 4 FILLED filled 1033 paid 5998000");
    assertThat(exchange.availableCash(BUYER)).isEqualTo(CASH - 5_998_000);
  }

  @Test
  void aSumThatCouldBuyMoreIsNotFilled() {
    sell(HB_PERSONAL, 6000, 100);
    spend(COMPENSATING, 6100, 6_000_000);
    assertThat(log.take("closed"))
        .containsExactly(
            "closed 1 FILLED filled 100 paid 600000",
            "closed 2 NOT_RESTING filled 100 paid 600000");
  }

  @Test
  void theNewestGoesOnceWhereItMeetsAnOwnOfferInAnyBook() {
    sell(SC_2024, 5900, 10);
    sell(BUYER, SC_2023, 5950, 1000);
    sell(SC_2024, 6000, 1000);
    buy(YOUNG_FORESTRY, keepingApart(SelfTrade.CANCEL_NEWEST), 6000, 2000);
    assertThat(log.take("traded", "closed"))
        .containsExactly(
            "traded 1: 10 kg at 5900, maker 1, taker 4",
            "closed 1 FILLED filled 10 paid 59000",
            "closed 4 SELF_TRADE filled 10 paid 59000");
  }

  @Test
  void ownOffersGoWhereTheOldestShall() {
    sell(BUYER, SC_2023, 5900, 1000);
    sell(BUYER, SC_2024, 5950, 100);
    sell(SC_2024, 6000, 1000);
    buy(YOUNG_FORESTRY, keepingApart(SelfTrade.CANCEL_OLDEST), 6000, 1000);
    assertThat(log.take("traded", "closed"))
        .containsExactly(
            "closed 1 SELF_TRADE filled 0 paid 0",
            "closed 2 SELF_TRADE filled 0 paid 0",
            "traded 1: 1000 kg at 6000, maker 3, taker 4",
            "closed 3 FILLED filled 1000 paid 6000000",
            "closed 4 FILLED filled 1000 paid 6000000");
  }

  @Test
  void anInstrumentThatIsListedLaterIsMetToo() {
    list(9, 1, new Traits(FORESTRY, SICHUAN, 2025, false));
    sell(9, 5500, 100);
    buy(YOUNG_FORESTRY, IOC, 6000, 1000);
    assertThat(log.take("traded")).containsExactly("traded 1: 100 kg at 5500, maker 1, taker 2");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    Criteria nothing = new Criteria(1L << FORESTRY, HUBEI, 0, 9999, false);
    buy(nothing, IOC, 6000, 1000);
    buy(new Criteria(0, 0, 0, 9999, false), IOC, 6000, 1000);
    buy(new Criteria(3, 0, 2025, 2024, false), IOC, 6000, 1000);
    exchange.placeByCriteria(BUYER, YOUNG_FORESTRY, BUDGET, Terms.plain(GTC), 0, 0, 60_000);
    buy(YOUNG_FORESTRY, keepingApart(SelfTrade.DECREMENT), 6000, 1000);
    buy(YOUNG_FORESTRY, IOC, 0, 1000);
    buy(YOUNG_FORESTRY, IOC, Limits.MAX_PRICE_FEN + 1, 1000);
    buy(YOUNG_FORESTRY, IOC, 6000, 1005);
    buy(YOUNG_FORESTRY, IOC, 6000, 0);
    spend(YOUNG_FORESTRY, 0, 53_999);
    spend(YOUNG_FORESTRY, 6000, 0);
    buy(YOUNG_FORESTRY, IOC, 6000, 1_000_000);
    assertThat(log.take())
        .containsExactly(
            "refused CRITERIA_FIT_NOTHING 0 0",
            "refused CRITERIA_INVALID 0 0",
            "refused CRITERIA_INVALID 0 0",
            "refused ORDER_TERMS_INVALID 0 0",
            "refused ORDER_TERMS_INVALID 0 4",
            "refused PRICE_OUT_OF_RANGE 100000000 0",
            "refused PRICE_OUT_OF_RANGE 100000000 100000001",
            "refused QUANTITY_OFF_LOT 10 1005",
            "refused QUANTITY_OUT_OF_RANGE 10000000000 0",
            "refused BUDGET_BELOW_ONE_LOT 54000 53999",
            "refused AMOUNT_OUT_OF_RANGE 1000000000000000000 0",
            "refused INSUFFICIENT_CASH 6000000000 1000000000");
  }

  @Test
  void theMostOfOneOrderIsTheLeastThatAnyBookTakes() {
    exchange.setRule(SC_2023, Rule.MAX_ORDER_KG, 2000);
    log.take();
    buy(YOUNG_FORESTRY, IOC, 6000, 2010);
    spend(YOUNG_FORESTRY, 6000, 12_000_001);
    assertThat(log.take())
        .containsExactly(
            "refused QUANTITY_OUT_OF_RANGE 2000 2010",
            "refused AMOUNT_OUT_OF_RANGE 12000000 12000001");
  }

  @Test
  void eachBookThatFitsMustHaveRoomForAllOfIt() {
    exchange.setRule(SC_2023, Rule.MAX_POSITION_KG, 12_000);
    exchange.setRule(SC_2023, Rule.MAX_OPEN_ORDERS, 1);
    log.take();
    buy(YOUNG_FORESTRY, IOC, 6000, 3000);
    spend(YOUNG_FORESTRY, 6000, 18_000_000);
    assertThat(log.take())
        .containsExactly(
            "refused POSITION_TOO_LARGE 12000 13000", "refused POSITION_TOO_LARGE 12000 13000");
    sell(SC_2023, 6000, 5000);
    assertThat(buy(YOUNG_FORESTRY, IOC, 6000, 2990)).isEqualTo(Reason.ACCEPTED);
    assertThat(exchange.availableKg(BUYER, SC_2023)).as("whole lots").isEqualTo(12_000);
    assertThat(buy(YOUNG_FORESTRY, IOC, 6000, 990)).as("no lot there").isEqualTo(Reason.ACCEPTED);
  }

  @Test
  void aCaseBuysOneInstrument() {
    exchange.openCase(CASE);
    exchange.deposit(CASE, CASH, 700);
    log.take();
    exchange.placeByCriteria(CASE, COMPENSATING, LIMIT, Terms.plain(IOC), 6000, 1000, 0);
    assertThat(log.take()).containsExactly("refused CASE_BUYS_ONE_INSTRUMENT 0 1100");
  }

  @Test
  void anInstrumentThatNobodyDescribedFitsNothing() {
    exchange.defineInstrument(11, 5, 1);
    exchange.setPriceRules(11, 6000, 1000);
    exchange.openTrading(11);
    exchange.issue(OTHER, 11, 100, 801);
    sell(OTHER, 11, 5500, 100);
    buy(new Criteria(3, 0, 0, 9999, false), IOC, 6000, 100);
    assertThat(log.take("traded")).isEmpty();
  }

  @Test
  void aPreviewSaysWhatTheSameOrderThenDoesAndChangesNothing() {
    sell(SC_2023, 5_900, 2_000);
    sell(SC_2024, 5_905, 30);
    sell(SC_2023, 5_910, 1_000);
    long hash = exchange.stateHash();
    Terms terms = Terms.plain(IOC);

    CriteriaPreview preview =
        exchange.previewByCriteria(BUYER, YOUNG_FORESTRY, LIMIT, terms, 5_910, 3_030);

    assertThat(exchange.stateHash()).isEqualTo(hash);
    assertThat(preview)
        .isEqualTo(
            new CriteriaPreview(
                Reason.ACCEPTED,
                0,
                0,
                2,
                false,
                0,
                3_030 * 5_910,
                List.of(
                    new CriteriaPreview.Part(SC_2023, 3_000, 2_000 * 5_900 + 1_000 * 5_910),
                    new CriteriaPreview.Part(SC_2024, 30, 30 * 5_905))));
    assertThat(buy(YOUNG_FORESTRY, IOC, 5_910, 3_030)).isEqualTo(Reason.ACCEPTED);
    assertThat(exchange.availableKg(BUYER, SC_2023)).isEqualTo(10_000 + 3_000);
    assertThat(exchange.availableKg(BUYER, SC_2024)).isEqualTo(10_000 + 30);
  }

  @Test
  void aPreviewSaysWhatTheOrderPaysBesideAndFreezes() {
    exchange.setRule(SC_2023, Rule.TAKER_FEE_BASIS_POINTS, 100);
    exchange.setRule(SC_2024, Rule.TAKER_FEE_BASIS_POINTS, 50);
    sell(SC_2023, 5_900, 2_000);
    sell(SC_2024, 5_905, 30);
    Terms terms = Terms.plain(IOC);

    CriteriaPreview preview =
        exchange.previewByCriteria(BUYER, YOUNG_FORESTRY, LIMIT, terms, 5_910, 2_030);

    assertThat(preview.fee()).isEqualTo(2_000 * 5_900 / 100 + 30 * 5_905 / 200);
    assertThat(preview.frozen()).isEqualTo(2_030 * 5_910 + 2_030 * 5_910 / 100);
    long before = exchange.availableCash(BUYER);
    assertThat(buy(YOUNG_FORESTRY, IOC, 5_910, 2_030)).isEqualTo(Reason.ACCEPTED);
    long paid = 2_000 * 5_900 + 30 * 5_905 + preview.fee();
    assertThat(before - exchange.availableCash(BUYER)).isEqualTo(paid);
  }

  @Test
  void aPreviewIsRefusedAsTheOrderWouldBe() {
    long sum = CASH + 1;
    CriteriaPreview preview =
        exchange.previewByCriteria(BUYER, COMPENSATING, BUDGET, Terms.plain(IOC), 0, sum);
    assertThat(preview.reason()).isEqualTo(Reason.INSUFFICIENT_CASH);
    assertThat(preview.expected()).isEqualTo(sum);
    assertThat(preview.given()).isEqualTo(CASH);
  }
}
