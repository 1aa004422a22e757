package io.carboninclusion.trading;

import static io.carboninclusion.trading.Divergence.require;

import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.kernel.Rejected;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * One instance of the market in a simulation: a real writer and a real follower, stepped by hand
 * over the simulated disk and time. All they do to the outside passes here, so here they can be
 * made to lose a connection or to die.
 */
final class SimulatedNode {
  static final int SNAPSHOT_COMMANDS = 700;

  /** What becomes of an INSERT or a COMMIT whose connection is lost. */
  enum Loss {
    NOT_THERE,
    THERE,
    /** It arrives some time later, if its number is still free. */
    LATE
  }

  final SimulatedDisk disk;
  final SimulatedTime time;
  final Writer writer;
  final Follower follower;
  final Lag lag;
  final Deque<Loss> losses = new ArrayDeque<>();
  final Deque<Boolean> viewLosses = new ArrayDeque<>();
  List<Submission> waiting = new ArrayList<>();
  List<Submission> batch = List.of();

  /** The row that was last tried to insert, in this step. */
  JournalRow tried;

  long epoch;
  boolean stopped;

  /** Which read from now on fails, 1 for the next; 0 for none. */
  int failingRead;

  boolean failingSave;

  /** Answers are given while the writer still works, or after its step. */
  boolean eager;

  Crash.Point crashAt;
  int crashAfter;

  /** Called when the writer waits before it sends a row again. */
  Runnable whileWaiting = () -> {};

  private final Deque<Runnable> answers = new ArrayDeque<>();

  SimulatedNode(SimulatedDisk disk, SimulatedTime clock, int keyLimit, long lagLimit) {
    this.disk = disk;
    this.time = clock.ofNode(this);
    this.lag = new Lag(Long.MAX_VALUE, lagLimit);
    SnapshotStore snapshots = new SimulatedSnapshots(this);
    this.follower =
        new Follower(
            new Journal(new SimulatedJournal(this)),
            new NodeViews(),
            new SnapshotKeeper(new Snapshots(snapshots), SNAPSHOT_COMMANDS),
            voided -> new SteppedReplay(voided, false),
            lag,
            () -> writer().status().leads(),
            why -> {
              throw new Divergence(why);
            });
    this.writer =
        new Writer(
            new WriterParts(
                new Journal(new SimulatedJournal(this)),
                new Snapshots(snapshots),
                new GenerousLease(),
                voided -> new SteppedReplay(voided, true),
                time,
                lag,
                this::answer,
                this::answer,
                this::past,
                () -> {
                  throw new IllegalStateException("no engine is upgraded here");
                },
                (core, now) -> List.of(),
                () -> reach(Crash.Point.AFTER_APPLYING),
                keyLimit));
  }

  private Writer writer() {
    return writer;
  }

  /** The code comes to a point where the machine may die. */
  void reach(Crash.Point point) {
    if (crashAt == point && --crashAfter < 0) {
      crashAt = null;
      throw new Crash(point);
    }
  }

  void failToRead() throws SQLException {
    if (failingRead > 0 && --failingRead == 0) {
      throw new SQLException("simulated: the connection is lost while reading");
    }
  }

  private void answer(Runnable task) {
    reach(Crash.Point.BEFORE_ANSWERING);
    if (eager) {
      task.run();
    } else {
      answers.add(task);
    }
  }

  /** What the other threads would do by now. */
  void giveAnswers() {
    while (!answers.isEmpty()) {
      answers.remove().run();
    }
  }

  private Outcome past(long sequence) {
    if (disk.views.mark.sequence() < sequence) {
      throw Rejected.because(TradingRefusal.OUTCOME_UNKNOWN);
    }
    return disk.views.outcome(sequence);
  }

  /** Lets everybody try: it must never be what keeps two writers apart. */
  private static final class GenerousLease implements Lease {
    @Override
    public boolean take() {
      return true;
    }

    @Override
    public void release() {}
  }

  /** Watches that nothing is applied before its row stands, and dies in the middle. */
  private final class SteppedReplay extends Replay {
    private final boolean ofWriter;

    SteppedReplay(Set<Long> voided, boolean ofWriter) {
      super(voided);
      this.ofWriter = ofWriter;
    }

    @Override
    Reason dispatch(CommandReader command, Exchange exchange) {
      reach(Crash.Point.BETWEEN_COMMANDS);
      boolean live = ofWriter && !batch.isEmpty();
      require(
          !live || (tried != null && tried.batch() <= disk.rows.size()),
          "a command is applied before its row stands in the journal");
      Reason reason = super.dispatch(command, exchange);
      if (command.op() == Op.DEPOSIT && command.cash() == RandomRequests.POISON) {
        throw new IllegalStateException("simulated: a poisoned command");
      }
      return reason;
    }
  }

  /** The follower's connection to the views. */
  private final class NodeViews implements Views {
    @Override
    public Mark mark() throws SQLException {
      failToRead();
      return disk.views.mark;
    }

    @Override
    public boolean write(ViewChanges changes, long from, Chain to) throws SQLException {
      reach(Crash.Point.BEFORE_VIEWS);
      Boolean there = viewLosses.poll();
      boolean written = there == null || there ? disk.views.write(changes, from, to) : false;
      if (there != null) {
        throw new SQLException("simulated: the connection is lost at COMMIT");
      }
      reach(Crash.Point.AFTER_VIEWS);
      return written;
    }

    @Override
    public void close() {}
  }
}
