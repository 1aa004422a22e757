package io.carboninclusion.trading;

import static io.carboninclusion.trading.Divergence.require;

import io.carboninclusion.kernel.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * One simulated life of a market: the real core, writer, journal logic, follower and snapshots over
 * a disk, a clock and threads that obey the dice; with every answer compared with the naive
 * model's.
 *
 * <p>What holds at any moment: nothing is acknowledged that does not stand in the journal; nothing
 * stands there twice or without having been sent; an acknowledgement says what the model says, and
 * the same whenever the key comes again; nothing is applied before its row stands.
 */
final class Simulation {
  private static final int REMEMBERED = 400;

  final SimulatedDisk disk;
  final SimulatedTime time = new SimulatedTime();
  private final RandomRequests requests;
  private final Consumer<String> trace;
  private final int keyLimit;
  private final long lagLimit;
  private final List<Submission> sent = new ArrayList<>();
  private final SimulatedInstances nodes;
  private long acknowledged;
  private long commands;
  private final List<Step> lived = new ArrayList<>();
  private Divergence heard;
  private boolean finishing;

  /**
   * @param seed decides the limits of this market
   * @param trace hears what happens, line by line, or null
   */
  Simulation(long seed, Consumer<String> trace) {
    this.keyLimit = new int[] {400, 1_500, Keys.LIMIT}[(int) Math.floorMod(seed, 3L)];
    this.lagLimit = new long[] {400, 5_000}[(int) Math.floorMod(seed, 2L)];
    this.disk = new SimulatedDisk(keyLimit);
    this.requests = new RandomRequests(disk.model);
    this.trace = trace;
    this.nodes = new SimulatedInstances(disk, time, keyLimit, lagLimit, this::log);
  }

  /**
   * Lives through the steps and then looks at everything.
   *
   * @return a hash of all that has happened
   * @throws Divergence at the first thing that should not be
   */
  long run(List<Step> steps) {
    nodes.active = nodes.start(new SplittableRandom(0), false);
    for (Step step : steps) {
      commands += step.isCommand() ? 1 : 0;
      lived.add(step);
      take(step);
      rethrow();
    }
    finish();
    rethrow();
    return disk.last().stateHash() * 31
        + java.util.Arrays.hashCode(disk.last().hash())
        + acknowledged;
  }

  /** The steps so far, with the commands that were sent. */
  List<Step> lived() {
    return lived;
  }

  /** Commands sent so far. */
  long commands() {
    return commands;
  }

  private void rethrow() {
    if (heard != null) {
      throw heard;
    }
  }

  private void take(Step step) {
    SplittableRandom random = step.random();
    time.pass(random.nextInt(1, 200_000));
    SplittableRandom where = random.split();
    if (step.sent() != null) {
      send(step.sent().again(), where);
      return;
    }
    switch (step.kind()) {
      case OPENING -> send(requests.opening((int) step.dice()), where);
      case SEND -> send(requests.next(random), where);
      case SEND_AGAIN -> sendAgain(random, where);
      case WRITE -> write(random);
      case FOLLOW -> follow(random);
      case CLOCK -> moveClock(random);
      case KILL -> {
        log("kill -9");
        nodes.active = nodes.start(random, true);
      }
      case TAKE_OVER -> nodes.takeOver(random);
      case ROT -> rot(random);
    }
  }

  private void send(Submission submission, SplittableRandom random) {
    int last = lived.size() - 1;
    lived.set(last, lived.get(last).with(submission));
    SimulatedNode node =
        nodes.former != null && random.nextInt(4) == 0 ? nodes.former : nodes.active;
    try {
      submission.answer = node.writer.submit(submission.bytes, submission.account());
    } catch (Rejected refused) {
      boolean behind = disk.lastSequence() - node.lag.viewedSequence() > lagLimit;
      boolean may =
          refused.is(TradingRefusal.VIEWS_BEHIND)
              ? behind
              : refused.is(TradingRefusal.TOO_MANY_WAITING) && node.waiting.size() >= 256;
      require(may, "%s was refused at the door: %s", submission, refused.getMessage());
      log("refused at the door: %s", refused.getMessage());
      node.follower.step();
      return;
    }
    node.waiting.add(submission);
    submission.answer.whenComplete((outcome, failure) -> hear(submission, outcome));
    sent.add(submission);
    if (sent.size() > REMEMBERED) {
      sent.remove(0);
    }
    log("send%s %s", node == nodes.active ? "" : " to the former", submission);
  }

  private void sendAgain(SplittableRandom random, SplittableRandom where) {
    if (sent.isEmpty()) {
      return;
    }
    int back = random.nextInt(1 + random.nextInt(sent.size()));
    Submission earlier = sent.get(sent.size() - 1 - back);
    if (!earlier.byTrader && isSettledLongAgo(earlier)) {
      return;
    }
    if (earlier.key() == null || random.nextInt(6) > 0) {
      send(earlier.again(), where);
    } else {
      send(requests.withKeyOf(earlier, random), where);
    }
  }

  /** A room looks into the views before it sends an intent again that is older than its key. */
  private boolean isSettledLongAgo(Submission earlier) {
    NaiveKeys.Known known = disk.keys.find(earlier.key());
    return known != null
        && nodes.active.time.stamp() - known.timeMicros() > Keys.KEPT_MICROS - 3_600_000_000L;
  }

  /** A future keeps to itself what its listeners throw. */
  private void hear(Submission submission, Outcome outcome) {
    try {
      answered(submission, outcome);
    } catch (Divergence divergence) {
      heard = heard == null ? divergence : heard;
    }
  }

  /** An acknowledgement arrives: from now on it must be true for ever. */
  private void answered(Submission submission, Outcome outcome) {
    if (outcome == null) {
      return;
    }
    require(
        submission.expected != null,
        "%s was acknowledged and does not stand in the journal: %s",
        submission,
        outcome);
    require(
        submission.expected.equals(outcome),
        "%s\n  was answered %s\n  and should be %s",
        submission,
        outcome,
        submission.expected);
    acknowledged++;
  }

  private void write(SplittableRandom random) {
    if (nodes.former != null && !nodes.former.waiting.isEmpty()) {
      write(nodes.former, random.split());
    }
    if (!nodes.active.waiting.isEmpty()) {
      write(nodes.active, random);
    }
  }

  private void write(SimulatedNode node, SplittableRandom random) {
    node.batch = node.waiting;
    node.waiting = new ArrayList<>();
    node.tried = null;
    node.eager = random.nextBoolean();
    if (!finishing) {
      Faults.ofWriter(node, random, () -> nodes.usurp(node, random));
    }
    node.batch.forEach(disk::knownBefore);
    long stamp = node.time.stamp();
    try {
      node.writer.step();
      if (node.tried == null) {
        judgeWithoutRow(node.batch, stamp);
      } else {
        require(node.tried.timeMicros() == stamp, "batch %d: stamp", node.tried.batch());
      }
    } catch (Crash crash) {
      log("the %s dies: %s", node == nodes.active ? "writer" : "former", crash.getMessage());
      nodes.died(node, random);
      return;
    } catch (Journal.Fenced fence) {
      log("fenced: %s", fence.getMessage());
      long there = disk.rows.get((int) node.tried.batch() - 1).epoch();
      require(there != node.epoch, "fenced by its own row");
      node.stopped = true;
      node.writer.status().standBy(fence.getMessage());
    } catch (Replay.Poisoned poison) {
      log("stopped: %s", poison.getMessage());
      require(disk.poisons.contains(poison.sequence), "the core broke: %s", poison.getCause());
      node.stopped = true;
    } catch (InterruptedException | RuntimeException failure) {
      throw failure instanceof Divergence d ? d : new Divergence("the writer fails", failure);
    }
    node.giveAnswers();
    for (Submission submission : node.batch) {
      Settled.require(submission, node);
    }
    log("wrote %d commands, journal at %d", node.batch.size(), disk.lastSequence());
    node.batch = List.of();
    Faults.none(node);
    if (node.stopped) {
      nodes.replace(node, random);
    }
  }

  /** Nothing was to be written, so all keys must be known. */
  private void judgeWithoutRow(List<Submission> batch, long stamp) {
    for (Submission submission : batch) {
      require(submission.key() != null, "%s was not journalled", submission);
      submission.verdict = disk.keys.judge(submission.key(), submission.body(), stamp);
      require(submission.verdict != NaiveKeys.Verdict.NEW, "%s was not journalled", submission);
    }
  }

  private void follow(SplittableRandom random) {
    SimulatedNode node =
        nodes.former != null && random.nextInt(4) == 0 ? nodes.former : nodes.active;
    Faults.ofFollower(node, random);
    followOnce(node, random);
    Faults.none(node);
    if (random.nextInt(150) == 0 && disk.views.mark.batch() == disk.rows.size()) {
      new ModelCheck(disk).views();
    }
  }

  private void followOnce(SimulatedNode node, SplittableRandom random) {
    try {
      boolean done = node.follower.step();
      log("the follower stands at %d%s", disk.views.mark.sequence(), done ? "" : " perhaps");
    } catch (Crash crash) {
      log("the follower dies: %s", crash.getMessage());
      Faults.none(node);
      nodes.died(node, random);
    } catch (Replay.Poisoned poison) {
      require(disk.poisons.contains(poison.sequence), "the core broke: %s", poison.getCause());
      disk.voided.addAll(disk.poisons);
      Faults.none(node);
      nodes.died(node, random);
    } catch (RuntimeException failure) {
      throw failure instanceof Divergence d ? d : new Divergence("the follower fails", failure);
    }
  }

  private void moveClock(SplittableRandom random) {
    write(random.split());
    long hours = random.nextInt(1, 30);
    switch (random.nextInt(4)) {
      case 0 -> time.setWall(time.wallMicros() - hours * 3_600_000_000L);
      case 1 -> time.setWall(time.wallMicros() + hours * 3_600_000_000L);
      default -> time.pass(hours * 3_600_000_000L);
    }
    log("the clock moves: %d h", hours);
  }

  private void rot(SplittableRandom random) {
    for (SimulatedDisk.Saved saved : disk.snapshots.values()) {
      byte[] part = saved.parts().get(0);
      if (part.length > 0 && random.nextBoolean()) {
        part[random.nextInt(part.length)] ^= (byte) (1 << random.nextInt(8));
        log("a saved state rots");
      }
    }
  }

  /** The last start, the last batch, the views to the end: and all of it must be the model's. */
  private void finish() {
    nodes.former = null;
    finishing = true;
    write(new SplittableRandom(1));
    nodes.active = nodes.start(new SplittableRandom(0), false);
    for (int i = 0; i < 3 && disk.views.mark.batch() < disk.rows.size(); i++) {
      followOnce(nodes.active, new SplittableRandom(0));
    }
    ModelCheck check = new ModelCheck(disk);
    check.views();
    check.replayed(nodes.active);
  }

  private void log(String format, Object... values) {
    if (trace != null) {
      trace.accept(format.formatted(values));
    }
  }
}
