package io.carboninclusion.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Core and naive market get the same orders and must make the same trades and the same balances.
 */
class MatchingAgainstNaiveMarketTest {
  private static final int ACCOUNTS = 6;
  private static final int STEPS = 20_000;

  private final List<String> trades = new ArrayList<>();
  private final EventLog log =
      new EventLog() {
        @Override
        public void traded(
            long trade, int instrument, long price, long kg, Order maker, Order taker) {
          trades.add(kg + " at " + price + ": " + maker.id() + ", " + taker.id());
        }
      };
  private final Exchange exchange = new Exchange(log);

  @ParameterizedTest
  @ValueSource(longs = {1, 1000})
  void theyAgree(long lot) {
    SplittableRandom random = new SplittableRandom(lot);
    NaiveMarket naive = new NaiveMarket(lot);
    exchange.defineInstrument(1, 1, lot);
    exchange.setPriceRules(1, 6000, 1000);
    exchange.openTrading(1);
    naive.lowest = 5400;
    naive.highest = 6600;
    for (int account = 1001; account <= 1000 + ACCOUNTS; account++) {
      exchange.deposit(account, 600_000 * lot, account);
      exchange.issue(account, 1, 300 * lot, account);
      naive.move(account, Side.BUY, 600_000 * lot);
      naive.move(account, Side.SELL, 300 * lot);
    }
    for (int step = 0; step < STEPS; step++) {
      step(random, naive, lot);
      log.lines.clear();
    }
    exchange.verify();
    assertThat(trades).hasSizeGreaterThan(2_000);
  }

  private void step(SplittableRandom random, NaiveMarket naive, long lot) {
    int account = 1001 + random.nextInt(ACCOUNTS);
    if (random.nextInt(4) == 0) {
      long id = exchange.lastOrder() - random.nextInt(40);
      boolean taken = exchange.cancel(account, id) == Reason.ACCEPTED;
      assertThat(taken).isEqualTo(naive.cancel(account, id));
    } else {
      place(random, naive, lot, account);
    }
    assertThat(trades).hasSameSizeAs(naive.trades);
    if (!trades.isEmpty()) {
      assertThat(trades.get(trades.size() - 1)).isEqualTo(naive.trades.get(trades.size() - 1));
    }
    assertThat(exchange.availableCash(account)).isEqualTo(naive.free(account, Side.BUY));
    assertThat(exchange.availableKg(account, 1)).isEqualTo(naive.free(account, Side.SELL));
  }

  private void place(SplittableRandom random, NaiveMarket naive, long lot, int account) {
    Side side = Side.of(random.nextInt(2));
    boolean budget = random.nextInt(4) == 0;
    boolean ioc = random.nextInt(4) == 0;
    boolean market = budget && random.nextInt(3) == 0;
    long price = market ? 0 : 5350 + random.nextInt(1300);
    long amount = budget ? random.nextLong(60_000 * lot) : random.nextLong(12) * lot;
    Reason reason =
        exchange.place(
            account,
            1,
            side,
            budget ? OrderType.BUDGET : OrderType.LIMIT,
            ioc ? TimeInForce.IOC : TimeInForce.GTC,
            price,
            budget ? 0 : amount,
            budget ? amount : 0);
    assertThat(naive.place(account, side, budget, ioc, price, amount))
        .as("%s %s budget %s ioc %s price %d amount %d", reason, side, budget, ioc, price, amount)
        .isEqualTo(reason == Reason.ACCEPTED);
  }
}
