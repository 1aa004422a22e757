package io.carboninclusion.trading;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks for the first life that diverges, in whatever classes it was loaded with. */
public final class Hunt {
  private static final Logger LOG = Logger.getLogger("io.carboninclusion.trading");

  /**
   * What was caught.
   *
   * @param commands sent until then, over all lives
   * @param shrunk commands that are left of it
   */
  record Catch(long seed, long commands, int shrunk, String story) {
    /** From the text in which it leaves its class loader. */
    static Catch parse(String text) {
      String[] parts = text.split("\n", 4);
      return new Catch(
          Long.parseLong(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]), parts[3]);
    }
  }

  private Hunt() {}

  /** Seed, commands, commands left and story, line by line, or null if nothing diverged. */
  public static String run(long firstSeed, int lives) {
    LOG.setLevel(Level.OFF);
    long commands = 0;
    for (long seed = firstSeed; seed < firstSeed + lives; seed++) {
      Simulation life = new Simulation(seed, null);
      try {
        life.run(Step.script(seed, SimulationRun.COMMANDS_A_LIFE));
        commands += life.commands();
      } catch (RuntimeException divergence) {
        Shrinking shrunk = Shrinking.of(seed);
        return "%d\n%d\n%d\n%s"
            .formatted(seed, commands + life.commands(), shrunk.commands(), shrunk.readable());
      }
    }
    return null;
  }
}
