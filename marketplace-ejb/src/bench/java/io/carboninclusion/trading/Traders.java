package io.carboninclusion.trading;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.TimeInForce;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * 16 participants who send 70 % limit orders around one price and 30 % cancels of what they or
 * others placed lately, each command with a key of its own.
 */
final class Traders {
  private static final int FIRST = 1001;
  private static final int COUNT = 16;

  private final Random random = new Random(11);
  private final AtomicLong lastOrder = new AtomicLong();
  private long key;

  /** Opens instrument 1 and gives all of them more than they can spend. */
  void open(MarketFixture market) {
    market.openInstrument(1);
    for (int account = FIRST; account < FIRST + COUNT; account++) {
      market.deposit(account, 1_000_000_000_000L);
      market.issue(account, 1, 9_000_000_000L);
    }
    lastOrder.set(0);
  }

  /** Sends so many commands through a market that has been started, and waits for their answers. */
  void fill(MarketFixture market, int commands, int outstanding) throws InterruptedException {
    open(market);
    Semaphore permits = new Semaphore(outstanding);
    for (int n = 0; n < commands; n++) {
      permits.acquire();
      int account = any();
      market
          .market
          .writer()
          .submit(command(account), account)
          .whenComplete(
              (outcome, failure) -> {
                heard(outcome);
                permits.release();
              });
    }
    permits.acquire(outstanding);
  }

  int any() {
    return FIRST + random.nextInt(COUNT);
  }

  /** What became of a command tells which orders may be cancelled. */
  void heard(Outcome outcome) {
    if (outcome != null && outcome.order() != null) {
      lastOrder.lazySet(outcome.order().id());
    }
  }

  byte[] command(int account) {
    String ownKey = Long.toString(++key);
    if (random.nextInt(10) < 3) {
      return Commands.cancel(account, Math.max(1, lastOrder.get() - random.nextInt(500)), ownKey);
    }
    boolean buys = random.nextBoolean();
    return Commands.place(
        account,
        1,
        buys ? Side.BUY : Side.SELL,
        OrderType.LIMIT,
        TimeInForce.GTC,
        5_000 + random.nextInt(20) - (buys ? 12 : 8),
        (1 + random.nextInt(10)) * 1_000L,
        "",
        ownKey);
  }
}
