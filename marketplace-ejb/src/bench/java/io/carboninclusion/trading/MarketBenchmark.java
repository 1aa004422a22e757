package io.carboninclusion.trading;

import com.sun.management.OperatingSystemMXBean;
import io.carboninclusion.bench.Figure;
import io.carboninclusion.bench.Figures;
import io.carboninclusion.bench.Samples;
import io.carboninclusion.db.TestDatabase;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures commands a second through the writer, each with its own idempotency key, answered after
 * its commit, follower on; beside one JPA transaction an order and a raw commit on the same server
 * in the same run.
 *
 * <p>{@code mvn -Pbench verify -Dbench.suites=writer}; the README says more.
 */
public final class MarketBenchmark {
  private static final int JPA_THREADS = 16;
  private static final int WARM_SECONDS = Integer.getInteger("bench.warm", 5);
  private static final int SHORT_SECONDS = 10;
  private static final int LONG_SECONDS = Integer.getInteger("bench.sustained", 40);
  private static final int MOST_OUTSTANDING = 1_024;
  private static final int MOST_SAMPLES = 20_000_000;
  private static final int RAW_COMMITS = 5_000;
  private static final int CATCHING_UP_SECONDS = 60;
  private static final double P99_MILLIS = 10;
  private static final double TIMES_RAW = 2.5;
  private static final MarketLimits UNLIMITED =
      new MarketLimits(40_000_000, Long.MAX_VALUE, Long.MAX_VALUE, 1_000_000);

  private final Traders traders = new Traders();
  private final long[] nanos = new long[MOST_SAMPLES];

  /** What one measurement found; times in milliseconds. */
  private record Drive(double perSecond, double p50, double p99, double p999) {}

  private MarketBenchmark() {}

  /** The numbers of commands outstanding can be given; 1, 64 and 1,024 otherwise. */
  public static void main(String[] arguments) throws Exception {
    Figures.hush();
    int[] outstandings =
        arguments.length == 0
            ? new int[] {1, 64, MOST_OUTSTANDING}
            : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
    new MarketBenchmark().run(outstandings);
    System.exit(0);
  }

  private void run(int[] outstandings) throws Exception {
    ServerTime server = new ServerTime();
    double rawCommit = rawCommitMillis();
    double perOrder = new JpaPeer(JPA_THREADS).ordersPerSecond(WARM_SECONDS, SHORT_SECONDS);
    int busy = server.others();
    Figures.tell(
        Figure.information(
            "one JPA transaction an order, 16 threads", "/s", Samples.of(perOrder), busy));
    Figures.tell(
        Figure.information("a raw commit of one row, median", "ms", Samples.of(rawCommit), busy));
    for (int outstanding : outstandings) {
      try (MarketFixture market = new MarketFixture().limits(UNLIMITED)) {
        measure(market, outstanding, perOrder, rawCommit);
      }
    }
  }

  private void measure(MarketFixture market, int outstanding, double perOrder, double rawCommit)
      throws InterruptedException {
    market.start();
    traders.open(market);
    drive(market, outstanding, WARM_SECONDS);
    market.awaitViews();
    long before = market.market.state().sequence();
    ServerTime server = new ServerTime();
    CpuTime cpu = new CpuTime();
    int seconds = outstanding < MOST_OUTSTANDING ? SHORT_SECONDS : LONG_SECONDS;
    Drive drive = drive(market, outstanding, seconds);
    MarketState end = market.market.state();
    String answered = cpu.perCommand(end.sequence() - before);
    double caughtUp = secondsToCatchUp(market, end);
    int busy = server.others();
    double withViews = (end.sequence() - before) / (seconds + caughtUp);
    String name = "durable, %,d outstanding, %d s".formatted(outstanding, seconds);
    tell(name, outstanding, drive, perOrder, rawCommit, busy);
    Figures.tell(
        Figure.information(name + ": views behind at the end", "s", lag(end), busy));
    Figures.tell(
        Figure.information(name + ": time to catch up", "s", Samples.of(caughtUp), busy));
    Figures.tell(
        Figure.information(
            name + ": rate at which the lag does not grow", "/s", Samples.of(withViews), busy));
    String viewed = market.market.isCaughtUp() ? cpu.perCommand(end.sequence() - before) : "?";
    Figures.say("    " + answered + ", with all views " + viewed);
  }

  /** Of the views; what takes longer than a minute is reckoned from the first minute. */
  private static double secondsToCatchUp(MarketFixture market, MarketState end)
      throws InterruptedException {
    long begin = System.nanoTime();
    while (!market.market.isCaughtUp()) {
      double seconds = (System.nanoTime() - begin) / 1e9;
      if (seconds > CATCHING_UP_SECONDS) {
        long made = market.market.state().viewSequence() - end.viewSequence();
        return seconds * (end.sequence() - end.viewSequence()) / Math.max(1, made);
      }
      Thread.sleep(1);
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private static Samples lag(MarketState end) {
    return Samples.of(end.lagMillis() / 1e3);
  }

  private static void tell(
      String name, int outstanding, Drive drive, double perOrder, double rawCommit, int busy) {
    double times = outstanding >= MOST_OUTSTANDING ? 40 : outstanding > 1 ? 8 : 0;
    Figures.tell(
        Figure.rate(
            name + " / one JPA transaction an order",
            "/s",
            Samples.of(drive.perSecond),
            Samples.of(perOrder),
            times,
            busy));
    double p50 = outstanding == 1 ? TIMES_RAW * rawCommit : Double.NaN;
    double p99 = outstanding >= MOST_OUTSTANDING ? P99_MILLIS : Double.NaN;
    Figures.tell(Figure.atMost(name + ": p50", "ms", Samples.of(drive.p50), p50, busy));
    Figures.tell(Figure.atMost(name + ": p99", "ms", Samples.of(drive.p99), p99, busy));
    Figures.tell(Figure.information(name + ": p99.9", "ms", Samples.of(drive.p999), busy));
  }

  /** The median of single-row inserts of a command's size, one connection, in ms. */
  private static double rawCommitMillis() throws SQLException {
    long[] took = new long[RAW_COMMITS];
    try (Connection connection =
            TestDatabase.access().connect(TestDatabase.access().migration(), "market");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS market_view_next");
      statement.execute(
          "CREATE TABLE market_view_next.raw (id bigint PRIMARY KEY, row varbinary(300) NOT NULL)");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO market_view_next.raw VALUES (?, ?)")) {
        for (int i = 0; i < took.length; i++) {
          long begin = System.nanoTime();
          insert.setLong(1, i);
          insert.setBytes(2, new byte[200]);
          insert.executeUpdate();
          took[i] = System.nanoTime() - begin;
        }
      } finally {
        statement.execute("DROP SCHEMA market_view_next");
      }
    }
    Arrays.sort(took);
    return took[took.length / 2] / 1e6;
  }

  /** CPU time of this JVM and of the database server since it was made. */
  private static final class CpuTime {
    private final OperatingSystemMXBean jvm =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final long jvmNanos = jvm.getProcessCpuTime();
    private final ServerTime server = new ServerTime();

    String perCommand(long commands) {
      double count = Math.max(1, commands);
      return String.format(
          "CPU us a command: JVM %.1f, MariaDB %.1f",
          (jvm.getProcessCpuTime() - jvmNanos) / 1e3 / count,
          server.used() * 1e6 / count);
    }
  }

  private Drive drive(MarketFixture market, int outstanding, int seconds)
      throws InterruptedException {
    Semaphore permits = new Semaphore(outstanding);
    AtomicLong answered = new AtomicLong();
    long begin = System.nanoTime();
    long end = begin + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < end) {
      permits.acquire();
      int account = traders.any();
      byte[] command = traders.command(account);
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
                traders.heard(outcome);
                permits.release();
              });
    }
    permits.acquire(outstanding);
    double took = (System.nanoTime() - begin) / 1e9;
    int count = (int) Math.min(MOST_SAMPLES, answered.get());
    Arrays.sort(nanos, 0, count);
    return new Drive(
        answered.get() / took,
        nanos[count / 2] / 1e6,
        nanos[(int) (count * 0.99)] / 1e6,
        nanos[(int) (count * 0.999)] / 1e6);
  }
}
