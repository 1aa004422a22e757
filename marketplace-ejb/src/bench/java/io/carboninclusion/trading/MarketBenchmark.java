package io.carboninclusion.trading;

import com.sun.management.OperatingSystemMXBean;
import io.carboninclusion.db.TestDatabase;
import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.TimeInForce;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures commands a second through the writer, each with its own idempotency key, answered after
 * its commit, follower on; beside one JPA transaction an order on the same server in the same run.
 * The commands: 70 % limit orders around one price, 30 % cancels, of 16 participants.
 *
 * <p>{@code mvn -Pbench verify -Dbench.suites=writer}; the README says more.
 */
public final class MarketBenchmark {
  private static final int ACCOUNTS = 16;
  private static final int WARM_SECONDS = Integer.getInteger("bench.warm", 5);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 10);
  private static final int MOST_SAMPLES = 20_000_000;
  private static final MarketLimits UNLIMITED =
      new MarketLimits(40_000_000, Long.MAX_VALUE, Long.MAX_VALUE, 1_000_000);

  private final Random random = new Random(11);
  private final AtomicLong lastOrder = new AtomicLong();
  private final long[] nanos = new long[MOST_SAMPLES];
  private long key;

  /** What one measurement found. */
  private record Figure(long perSecond, double p50, double p99) {}

  private MarketBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int[] outstandings =
        arguments.length == 0
            ? new int[] {1, 64, 1_024}
            : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
    new MarketBenchmark().run(outstandings);
    System.exit(0);
  }

  private void run(int[] outstandings) throws Exception {
    System.out.printf(
        "%d processors, load %.1f: on a busy machine only ratios and CPU times mean something%n",
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    System.out.printf("%-44s %12s %9s %9s%n", "", "commands/s", "p50 ms", "p99 ms");
    JpaPeer jpa = new JpaPeer(ACCOUNTS);
    CpuTime cpu = new CpuTime();
    long perOrder = jpa.ordersPerSecond(WARM_SECONDS, SECONDS);
    System.out.printf(
        "%-44s %,12d   %s%n",
        "one JPA transaction an order, 16 threads", perOrder, cpu.perCommand(jpa.orders()));
    for (int outstanding : outstandings) {
      try (MarketFixture market = new MarketFixture().limits(UNLIMITED)) {
        measure(market, outstanding, perOrder);
      }
    }
  }

  private void measure(MarketFixture market, int outstanding, long perOrder)
      throws InterruptedException {
    market.start();
    market.openInstrument(1);
    for (int n = 0; n < ACCOUNTS; n++) {
      market.deposit(1001 + n, 1_000_000_000_000L);
      market.issue(1001 + n, 1, 9_000_000_000L);
    }
    lastOrder.set(0);
    drive(market, outstanding, WARM_SECONDS);
    market.awaitViews();
    long before = market.market.state().sequence();
    CpuTime cpu = new CpuTime();
    Figure figure = drive(market, outstanding, SECONDS);
    MarketState end = market.market.state();
    String answered = cpu.perCommand(end.sequence() - before);
    long begin = System.nanoTime();
    market.awaitViews();
    double caughtUp = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        "%-44s %,12d %9.2f %9.2f   %.1f x JPA; the views were %,d commands (%.1f s) behind, caught"
            + " up in %.1f s%n%60s %s, with all views %s%n",
        "through the writer, " + outstanding + " outstanding",
        figure.perSecond(),
        figure.p50(),
        figure.p99(),
        (double) figure.perSecond() / perOrder,
        end.lagCommands(),
        end.lagMillis() / 1e3,
        caughtUp,
        "",
        answered,
        cpu.perCommand(end.sequence() - before));
  }

  /** CPU time of this JVM and of the database server since it was made. */
  private static final class CpuTime {
    private final OperatingSystemMXBean jvm =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final long jvmNanos = jvm.getProcessCpuTime();
    private final long serverNanos = server();

    String perCommand(long commands) {
      double count = Math.max(1, commands) * 1e3;
      return String.format(
          "CPU us a command: JVM %.1f, MariaDB %.1f",
          (jvm.getProcessCpuTime() - jvmNanos) / count, (server() - serverNanos) / count);
    }

    private static long server() {
      return TestDatabase.embedded()
          .process()
          .info()
          .totalCpuDuration()
          .orElse(Duration.ZERO)
          .toNanos();
    }
  }

  private Figure drive(MarketFixture market, int outstanding, int seconds)
      throws InterruptedException {
    Semaphore permits = new Semaphore(outstanding);
    AtomicLong answered = new AtomicLong();
    long begin = System.nanoTime();
    long end = begin + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < end) {
      permits.acquire();
      int account = 1001 + random.nextInt(ACCOUNTS);
      byte[] command = command(account);
      long sent = System.nanoTime();
      market
          .market
          .writer()
          .submit(command, account)
          .whenComplete(
              (outcome, failure) -> {
                int n = (int) answered.getAndIncrement();
                if (n < MOST_SAMPLES) {
                  nanos[n] = System.nanoTime() - sent;
                }
                if (outcome != null && outcome.order() != null) {
                  lastOrder.lazySet(outcome.order().id());
                }
                permits.release();
              });
    }
    permits.acquire(outstanding);
    double took = (System.nanoTime() - begin) / 1e9;
    int count = (int) Math.min(MOST_SAMPLES, answered.get());
    Arrays.sort(nanos, 0, count);
    return new Figure(
        (long) (answered.get() / took), nanos[count / 2] / 1e6, nanos[count * 99 / 100] / 1e6);
  }

  private byte[] command(int account) {
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
