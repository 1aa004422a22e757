package io.carboninclusion.trading;

import io.carboninclusion.trading.Crash.Point;
import io.carboninclusion.trading.SimulatedNode.Loss;
import java.util.SplittableRandom;

/** Decides what goes wrong in one step of an instance; mostly nothing does. */
final class Faults {
  private static final Point[] WRITER = {
    Point.BEFORE_INSERT,
    Point.AFTER_INSERT,
    Point.AFTER_APPLYING,
    Point.BETWEEN_COMMANDS,
    Point.BEFORE_ANSWERING
  };
  private static final Point[] FOLLOWER = {
    Point.READING,
    Point.BETWEEN_COMMANDS,
    Point.BEFORE_VIEWS,
    Point.AFTER_VIEWS,
    Point.BEFORE_SNAPSHOT,
    Point.AFTER_SNAPSHOT
  };
  private static final Point[] START = {
    Point.READING,
    Point.BETWEEN_COMMANDS,
    Point.BEFORE_INSERT,
    Point.AFTER_INSERT,
    Point.AFTER_APPLYING
  };

  /** A follower that begins anew reads voids, watermark, saved states and rows. */
  private static final int READS = 5;

  private Faults() {}

  static void none(SimulatedNode node) {
    node.crashAt = null;
    node.losses.clear();
    node.viewLosses.clear();
    node.failingRead = 0;
    node.failingSave = false;
    node.whileWaiting = () -> {};
  }

  static void ofWriter(SimulatedNode node, SplittableRandom random, Runnable usurp) {
    int dice = random.nextInt(100);
    if (dice < 2) {
      crash(node, random, WRITER, 8);
    } else if (dice < 9) {
      lose(node, random);
      if (dice < 4) {
        crash(node, random, new Point[] {Point.BEFORE_RESENDING}, 3);
      } else if (dice < 5) {
        node.whileWaiting = usurp;
      } else if (dice < 6) {
        node.failingRead = 1 + random.nextInt(READS);
      }
    }
  }

  static void ofStart(SimulatedNode node, SplittableRandom random) {
    switch (random.nextInt(6)) {
      case 0 -> crash(node, random, START, 300);
      case 1 -> lose(node, random);
      case 2 -> node.failingRead = 1 + random.nextInt(READS);
      default -> {}
    }
  }

  static void ofFollower(SimulatedNode node, SplittableRandom random) {
    switch (random.nextInt(24)) {
      case 0 -> crash(node, random, FOLLOWER, 3);
      case 1, 2 -> node.viewLosses.add(random.nextBoolean());
      case 3 -> node.failingRead = 1 + random.nextInt(READS);
      case 4 -> node.failingSave = true;
      default -> {}
    }
  }

  private static void crash(SimulatedNode node, SplittableRandom random, Point[] where, int most) {
    node.crashAt = where[random.nextInt(where.length)];
    boolean often = node.crashAt == Point.BETWEEN_COMMANDS || node.crashAt == Point.READING;
    node.crashAfter = often ? random.nextInt(most) : random.nextInt(Math.min(most, 2));
  }

  private static void lose(SimulatedNode node, SplittableRandom random) {
    for (int i = random.nextInt(3); i >= 0; i--) {
      node.losses.add(Loss.values()[random.nextInt(Loss.values().length)]);
    }
  }
}
