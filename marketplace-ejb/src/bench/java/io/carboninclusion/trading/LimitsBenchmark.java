package io.carboninclusion.trading;

import io.carboninclusion.exchange.QuietEvents;
import com.sun.management.OperatingSystemMXBean;
import io.carboninclusion.bench.Figure;
import io.carboninclusion.bench.Figures;
import io.carboninclusion.bench.Machine;
import io.carboninclusion.bench.Samples;
import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.TimeInForce;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Random;
import java.util.concurrent.Semaphore;

/** Memory and time where a market is at its largest. */
public final class LimitsBenchmark {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int INSTRUMENTS = 10_000;
  private static final int BLOCKS = 100_000;
  private static final int OPEN_ORDERS = 1_000_000;
  private static final double READY_SECONDS = 10;
  private static final int SELLER = 1001;
  private static final int BUYER = 1002;
  private static final double MIB = 1 << 20;
  private static final MarketLimits UNLIMITED =
      new MarketLimits(40_000_000, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

  private LimitsBenchmark() {}

  /** Runs all of it. */
  public static void main(String[] arguments) throws Exception {
    Figures.hush();
    idleInstruments();
    blocksInOneTrade("a buyer without units", false);
    blocksInOneTrade("a buyer who holds a block between each two", true);
    keys();
    openOrders();
    System.exit(0);
  }

  private static void idleInstruments() {
    Machine machine = new Machine();
    long before = heap();
    long begin = cpu();
    Exchange core = new Exchange(new QuietEvents());
    for (int id = 1; id <= INSTRUMENTS; id++) {
      core.defineInstrument(id, 1, 1_000);
      core.openTrading(id);
    }
    double millis = (cpu() - begin) / 1e6;
    double mib = (heap() - before) / MIB;
    require(core.instrument(INSTRUMENTS) != null);
    String name = "%,d idle instruments".formatted(INSTRUMENTS);
    Figures.tell(
        Figure.information(name + ": memory", "MiB", Samples.of(mib), machine.others(0)));
    Figures.tell(
        Figure.information(name + ": CPU to open them", "ms", Samples.of(millis), machine.others(0)));
  }

  /** All blocks of a seller change hands in one trade. */
  private static void blocksInOneTrade(String name, boolean interleaved) {
    Machine machine = new Machine();
    Samples millis = new Samples();
    for (int repeat = 0; repeat < 5; repeat++) {
      Exchange core = new Exchange(new QuietEvents());
      core.defineInstrument(1, 1, 1_000);
      core.openTrading(1);
      for (int n = 1; n <= BLOCKS; n++) {
        core.issue(SELLER, 1, 1_000, 2 * n);
        if (interleaved) {
          core.issue(BUYER, 1, 1_000, 2 * n + 1);
        }
      }
      long kg = BLOCKS * 1_000L;
      require(core.deposit(BUYER, 1_000 * kg, 1) == Reason.ACCEPTED);
      place(core, SELLER, Side.SELL, kg);
      long begin = cpu();
      place(core, BUYER, Side.BUY, kg);
      millis.add((cpu() - begin) / 1e6);
      require(core.availableKg(BUYER, 1) == (interleaved ? 2 * kg : kg));
    }
    Figures.tell(
        Figure.information(
            "%,d blocks in one trade, %s: CPU".formatted(BLOCKS, name),
            "ms",
            millis,
            machine.others(0)));
  }

  private static void place(Exchange core, int account, Side side, long kg) {
    require(
        core.place(account, 1, side, OrderType.LIMIT, TimeInForce.GTC, 1_000, kg, 0)
            == Reason.ACCEPTED);
  }

  private static void keys() {
    Machine machine = new Machine();
    Random random = new Random(3);
    long before = heap();
    Keys keys = new Keys(Keys.LIMIT);
    long slowest = 0;
    long begin = cpu();
    long sixteen = begin;
    for (int n = 1; n <= Keys.LIMIT; n++) {
      long high = random.nextLong() | 1;
      long low = random.nextLong();
      if (keys.find(high, low, n) == Keys.NEW && keys.hasRoom(n)) {
        keys.add(high, low, n, n, n);
      }
      if (n % 16 == 0) {
        long now = cpu();
        slowest = Math.max(slowest, now - sixteen);
        sixteen = now;
      }
    }
    double nanos = (double) (cpu() - begin) / Keys.LIMIT;
    double mib = (heap() - before) / MIB;
    require(keys.size() == Keys.LIMIT);
    int busy = machine.others(0);
    String name = "%,d keys".formatted(Keys.LIMIT);
    Figures.tell(Figure.information(name + ": memory", "MiB", Samples.of(mib), busy));
    Figures.tell(Figure.information(name + ": CPU to find and add", "ns", Samples.of(nanos), busy));
    Figures.tell(
        Figure.information(
            name + ": most CPU that 16 of them took", "ms", Samples.of(slowest / 1e6), busy));
  }

  /** Starts a market whose journal holds a million open orders: from its first row, and saved. */
  private static void openOrders() throws Exception {
    try (MarketFixture market = new MarketFixture().limits(UNLIMITED)) {
      market.start();
      market.openInstrument(1);
      market.deposit(SELLER, 1_000_000_000_000L);
      rest(market);
      market.awaitViews();
      market.market.close();
      market.execute(market.migration, "DELETE FROM market_view.snapshot");
      ready(market, "by replay of its journal", UNLIMITED);
      MarketLimits saving =
          new MarketLimits(40_000_000, Long.MAX_VALUE, Long.MAX_VALUE, OPEN_ORDERS / 2);
      market.market.close();
      market.limits(saving).start();
      market.limit(SELLER, 1, Side.BUY, 1, 1_000);
      market.awaitViews();
      market.market.close();
      ready(market, "from a saved state", saving);
    }
  }

  private static void rest(MarketFixture market) throws InterruptedException {
    Semaphore permits = new Semaphore(8_192);
    for (int n = 0; n < OPEN_ORDERS; n++) {
      permits.acquire();
      byte[] order = 
          MarketFixture.order(SELLER, 1, Side.BUY, 100 + n % 5_000, 1_000, Integer.toString(n));
      // As a room's: what one participant may have waiting is not measured here.
      market.market.writer().submit(order, 0).whenComplete((outcome, failure) -> permits.release());
    }
    permits.acquire(8_192);
  }

  private static void ready(MarketFixture market, String how, MarketLimits limits) {
    ServerTime server = new ServerTime();
    OperatingSystemMXBean jvm =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpuBefore = jvm.getProcessCpuTime();
    long begin = System.nanoTime();
    market.limits(limits).start();
    double seconds = (System.nanoTime() - begin) / 1e9;
    double cpuSeconds = (jvm.getProcessCpuTime() - cpuBefore) / 1e9;
    String name = "%,d open orders, %s".formatted(OPEN_ORDERS, how);
    int busy = server.others();
    Figures.tell(
        Figure.atMost(name + ": core ready", "s", Samples.of(seconds), READY_SECONDS, busy));
    Figures.tell(
        Figure.information(
            name + ": CPU, writer's and follower's core", "s", Samples.of(cpuSeconds), busy));
    Figures.tell(
        Figure.information(
            name + ": memory of both", "MiB", Samples.of(heap() / MIB), busy));
  }

  private static long cpu() {
    return THREADS.getCurrentThreadCpuTime();
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("what was to be measured did not happen");
    }
  }
}
