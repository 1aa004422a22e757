package io.carboninclusion.trading;

import static io.carboninclusion.trading.Divergence.require;

import java.sql.SQLException;
import java.util.SplittableRandom;

/**
 * The instances of a simulation: one leads; another may have led before and not know yet that it
 * does no more. They start, die, take over and come back.
 */
final class SimulatedInstances {
  private static final int ATTEMPTS = 20;

  SimulatedNode active;
  SimulatedNode former;
  private final SimulatedDisk disk;
  private final SimulatedTime time;
  private final int keyLimit;
  private final long lagLimit;
  private final Log log;

  /** Hears what happens. */
  @FunctionalInterface
  interface Log {
    void log(String format, Object... values);
  }

  SimulatedInstances(SimulatedDisk disk, SimulatedTime time, int keyLimit, long lagLimit, Log log) {
    this.disk = disk;
    this.time = time;
    this.keyLimit = keyLimit;
    this.lagLimit = lagLimit;
    this.log = log;
  }

  /** One that has stopped. */
  void replace(SimulatedNode node, SplittableRandom random) {
    disk.voided.addAll(disk.poisons);
    if (node == active) {
      active = start(random, false);
    } else if (node.writer.status().phase() == MarketState.Phase.STANDBY && random.nextBoolean()) {
      comeBack(node);
    } else {
      former = null;
    }
  }

  /** The stand-by takes over again, with its old threads and memory. */
  private void comeBack(SimulatedNode node) {
    node.stopped = false;
    boolean leads = begins(node);
    former = leads ? active : null;
    if (leads) {
      log.log("the former leads again: epoch %d", node.epoch);
      active = node;
    }
  }

  void died(SimulatedNode node, SplittableRandom random) {
    if (node == former) {
      former = null;
    } else {
      active = start(random, false);
    }
  }

  /** Another takes over while this one waits to send its row again. */
  void usurp(SimulatedNode node, SplittableRandom random) {
    if (node == active) {
      log.log("another instance takes over meanwhile");
      former = node;
      active = start(random.split(), false);
    }
  }

  void takeOver(SplittableRandom random) {
    log.log("another instance takes over");
    SimulatedNode before = active;
    active = start(random, true);
    former = before;
  }

  /** Starts an instance, as often as it takes. */
  SimulatedNode start(SplittableRandom random, boolean withFaults) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      SimulatedNode node = new SimulatedNode(disk, time, keyLimit, lagLimit);
      if (withFaults && attempt == 0) {
        Faults.ofStart(node, random);
      }
      if (begins(node)) {
        Faults.none(node);
        log.log("started: epoch %d", node.epoch);
        return node;
      }
    }
    throw new Divergence("the market does not start");
  }

  private boolean begins(SimulatedNode node) {
    try {
      node.time.begin();
      node.writer.begin();
      return true;
    } catch (Crash | SQLException | Journal.Fenced again) {
      log.log("the start fails: %s", again.getMessage());
    } catch (Replay.Poisoned poison) {
      require(disk.poisons.contains(poison.sequence), "the core broke: %s", poison.getCause());
      disk.voided.addAll(disk.poisons);
    } catch (InterruptedException | RuntimeException failure) {
      boolean clock = String.valueOf(failure.getMessage()).contains("clock stands before");
      boolean isBehind = disk.last() != null && time.wallMicros() < disk.last().timeMicros();
      if (!clock || !isBehind) {
        throw failure instanceof Divergence d ? d : new Divergence("the start fails", failure);
      }
      log.log("the operator sets the clock right");
      time.setWall(disk.last().timeMicros());
    }
    return false;
  }
}
