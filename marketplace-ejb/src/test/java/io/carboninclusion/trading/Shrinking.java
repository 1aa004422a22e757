package io.carboninclusion.trading;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes a failing life as short as it can: parts of the script are left out, halves first, then
 * quarters, down to single steps, as long as what is left still fails (delta debugging).
 */
final class Shrinking {
  private static final int MOST_FOR_PAIRS = 100;

  private final long seed;
  private final List<Step> steps;

  private Shrinking(long seed, List<Step> steps) {
    this.seed = seed;
    this.steps = steps;
  }

  static Shrinking of(long seed) {
    List<Step> steps = fixed(seed, Step.script(seed, SimulationRun.COMMANDS_A_LIFE));
    steps = failing(seed, steps);
    boolean shorter = true;
    while (shorter) {
      int before = steps.size();
      for (int size = Math.max(1, steps.size() / 2); size >= 1; size /= 2) {
        steps = without(seed, steps, size);
      }
      steps = steps.size() <= MOST_FOR_PAIRS ? withoutPairs(seed, steps) : steps;
      shorter = steps.size() < before;
    }
    return new Shrinking(seed, steps);
  }

  /** The script with the commands as they were sent, if it fails as well. */
  private static List<Step> fixed(long seed, List<Step> script) {
    Simulation life = new Simulation(seed, null);
    try {
      life.run(script);
      return script;
    } catch (RuntimeException divergence) {
      List<Step> lived = List.copyOf(life.lived());
      return fails(seed, lived) == null ? script : lived;
    }
  }

  /** Leaves out all parts of this size that are not needed. */
  private static List<Step> without(long seed, List<Step> steps, int size) {
    List<Step> rest = steps;
    for (int to = rest.size(); to > 0; to -= size) {
      List<Step> tried = new ArrayList<>(rest);
      tried.subList(Math.max(0, to - size), Math.min(to, tried.size())).clear();
      if (fails(seed, tried) != null) {
        rest = tried;
      }
    }
    return rest;
  }

  /** What only two together can be spared for. */
  private static List<Step> withoutPairs(long seed, List<Step> steps) {
    for (int one = steps.size() - 1; one > 0; one--) {
      for (int other = one - 1; other >= 0; other--) {
        List<Step> tried = new ArrayList<>(steps);
        tried.remove(one);
        tried.remove(other);
        if (fails(seed, tried) != null) {
          return tried;
        }
      }
    }
    return steps;
  }

  /** The shortest beginning that fails. */
  private static List<Step> failing(long seed, List<Step> all) {
    int works = 0;
    int fails = all.size();
    while (fails - works > 1) {
      int middle = (works + fails) / 2;
      if (fails(seed, all.subList(0, middle)) == null) {
        works = middle;
      } else {
        fails = middle;
      }
    }
    return all.subList(0, fails);
  }

  private static RuntimeException fails(long seed, List<Step> steps) {
    try {
      new Simulation(seed, null).run(steps);
      return null;
    } catch (RuntimeException divergence) {
      return divergence;
    }
  }

  int commands() {
    return (int) steps.stream().filter(Step::isCommand).count();
  }

  /** Seed, steps as they happen, and what should not have been. */
  String readable() {
    StringBuilder text = new StringBuilder();
    text.append("seed ").append(seed).append(", shrunk to ").append(commands());
    text.append(" commands in ").append(steps.size()).append(" steps:\n");
    try {
      new Simulation(seed, line -> text.append("  ").append(line).append('\n')).run(steps);
      text.append("(and it does not fail when it is told)");
    } catch (RuntimeException divergence) {
      text.append("DIVERGENCE ").append(divergence.getMessage());
      StackTraceElement[] where =
          (divergence.getCause() == null ? divergence : divergence.getCause()).getStackTrace();
      for (int i = 0; i < Math.min(6, where.length); i++) {
        text.append("\n    at ").append(where[i]);
      }
    }
    return text.toString();
  }
}
