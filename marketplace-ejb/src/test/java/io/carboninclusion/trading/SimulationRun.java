package io.carboninclusion.trading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Many simulated lives, each from a seed of its own. {@code main} is the documented command: {@code
 * -Dsimulation.commands}, {@code -Dsimulation.seed}, {@code -Dsimulation.threads}.
 */
public final class SimulationRun {
  static final int COMMANDS_A_LIFE = 4_000;

  /** Kept, or the level would be forgotten with it. */
  private static final Logger LOG = Logger.getLogger("io.carboninclusion.trading");

  private final long commands;
  private final long firstSeed;
  private int threads = 2;

  /**
   * What came of it.
   *
   * @param divergence the shrunk script, readable, or null if there was none
   */
  record Report(long lives, long commands, double seconds, long hash, String divergence) {
    @Override
    public String toString() {
      String text =
          String.format(
              Locale.ROOT,
              "%,d commands in %,d lives, %.1f s (%,.0f commands/s), hash %016x%n",
              commands,
              lives,
              seconds,
              commands / seconds,
              hash);
      return text + (divergence == null ? "No divergence." : divergence);
    }
  }

  private SimulationRun(long commands, long firstSeed) {
    this.commands = commands;
    this.firstSeed = firstSeed;
  }

  static SimulationRun of(long commands, long firstSeed) {
    return new SimulationRun(commands, firstSeed);
  }

  /** The whole life that begins with a seed. */
  static long life(long seed) {
    LOG.setLevel(Level.OFF);
    return new Simulation(seed, null).run(Step.script(seed, COMMANDS_A_LIFE));
  }

  Report run() {
    long begin = System.nanoTime();
    long lives = (commands + COMMANDS_A_LIFE - 1) / COMMANDS_A_LIFE;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      long hash = 0;
      for (long from = 0; from < lives; from += 1_000) {
        List<Future<Long>> running = new ArrayList<>();
        for (long life = from; life < Math.min(lives, from + 1_000); life++) {
          long seed = firstSeed + life;
          running.add(pool.submit(() -> life(seed)));
        }
        for (int i = 0; i < running.size(); i++) {
          try {
            hash = hash * 31 + running.get(i).get();
          } catch (ExecutionException diverged) {
            String readable = Shrinking.of(firstSeed + from + i).readable();
            return report(from + i + 1, begin, hash, readable);
          }
        }
      }
      return report(lives, begin, hash, null);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Report report(long lives, long begin, long hash, String divergence) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Report(lives, lives * COMMANDS_A_LIFE, seconds, hash, divergence);
  }

  public static void main(String[] arguments) {
    SimulationRun run =
        new SimulationRun(
            Long.getLong("simulation.commands", 100_000_000L), Long.getLong("simulation.seed", 1));
    run.threads =
        Integer.getInteger("simulation.threads", Runtime.getRuntime().availableProcessors());
    Report report = run.run();
    System.out.println(report);
    if (report.divergence() != null) {
      System.exit(1);
    }
  }
}
