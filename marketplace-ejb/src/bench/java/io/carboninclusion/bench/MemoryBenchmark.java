package io.carboninclusion.bench;

import com.sun.management.OperatingSystemMXBean;
import exchange.core2.core.common.CoreWaitStrategy;
import exchange.core2.core.common.api.ApiCommand;
import io.carboninclusion.trading.MemoryMarket;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * The whole path in memory, from a queue to the answer, beside the whole pipeline of exchange-core
 * on the same stream: commands a second by the clock, and CPU time of all threads. Both get their
 * commands ready-made, ours as bytes with the hash of their key, theirs as objects.
 */
public final class MemoryBenchmark {
  private static final int REPEATS = Integer.getInteger("bench.repeats", 5);
  private static final int COMMANDS = Integer.getInteger("bench.commands", 1_000_000);
  private static final int RESTING = 1_000;
  private static final int OUTSTANDING = 8_192;
  private static final long SEED = 7;
  private static final long CASH_MILLI_FEN = 100_000_000_000_000L;
  private static final long UNITS_KG = 5_000_000_000L;

  /** The ways to wait that two processors can bear; never the one that spins. */
  private static final List<CoreWaitStrategy> STRATEGIES =
      List.of(CoreWaitStrategy.BLOCKING, CoreWaitStrategy.YIELDING);

  private static final OperatingSystemMXBean JVM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final CommandStream stream;
  private final byte[][] own;
  private final int[] accounts;
  private final int warm = RESTING + COMMANDS / 5;
  private int ownWarm;
  private int size;

  /** Rates and CPU times of one path. */
  private static final class Path {
    final Samples perSecond = new Samples();
    final Samples nanos = new Samples();
    long trades;

    /** Measures {@code commands} of them, unless it is the round that warms up. */
    void measure(int commands, boolean counts, Work work) throws InterruptedException {
      System.gc();
      long cpu = JVM.getProcessCpuTime();
      long begin = System.nanoTime();
      work.run();
      double took = System.nanoTime() - begin;
      if (counts) {
        perSecond.add(commands * 1e9 / took);
        nanos.add((double) (JVM.getProcessCpuTime() - cpu) / commands);
      }
    }
  }

  /** A piece of work that may wait. */
  @FunctionalInterface
  private interface Work {
    void run() throws InterruptedException;
  }

  private MemoryBenchmark(StreamKind kind) {
    stream = CommandStream.of(kind, RESTING, COMMANDS, SEED);
    own = new byte[2 * stream.size()][];
    accounts = new int[2 * stream.size()];
    encode();
  }

  /** Runs all of it. */
  public static void main(String[] arguments) throws InterruptedException {
    Figures.hush();
    Figures.say("The whole path in memory. Ours: bounded queue with a limit for each participant,");
    Figures.say("key looked up and kept, batch, row with SHA-256 chain, admission, freezing, matching,");
    Figures.say("delivery versus payment, serial blocks, events, state hash, outcome with its trades,");
    Figures.say("answer to a future on another thread.");
    Figures.say("exchange-core's: ring buffer, grouping, balance hold, matching, settlement, result on");
    Figures.say("another thread; no keys, no hash, no serials, no answer objects, no journal.");
    for (StreamKind kind : StreamKind.values()) {
      new MemoryBenchmark(kind).run(kind.title());
    }
    System.exit(0);
  }

  private void encode() {
    for (int i = 0; i < stream.size(); i++) {
      if (i == warm) {
        ownWarm = size;
      }
      byte verb = stream.verbs[i];
      int account = stream.accounts[i];
      if (verb == CommandStream.CANCEL) {
        add(account, MemoryMarket.cancel(account, stream.ids[i], size));
      } else if (verb == CommandStream.MOVE) {
        add(
            account,
            MemoryMarket.amend(
                account, stream.ids[i], stream.prices[i], stream.inAll[i], size));
      } else {
        boolean rests = verb != CommandStream.TAKE;
        boolean buys = stream.sides[i] == 0;
        add(
            account,
            MemoryMarket.place(
                account,
                CommandStream.INSTRUMENT,
                buys,
                rests,
                stream.prices[i],
                stream.kg[i],
                size));
      }
    }
  }

  private void add(int account, byte[] command) {
    accounts[size] = account;
    own[size++] = command;
  }

  private void run(String name) throws InterruptedException {
    Machine machine = new Machine();
    Path ours = new Path();
    List<Path> theirs = List.of(new Path(), new Path());
    for (int repeat = -1; repeat < REPEATS; repeat++) {
      for (int n = 0; n < 3; n++) {
        int who = Math.floorMod(n + repeat, 3);
        if (who == 0) {
          own(ours, repeat >= 0);
        } else {
          peer(theirs.get(who - 1), STRATEGIES.get(who - 1), repeat >= 0);
        }
      }
    }
    tell(name, ours, theirs, machine.others(0));
  }

  private void own(Path path, boolean counts) throws InterruptedException {
    try (MemoryMarket market = new MemoryMarket(CommandStream.INSTRUMENT)) {
      for (int n = 0; n < CommandStream.ACCOUNTS; n++) {
        int account = CommandStream.FIRST_ACCOUNT + n;
        market.fund(account, CommandStream.INSTRUMENT, CASH_MILLI_FEN, UNITS_KG);
      }
      market.send(own, accounts, 0, ownWarm, OUTSTANDING);
      path.measure(
          stream.size() - warm,
          counts,
          () -> market.send(own, accounts, ownWarm, size, OUTSTANDING));
      path.trades = market.trades();
      require(market.refused() == 0, "ours refused " + market.refused());
    }
  }

  private void peer(Path path, CoreWaitStrategy strategy, boolean counts)
      throws InterruptedException {
    ApiCommand[] commands = new ApiCommand[stream.size()];
    for (int i = 0; i < commands.length; i++) {
      commands[i] = ExchangeCorePipeline.command(stream, i);
    }
    try (ExchangeCorePipeline pipeline = new ExchangeCorePipeline(strategy)) {
      pipeline.send(commands, 0, warm);
      path.measure(
          stream.size() - warm, counts, () -> pipeline.send(commands, warm, stream.size()));
      path.trades = pipeline.trades();
      require(pipeline.refused() == 0, "exchange-core refused " + pipeline.refused());
    }
  }

  private void tell(String name, Path ours, List<Path> theirs, int busy) {
    theirs.forEach(
        path -> require(path.trades == ours.trades, path.trades + " trades, ours " + ours.trades));
    int best = theirs.get(0).perSecond.median() > theirs.get(1).perSecond.median() ? 0 : 1;
    String peer =
        "exchange-core's pipeline, " + STRATEGIES.get(best).name().toLowerCase(java.util.Locale.ROOT);
    Path path = theirs.get(best);
    Figures.tell(
        Figure.rate(
            "in memory, " + name + " / " + peer, "/s", ours.perSecond, path.perSecond, 1, busy));
    Figures.tell(
        Figure.cost(
            "in memory, " + name + ": CPU of all threads", "ns", ours.nanos, path.nanos, 0, busy));
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(what);
    }
  }
}
