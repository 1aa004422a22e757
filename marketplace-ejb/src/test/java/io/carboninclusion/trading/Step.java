package io.carboninclusion.trading;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One step of a simulated life: what happens, and the dice from which all that is left open
 * follows. A step depends on no other, so that a script stays a script whatever is taken out of it.
 */
record Step(Kind kind, long dice, Submission sent) {
  Step(Kind kind, long dice) {
    this(kind, dice, null);
  }

  /** The same step, whose command no longer depends on what was before. */
  Step with(Submission its) {
    return new Step(kind, dice, its);
  }

  /** What may happen. */
  enum Kind {
    /** The n-th of the commands that open a market. */
    OPENING,
    /** A caller sends a command. */
    SEND,
    /** A caller sends an earlier one again, or another with its key. */
    SEND_AGAIN,
    /** The writer does one batch, perhaps with a fault. */
    WRITE,
    /** The follower goes on, perhaps with a fault. */
    FOLLOW,
    /** Time passes; the wall clock may jump. */
    CLOCK,
    /** kill -9 and a new start. */
    KILL,
    /** A second instance takes over; the first does not know yet. */
    TAKE_OVER,
    /** A byte of a saved state turns. */
    ROT
  }

  static final int OPENINGS = 30;

  /** A life of about so many commands. */
  static List<Step> script(long seed, int commands) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < OPENINGS; i++) {
      steps.add(new Step(Kind.OPENING, i));
    }
    steps.add(new Step(Kind.WRITE, random.nextLong()));
    int sent = 0;
    int most = 1 << random.nextInt(2, 7);
    while (sent < commands) {
      for (int i = random.nextInt(most + 1); i >= 0; i--) {
        steps.add(
            new Step(random.nextInt(10) == 0 ? Kind.SEND_AGAIN : Kind.SEND, random.nextLong()));
        sent++;
      }
      steps.add(new Step(Kind.WRITE, random.nextLong()));
      if (random.nextInt(3) == 0) {
        steps.add(new Step(Kind.FOLLOW, random.nextLong()));
      }
      if (random.nextInt(30) == 0) {
        steps.add(new Step(rare(random), random.nextLong()));
      }
    }
    return steps;
  }

  private static Kind rare(SplittableRandom random) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> Kind.CLOCK;
      case 4, 5, 6 -> Kind.KILL;
      case 7, 8 -> Kind.TAKE_OVER;
      default -> Kind.ROT;
    };
  }

  /** Whether a caller sends something. */
  boolean isCommand() {
    return kind == Kind.SEND || kind == Kind.SEND_AGAIN || kind == Kind.OPENING;
  }

  SplittableRandom random() {
    return new SplittableRandom(dice);
  }
}
