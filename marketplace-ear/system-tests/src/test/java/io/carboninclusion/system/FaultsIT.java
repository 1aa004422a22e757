package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carboninclusion.db.Directories;
import io.carboninclusion.system.FaultTally.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Real faults of the real application and its real database while traders place orders by the API:
 * kill -9 of both, a connection cut at COMMIT, a database that is stopped, a full disk. Whatever
 * was acknowledged stands once, whatever was not is told by its reference, the sums hold.
 *
 * <p>{@code mvn verify} runs the short form; README.md names the command of the long one. The
 * figures are printed and kept in {@code target/faults.md}.
 */
class FaultsIT {
  private static final int KILLS = Integer.getInteger("faults.kills", 5);
  private static final int STOPS = Integer.getInteger("faults.stops", 1);
  private static final int ACKNOWLEDGED = Integer.getInteger("faults.acknowledged", 50_000);

  /** A cut costs little, and a share can only be told of many. */
  private static final int CUTS = KILLS * CommitProxy.Cut.values().length;

  private static final long STOPPED_SECONDS = 30;
  private static final long FULL_MILLIS = 3_000;
  private static final String DATABASE = "database";
  private static final int DISK_MEGABYTES = 368 + 16 * STOPS;

  /** The market must say after ten seconds that it does not know; a core that is busy adds some. */
  private static final long SAID_UNKNOWN_MILLIS = 15_000;

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration SETTLED = Duration.ofMinutes(2);

  private final FaultTally tally = new FaultTally();
  private final Random random = new Random(4);

  @Test
  @Timeout(value = 40, unit = TimeUnit.MINUTES)
  void nothingAcknowledgedIsLostOrDoubled() throws Exception {
    Path home = RunningMarket.freshHome("faults-database");
    try (SmallDisk disk =
            new SmallDisk(Path.of("target", "faults-disk").toAbsolutePath(), DISK_MEGABYTES);
        BreakableMarket market =
            new BreakableMarket(
                "faults", disk.place().resolve(DATABASE), List.of("--innodb-log-file-size=32M"))) {
      FaultTraders traders = FaultTraders.of(market.address(), tally);
      BackPressure pressure =
          new BackPressure(market, FaultTraders.CODE, traders.line(1), traders.line(2));
      pressure.whileNoCommitComesBack();
      pressure.whileTheViewsStandStill();
      traders.begin();
      try {
        breakIt(market, disk, home, traders);
      } finally {
        tally.end();
        traders.join();
      }
      traders.compareAll();
      traders.balanced();
      market.closeApplication();
      assertThat(market.verifyJournal(System.out)).isTrue();
      String report = FaultReport.of(tally, market.proxy());
      System.out.println(report);
      Files.writeString(Path.of("target", "faults.md"), report);
      judge(market);
    }
  }

  private void judge(BreakableMarket market) {
    assertThat(tally.complaints()).isEmpty();
    assertThat(tally.failedWith500()).as("answers that say it was our fault").isZero();
    assertThat(tally.acknowledged()).isGreaterThanOrEqualTo(ACKNOWLEDGED);
    assertThat(market.proxy().cut()).isEqualTo(CUTS);
    assertThat(market.proxy().committed())
        .as("cut commits that took place")
        .isGreaterThanOrEqualTo(CUTS * 3 / 10);
    assertThat(tally.of(Fault.DATABASE_STOPPED).longestToUnknown.get())
        .isBetween(1L, SAID_UNKNOWN_MILLIS);
    assertThat(tally.duplicates()).isGreaterThan(tally.acknowledged() / 100_000);
  }

  private void breakIt(BreakableMarket market, SmallDisk disk, Path home, FaultTraders traders)
      throws Exception {
    for (int i = 0; i < STOPS; i++) {
      during(Fault.DISK_FULL, traders, () -> fillTheDisk(market, disk));
    }
    market.moveDatabase(home, () -> moved(disk, home));
    traders.awaitSettled(SETTLED);
    for (int i = 0; i < KILLS; i++) {
      during(Fault.DATABASE_KILLED, traders, () -> timed(market::killDatabase));
      for (CommitProxy.Cut where : everyPlace(i)) {
        during(Fault.CUT_AT_COMMIT, traders, () -> cut(market, where));
      }
      during(Fault.APPLICATION_KILLED, traders, () -> timed(market::killApplication));
    }
    for (int i = 0; i < STOPS; i++) {
      during(Fault.DATABASE_STOPPED, traders, () -> stop(market));
    }
    tally.begins(Fault.NONE);
    await().atMost(Duration.ofHours(3)).until(() -> tally.acknowledged() >= ACKNOWLEDGED);
  }

  /** What is done to the market; gives the moment from which its silence counts. */
  private interface Harm {
    long done() throws Exception;
  }

  /** Harms the market under load, waits until it trades again and looks at what it said. */
  private void during(Fault fault, FaultTraders traders, Harm harm) throws Exception {
    traders.awaitLoad(loadOf(fault));
    tally.begins(fault);
    long since = harm.done();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> tally.tradesSince(since));
    long silence = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
    tally.of(fault).longestSilence.accumulateAndGet(silence, Math::max);
    traders.awaitSettled(SETTLED);
    traders.lookAtTheLast();
    traders.balanced();
  }

  /** Orders to acknowledge before the next harm: all faults together bring most of the sum. */
  private static int loadOf(Fault fault) {
    int most = ACKNOWLEDGED / (2 * KILLS + 2 * STOPS + 1);
    return fault == Fault.CUT_AT_COMMIT ? 100 : most;
  }

  private static long timed(Runnable kill) {
    long since = System.nanoTime();
    kill.run();
    return since;
  }

  private static long cut(BreakableMarket market, CommitProxy.Cut where) {
    int before = market.proxy().cut();
    market.proxy().cut(where);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> market.proxy().cut() > before);
    return System.nanoTime();
  }

  /** Half of them behind the request, in another order each time. */
  private static List<CommitProxy.Cut> everyPlace(int seed) {
    List<CommitProxy.Cut> places = new ArrayList<>(List.of(CommitProxy.Cut.values()));
    Collections.shuffle(places, new Random(seed));
    return places;
  }

  private static long stop(BreakableMarket market) throws InterruptedException {
    market.signalDatabase("STOP");
    TimeUnit.SECONDS.sleep(STOPPED_SECONDS);
    long since = System.nanoTime();
    market.signalDatabase("CONT");
    return since;
  }

  private long fillTheDisk(BreakableMarket market, SmallDisk disk) throws InterruptedException {
    disk.fill();
    TimeUnit.MILLISECONDS.sleep(FULL_MILLIS + random.nextInt(1_000));
    disk.free();
    long since = System.nanoTime();
    market.reviveDatabase();
    return since;
  }

  private static void moved(SmallDisk disk, Path home) {
    try {
      Directories.delete(home);
      Files.createDirectories(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    disk.copy(DATABASE, home);
  }
}
