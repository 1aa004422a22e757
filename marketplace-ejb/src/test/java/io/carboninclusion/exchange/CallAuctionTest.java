package io.carboninclusion.exchange;

import static io.carboninclusion.exchange.OrderType.BUDGET;
import static io.carboninclusion.exchange.OrderType.LIMIT;
import static io.carboninclusion.exchange.Reason.ACCEPTED;
import static io.carboninclusion.exchange.Reason.NOT_IN_CALL_AUCTION;
import static io.carboninclusion.exchange.Side.BUY;
import static io.carboninclusion.exchange.Side.SELL;
import static io.carboninclusion.exchange.TimeInForce.FOK;
import static io.carboninclusion.exchange.TimeInForce.GTC;
import static io.carboninclusion.exchange.TimeInForce.IOC;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Orders gather without meeting and trade at one price when the call auction ends. */
class CallAuctionTest {
  private static final int SELLER = 1001;
  private static final int BUYER = 1002;
  private static final int FOREST = 7;
  private static final long TICK = 5;

  private final EventLog log = new EventLog();
  private final Exchange exchange = new Exchange(log);

  private void gather(long referenceFen, int band) {
    exchange.defineInstrument(FOREST, TICK, 1000);
    exchange.setPriceRules(FOREST, referenceFen, band);
    exchange.openTrading(FOREST);
    exchange.issue(SELLER, FOREST, 1_000_000_000, 501);
    exchange.issue(BUYER, FOREST, 1_000_000, 503);
    exchange.deposit(BUYER, 1_000_000_000_000L, 502);
    exchange.changePhase(FOREST, TradingPhase.CALL_AUCTION, 0);
    log.take();
  }

  private Reason place(int account, Side side, long priceFen, long tonnes) {
    return exchange.place(account, FOREST, side, LIMIT, GTC, priceFen, tonnes * 1000, 0);
  }

  private List<String> trades() {
    log.take();
    assertThat(exchange.changePhase(FOREST, TradingPhase.CLOSED, 9)).isEqualTo(ACCEPTED);
    exchange.verify();
    return log.take("traded");
  }

  @Test
  void theGreatestVolumeSetsThePriceAndTheBestPricesThenTheOldestTrade() {
    gather(6000, 1000);
    place(SELLER, SELL, 5900, 3);
    place(SELLER, SELL, 6000, 4);
    place(BUYER, BUY, 6000, 2);
    place(BUYER, BUY, 6100, 3);
    place(BUYER, BUY, 6000, 3);
    assertThat(log.take("traded")).isEmpty();

    assertThat(trades())
        .containsExactly(
            "traded 1: 3000 kg at 6000, maker 1, taker 4",
            "traded 2: 2000 kg at 6000, maker 2, taker 3",
            "traded 3: 2000 kg at 6000, maker 2, taker 5");
    assertThat(exchange.openOrders()).isEqualTo(1);
  }

  @Test
  void ofEqualVolumesTheSmallerImbalanceSetsThePrice() {
    gather(6000, 1000);
    place(SELLER, SELL, 5900, 2);
    place(SELLER, SELL, 6000, 3);
    place(BUYER, BUY, 6100, 2);
    // Up to 59.95 two tonnes are offered and wanted, from 60.00 on five are offered.
    assertThat(trades()).containsExactly("traded 1: 2000 kg at 5995, maker 1, taker 3");
  }

  @Test
  void ofEqualImbalancesTheNearestToTheReferenceSetsThePrice() {
    gather(6000, 1000);
    place(SELLER, SELL, 5900, 2);
    place(BUYER, BUY, 6100, 2);
    assertThat(trades()).containsExactly("traded 1: 2000 kg at 6000, maker 1, taker 2");
  }

  @Test
  void whatDoesNotMeetWaitsForTheContinuousSession() {
    gather(6000, 1000);
    place(SELLER, SELL, 6100, 2);
    place(BUYER, BUY, 6095, 2);
    assertThat(trades()).isEmpty();
    assertThat(exchange.openOrders()).isEqualTo(2);
    exchange.changePhase(FOREST, TradingPhase.CONTINUOUS, 0);
    place(BUYER, BUY, 6100, 1);
    assertThat(log.take("traded")).hasSize(1);
  }

  @Test
  void onlyOrdersThatCanWaitAreTaken() {
    gather(6000, 1000);
    for (TimeInForce now : List.of(IOC, FOK)) {
      assertThat(exchange.place(SELLER, FOREST, SELL, LIMIT, now, 6000, 1000, 0))
          .isEqualTo(NOT_IN_CALL_AUCTION);
    }
    Terms atLeast = new Terms(GTC, 0, false, 1000, SelfTrade.NONE);
    assertThat(exchange.place(SELLER, FOREST, SELL, LIMIT, atLeast, 6000, 1000, 0))
        .isEqualTo(NOT_IN_CALL_AUCTION);
    assertThat(exchange.place(BUYER, FOREST, BUY, BUDGET, GTC, 6000, 0, 12_000_000))
        .isEqualTo(NOT_IN_CALL_AUCTION);
  }

  @Test
  void ordersOfOneAccountAreKeptApartInAnAuctionToo() {
    gather(6000, 1000);
    exchange.place(BUYER, FOREST, SELL, LIMIT, GTC, 5900, 1000, 0);
    Terms apart = new Terms(GTC, 0, false, 0, SelfTrade.CANCEL_OLDEST);
    exchange.place(BUYER, FOREST, BUY, LIMIT, apart, 6100, 1000, 0);
    place(SELLER, SELL, 5900, 1);
    assertThat(trades()).containsExactly("traded 1: 1000 kg at 6000, maker 2, taker 3");
  }

  private record Waiting(Side side, long priceFen, long tonnes) {}

  /** Each tick of the band is tried on all orders. */
  private static long bruteForce(List<Waiting> orders, long referenceFen, Instrument rules) {
    long best = 0;
    long[] bestKey = null;
    for (long price = TICK; price <= 400; price += TICK) {
      if (price < rules.lowestFen() || price > rules.highestFen()) {
        continue;
      }
      long wanted = 0;
      long offered = 0;
      for (Waiting it : orders) {
        wanted += it.side == BUY && it.priceFen >= price ? it.tonnes : 0;
        offered += it.side == SELL && it.priceFen <= price ? it.tonnes : 0;
      }
      long[] key = {
        -Math.min(wanted, offered), Math.abs(wanted - offered), Math.abs(price - referenceFen)
      };
      if (key[0] < 0 && (bestKey == null || Arrays.compare(key, bestKey) < 0)) {
        best = price;
        bestKey = key;
      }
    }
    return best;
  }

  @Test
  void tenThousandRandomBooksTradeAtThePriceThatBruteForceFinds() {
    SplittableRandom random = new SplittableRandom(1);
    int traded = 0;
    for (int round = 0; round < 10_000; round++) {
      CallAuctionTest book = new CallAuctionTest();
      long reference = TICK * random.nextInt(30, 50);
      book.gather(reference, random.nextInt(0, 4) * 1_000);
      Instrument rules = book.exchange.instrument(FOREST);
      List<Waiting> orders = new ArrayList<>();
      for (int i = random.nextInt(1, 25); i > 0; i--) {
        Side side = Side.of(random.nextInt(2));
        long price = TICK * random.nextInt(25, 56);
        long tonnes = random.nextInt(1, 6);
        if (book.place(side == BUY ? BUYER : SELLER, side, price, tonnes) == ACCEPTED) {
          orders.add(new Waiting(side, price, tonnes));
        }
      }
      long expected = bruteForce(orders, reference, rules);
      List<String> trades = book.trades();
      assertThat(trades.isEmpty()).as("round %d", round).isEqualTo(expected == 0);
      assertThat(trades).as("round %d", round).allMatch(it -> it.contains(" at " + expected + ","));
      long kg = trades.stream().mapToLong(it -> Long.parseLong(it.split(" ")[2])).sum();
      assertThat(kg).as("round %d", round).isEqualTo(volume(orders, expected) * 1000);
      traded += trades.isEmpty() ? 0 : 1;
    }
    assertThat(traded).isGreaterThan(5_000);
  }

  private static long volume(List<Waiting> orders, long price) {
    long wanted = 0;
    long offered = 0;
    for (Waiting it : orders) {
      wanted += it.side == BUY && it.priceFen >= price ? it.tonnes : 0;
      offered += it.side == SELL && it.priceFen <= price ? it.tonnes : 0;
    }
    return price == 0 ? 0 : Math.min(wanted, offered);
  }
}
