package io.carboninclusion.exchange;

import static io.carboninclusion.exchange.Reason.ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A lot is announced, bid for under seal and cleared at one price. */
class AuctionTest {
  private static final int FOREST = 7;
  private static final int SELLER = 1001;
  private static final int FIRST = 1002;
  private static final int SECOND = 1003;
  private static final int THIRD = 1004;
  private static final long TONNE = 1_000;
  private static final long BEGIN = 1_766_973_600_000_000L; // 2025-12-29 10:00 in Shanghai
  private static final long END = BEGIN + 1_800_000_000L;

  private final EventLog log = new EventLog();
  private Exchange exchange = market(log, 100 * TONNE, FIRST, SECOND, THIRD);

  private static Exchange market(Events listener, long issuedKg, int... bidders) {
    Exchange market = new Exchange(listener);
    market.defineInstrument(FOREST, 1, TONNE);
    market.openTrading(FOREST);
    market.issue(SELLER, FOREST, issuedKg, 501);
    for (int bidder : bidders) {
      market.deposit(bidder, 1_000_000_000_000L, bidder);
    }
    return market;
  }

  private void open(long kg, long floorFen) {
    assertThat(exchange.announceAuction(SELLER, FOREST, kg, floorFen, TONNE, BEGIN, END, 9))
        .isEqualTo(ACCEPTED);
    assertThat(exchange.openAuction(9)).isEqualTo(ACCEPTED);
    log.take();
  }

  private void bid(int account, long priceFen, long kg) {
    assertThat(exchange.bid(account, 9, priceFen, kg)).isEqualTo(ACCEPTED);
  }

  private void clear() {
    assertThat(exchange.clearAuction(9)).isEqualTo(ACCEPTED);
    exchange.prove();
    exchange.verify();
  }

  @Test
  void announcingFreezesTheLotAndSaysWhenItsTimeComes() {
    assertThat(exchange.nextAuctionMicros()).isEqualTo(Long.MAX_VALUE);
    exchange.announceAuction(SELLER, FOREST, 40 * TONNE, 2998, TONNE, BEGIN, END, 9);
    assertThat(exchange.availableKg(SELLER, FOREST)).isEqualTo(60 * TONNE);
    assertThat(exchange.frozenKg(SELLER, FOREST)).isEqualTo(40 * TONNE);
    assertThat(exchange.nextAuctionMicros()).isEqualTo(BEGIN);
    exchange.openAuction(9);
    assertThat(exchange.nextAuctionMicros()).isEqualTo(END);
    exchange.clearAuction(9);
    assertThat(exchange.nextAuctionMicros()).isEqualTo(Long.MAX_VALUE);
    assertThat(exchange.availableKg(SELLER, FOREST)).isEqualTo(100 * TONNE);
    exchange.verify();
  }

  @Test
  void aBidCountsInItsBiddersPositionUntilItIsCleared() {
    exchange.deposit(FIRST, 1_000_000_000L, 777);
    open(40 * TONNE, 2998);
    bid(FIRST, 3000, 20 * TONNE);
    assertThat(exchange.setRule(FOREST, Rule.MAX_POSITION_KG, 30 * TONNE)).isEqualTo(ACCEPTED);
    log.take();
    assertThat(exchange.bid(FIRST, 9, 3000, 11 * TONNE)).isEqualTo(Reason.POSITION_TOO_LARGE);
    assertThat(log.take()).containsExactly("refused POSITION_TOO_LARGE 30000 31000");
    bid(FIRST, 2998, 10 * TONNE);
    bid(SECOND, 3500, 30 * TONNE);
    assertThat(buy(FIRST, TONNE)).isEqualTo(Reason.POSITION_TOO_LARGE);
    exchange.verify();

    clear();

    assertThat(exchange.availableKg(FIRST, FOREST)).isEqualTo(10 * TONNE);
    assertThat(buy(FIRST, 21 * TONNE)).isEqualTo(Reason.POSITION_TOO_LARGE);
    assertThat(buy(FIRST, 20 * TONNE)).isEqualTo(ACCEPTED);
    exchange.verify();
  }

  private Reason buy(int account, long kg) {
    return exchange.place(account, FOREST, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 3000, kg, 0);
  }

  @Test
  void allPayThePriceOfTheLastOneServedAndTheRestGoesBack() {
    open(40 * TONNE, 2998);
    bid(FIRST, 3500, 20 * TONNE);
    bid(SECOND, 3100, 30 * TONNE);
    bid(THIRD, 2998, 10 * TONNE);
    assertThat(exchange.frozenCash(FIRST)).isEqualTo(3500 * 20 * TONNE);
    log.take();

    clear();

    assertThat(log.take("served", "auction"))
        .containsExactly(
            "served 1 in 9: 20000 kg",
            "served 2 in 9: 20000 kg",
            "served 3 in 9: 0 kg",
            "auction 9 CLEARED, sold 40000 kg at 3100");
    assertThat(exchange.availableCash(SELLER)).isEqualTo(3100 * 40 * TONNE);
    assertThat(exchange.availableCash(FIRST)).isEqualTo(1_000_000_000_000L - 3100 * 20 * TONNE);
    assertThat(exchange.availableCash(THIRD)).isEqualTo(1_000_000_000_000L);
    assertThat(exchange.availableKg(SECOND, FOREST)).isEqualTo(20 * TONNE);
    assertThat(exchange.instrument(FOREST).lastFen()).isZero();
    assertThat(exchange.instrument(FOREST).dayKg()).isZero();
  }

  @Test
  void tiesAtTheClearingPriceAreServedByTime() {
    open(40 * TONNE, 2998);
    bid(THIRD, 3000, 25 * TONNE);
    bid(FIRST, 3000, 25 * TONNE);
    bid(SECOND, 3000, 25 * TONNE);
    log.take();
    clear();
    assertThat(log.take("served"))
        .containsExactly(
            "served 1 in 9: 25000 kg", "served 2 in 9: 15000 kg", "served 3 in 9: 0 kg");
  }

  @Test
  void aLotThatIsNotAllWantedGoesAtTheLowestBidAndWhatIsUnsoldGoesBack() {
    open(40 * TONNE, 2998);
    bid(FIRST, 3500, 5 * TONNE);
    bid(SECOND, 3050, 5 * TONNE);
    clear();
    assertThat(exchange.availableCash(SELLER)).isEqualTo(3050 * 10 * TONNE);
    assertThat(exchange.availableKg(SELLER, FOREST)).isEqualTo(90 * TONNE);
    assertThat(exchange.frozenKg(SELLER, FOREST)).isZero();
  }

  @Test
  void aCaseBuysForRetirementOnlyAndCannotCloseWhileItBids() {
    exchange.deposit(2001, 1_000_000_000L, 2001);
    exchange.openCase(2001);
    open(10 * TONNE, 2998);
    bid(2001, 3000, TONNE);
    log.take();
    exchange.closeCase(2001, FOREST, 0, 77, 1);
    assertThat(log.take()).containsExactly("refused CASE_HAS_OPEN_ORDERS 0 1");
    clear();
    assertThat(exchange.retireOnlyKg(2001, FOREST)).isEqualTo(TONNE);
    assertThat(exchange.closeCase(2001, FOREST, TONNE, 77, 1)).isEqualTo(ACCEPTED);
    exchange.verify();
  }

  @Test
  void whatIsBoughtInAnAuctionIsNotOfferedOnTheSameDay() {
    exchange.setRule(FOREST, Rule.T_PLUS_ONE, 1);
    exchange.openDay(FOREST, 20_783);
    open(40 * TONNE, 2998);
    bid(FIRST, 3000, 10 * TONNE);
    clear();
    log.take();
    exchange.announceAuction(FIRST, FOREST, TONNE, 2998, TONNE, BEGIN, END, 10);
    refused(Reason.BOUGHT_TODAY, "1000 0");
    exchange.closeDay(FOREST, 20_783);
    exchange.openDay(FOREST, 20_784);
    assertThat(exchange.announceAuction(FIRST, FOREST, TONNE, 2998, TONNE, BEGIN, END, 10))
        .isEqualTo(ACCEPTED);
  }

  private void refused(Reason reason, String numbers) {
    assertThat(log.take()).containsExactly("refused " + reason + " " + numbers);
  }

  private void announce(long kg, long floorFen, long leastKg, long end, long id) {
    exchange.announceAuction(SELLER, FOREST, kg, floorFen, leastKg, BEGIN, end, id);
  }

  @Test
  void whatMakesNoSenseIsNotAnnounced() {
    open(40 * TONNE, 2998);
    exchange.announceAuction(SELLER, 8, TONNE, 1, TONNE, BEGIN, END, 10);
    refused(Reason.UNKNOWN_INSTRUMENT, "0 8");
    announce(TONNE, 2998, TONNE, END, 9);
    refused(Reason.DUPLICATE_ID, "0 9");
    announce(TONNE, 2998, TONNE, BEGIN, 10);
    refused(Reason.AUCTION_WINDOW_INVALID, BEGIN + " " + BEGIN);
    announce(TONNE, 0, TONNE, END, 10);
    refused(Reason.PRICE_OUT_OF_RANGE, "100000000 0");
    announce(TONNE + 1, 2998, TONNE, END, 10);
    refused(Reason.QUANTITY_OFF_LOT, "1000 1001");
    announce(2 * TONNE, 2998, 3 * TONNE, END, 10);
    refused(Reason.QUANTITY_OUT_OF_RANGE, "2000 3000");
    announce(61 * TONNE, 2998, TONNE, END, 10);
    refused(Reason.INSUFFICIENT_UNITS, "61000 60000");
    exchange.deposit(2001, 1, 2001);
    exchange.openCase(2001);
    log.take();
    exchange.announceAuction(2001, FOREST, TONNE, 2998, TONNE, BEGIN, END, 10);
    refused(Reason.RETIRE_ONLY, "0 2001");
    exchange.haltTrading(FOREST);
    log.take();
    announce(TONNE, 2998, TONNE, END, 10);
    refused(Reason.INSTRUMENT_HALTED, "0 7");
    exchange.bid(FIRST, 9, 3000, TONNE);
    refused(Reason.INSTRUMENT_HALTED, "0 7");
  }

  @Test
  void noMoreAuctionsAreAnnouncedThanMayBePending() {
    for (long id = 1; id <= Limits.MAX_AUCTIONS; id++) {
      exchange = id == 1 ? market(log, 2_000 * TONNE) : exchange;
      announce(TONNE, 2998, TONNE, END, id);
    }
    log.take();
    announce(TONNE, 2998, TONNE, END, 5000);
    refused(Reason.TOO_MANY_AUCTIONS, "1000 1000");
  }

  @Test
  void aBidIsTakenWithinTheWindowAlone() {
    exchange.bid(FIRST, 9, 3000, TONNE);
    assertThat(log.take("refused")).containsExactly("refused UNKNOWN_AUCTION 0 9");
    exchange.announceAuction(SELLER, FOREST, 40 * TONNE, 2998, TONNE, BEGIN, END, 9);
    log.take();
    exchange.bid(FIRST, 9, 3000, TONNE);
    refused(Reason.AUCTION_NOT_BEGUN, BEGIN + " 9");
    exchange.clearAuction(9);
    refused(Reason.AUCTION_NOT_BEGUN, BEGIN + " 9");
    exchange.openAuction(9);
    bid(FIRST, 3000, TONNE);
    log.take();
    exchange.openAuction(9);
    refused(Reason.AUCTION_BEGUN, "0 9");
    clear();
    log.take();
    exchange.bid(FIRST, 9, 3000, TONNE);
    refused(Reason.AUCTION_OVER, "0 9");
    exchange.clearAuction(9);
    refused(Reason.AUCTION_OVER, "0 9");
  }

  @Test
  void aBidKeepsTheTermsOfTheAuctionAndItsMoney() {
    exchange.announceAuction(SELLER, FOREST, 40 * TONNE, 2998, 2 * TONNE, BEGIN, END, 9);
    exchange.openAuction(9);
    log.take();
    exchange.bid(FIRST, 9, 2997, 2 * TONNE);
    refused(Reason.BID_BELOW_FLOOR, "2998 2997");
    exchange.bid(FIRST, 9, 2998, TONNE);
    refused(Reason.BID_BELOW_LEAST, "2000 1000");
    exchange.bid(FIRST, 9, 2998, 41 * TONNE);
    refused(Reason.QUANTITY_OUT_OF_RANGE, "40000 41000");
    exchange.bid(FIRST, 9, 2998, 2 * TONNE + 1);
    refused(Reason.QUANTITY_OFF_LOT, "1000 2001");
    exchange.bid(FIRST, 9, Limits.MAX_PRICE_FEN + 1, 2 * TONNE);
    refused(Reason.PRICE_OUT_OF_RANGE, "100000000 100000001");
    exchange.bid(SELLER, 9, 2998, 2 * TONNE);
    refused(Reason.OWN_AUCTION, "0 9");
    exchange.bid(4711, 9, 2998, 2 * TONNE);
    refused(Reason.INSUFFICIENT_CASH, "5996000 0");
  }

  /**
   * The auction of 29 December 2025 in Guangzhou. Its 38 projects are one lot of one instrument:
   * the floor, the price and the least of a bid are one for all, and which project a kilogram is of
   * is told by its serial.
   */
  @Test
  void fiveHundredBidForTheForestryReductionsOfGuangzhou() {
    exchange = new Exchange(log);
    exchange.defineInstrument(FOREST, 1, TONNE);
    exchange.openTrading(FOREST);
    long lot = 123_760 * TONNE;
    for (int project = 1; project <= 38; project++) {
      long tonnes = project < 38 ? 3_256 : 123_760 - 37 * 3_256;
      exchange.issue(SELLER, FOREST, tonnes * TONNE, project);
    }
    exchange.announceAuction(SELLER, FOREST, lot, 2998, TONNE, BEGIN, END, 9);
    exchange.openAuction(9);
    Random dice = new Random(38);
    List<long[]> bids = new ArrayList<>();
    for (int account = FIRST; account < FIRST + 500; account++) {
      exchange.deposit(account, 1_000_000_000_000L, account);
      long[] bid = {2998 + dice.nextInt(900), TONNE * (1 + dice.nextInt(600))};
      bids.add(bid);
      if (account == FIRST + 250) {
        exchange = restored(exchange, log);
      }
      bid(account, bid[0], bid[1]);
    }
    clear();
    long[] got = lotByLot(bids, lot);
    long price = lowestServed(bids, got);
    assertThat(price).isGreaterThan(2998);
    for (int i = 0; i < 500; i++) {
      assertThat(exchange.availableKg(FIRST + i, FOREST)).isEqualTo(got[i]);
      assertThat(exchange.availableCash(FIRST + i)).isEqualTo(1_000_000_000_000L - price * got[i]);
    }
    assertThat(exchange.availableCash(SELLER)).isEqualTo(price * lot);
    assertThat(exchange.availableKg(SELLER, FOREST)).isZero();
  }

  @Test
  void tenThousandRandomAuctionsAreClearedAsByHand() {
    Random dice = new Random(5);
    int shared = 0;
    int unsold = 0;
    for (int round = 0; round < 10_000; round++) {
      exchange = market(new QuietEvents(), 100 * TONNE, FIRST, SECOND, THIRD);
      long lot = TONNE * (1 + dice.nextInt(30));
      open(lot, 100);
      List<long[]> bids = new ArrayList<>();
      List<Integer> owners = new ArrayList<>();
      for (int left = dice.nextInt(12); left > 0; left--) {
        long[] bid = {100 + dice.nextInt(4), Math.min(lot, TONNE * (1 + dice.nextInt(10)))};
        int owner = FIRST + dice.nextInt(3);
        bids.add(bid);
        owners.add(owner);
        bid(owner, bid[0], bid[1]);
      }
      clear();
      long[] got = lotByLot(bids, lot);
      long price = lowestServed(bids, got);
      long sold = 0;
      long[] kgOf = new long[3];
      for (int i = 0; i < got.length; i++) {
        sold += got[i];
        kgOf[owners.get(i) - FIRST] += got[i];
        shared += got[i] > 0 && got[i] < bids.get(i)[1] ? 1 : 0;
      }
      unsold += sold < lot ? 1 : 0;
      assertThat(exchange.availableCash(SELLER)).isEqualTo(price * sold);
      for (int i = 0; i < 3; i++) {
        assertThat(exchange.availableKg(FIRST + i, FOREST)).isEqualTo(kgOf[i]);
        assertThat(exchange.availableCash(FIRST + i))
            .isEqualTo(1_000_000_000_000L - price * kgOf[i]);
      }
    }
    assertThat(shared).isGreaterThan(1_000);
    assertThat(unsold).isGreaterThan(1_000);
  }

  /** Tonne by tonne to whoever bids most now and has not got all, the earlier one first. */
  private static long[] lotByLot(List<long[]> bids, long lot) {
    long[] got = new long[bids.size()];
    for (long left = lot; left > 0; left -= TONNE) {
      int best = -1;
      for (int i = 0; i < got.length; i++) {
        boolean wants = got[i] < bids.get(i)[1];
        best = wants && (best < 0 || bids.get(i)[0] > bids.get(best)[0]) ? i : best;
      }
      if (best < 0) {
        return got;
      }
      got[best] += TONNE;
    }
    return got;
  }

  private static long lowestServed(List<long[]> bids, long[] got) {
    long price = 0;
    for (int i = 0; i < got.length; i++) {
      boolean lower = price == 0 || bids.get(i)[0] < price;
      price = got[i] > 0 && lower ? bids.get(i)[0] : price;
    }
    return price;
  }

  @Test
  void aCoreRestoredInTheMiddleClearsAsTheOriginal() {
    open(40 * TONNE, 2998);
    bid(FIRST, 3000, 25 * TONNE);
    bid(SECOND, 3000, 25 * TONNE);
    exchange.announceAuction(SELLER, FOREST, 5 * TONNE, 2998, TONNE, BEGIN, END, 10);
    EventLog otherLog = new EventLog();
    Exchange other = restored(exchange, otherLog);
    log.take();
    for (Exchange each : List.of(exchange, other)) {
      each.bid(THIRD, 9, 3001, 5 * TONNE);
      each.openAuction(10);
      each.clearAuction(9);
      each.bid(THIRD, 9, 3001, 5 * TONNE);
      each.announceAuction(SELLER, FOREST, TONNE, 2998, TONNE, BEGIN, END, 9);
      each.clearAuction(10);
      each.prove();
      each.verify();
    }
    assertThat(otherLog.take()).isEqualTo(log.take());
    assertThat(other.stateHash()).isEqualTo(exchange.stateHash());
    assertThat(saved(other)).isEqualTo(saved(exchange));
  }

  private static List<Long> saved(Exchange exchange) {
    List<Long> numbers = new ArrayList<>();
    exchange.save(numbers::add);
    return numbers;
  }

  private static Exchange restored(Exchange original, Events listener) {
    Exchange copy = new Exchange(listener);
    Iterator<Long> numbers = saved(original).iterator();
    copy.restore(numbers::next);
    return copy;
  }
}
