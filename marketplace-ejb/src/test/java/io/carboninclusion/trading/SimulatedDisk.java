package io.carboninclusion.trading;

import static io.carboninclusion.trading.Divergence.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * The database of a simulation, which every instance writes to and which outlives them all:
 * journal, voids, views and snapshots. A row is there for good once it is there, and the model
 * hears of its commands at that moment.
 */
final class SimulatedDisk {
  /** A row whose sender has given up on it, and that may still arrive. */
  private static final class Late {
    final JournalRow row;
    final List<Submission> batch;
    int steps;

    Late(JournalRow row, List<Submission> batch, int steps) {
      this.row = row;
      this.batch = batch;
      this.steps = steps;
    }
  }

  record Saved(SnapshotStore.Entry entry, List<byte[]> parts) {}

  final NaiveMarket model = new NaiveMarket();
  final NaiveKeys keys;
  final List<JournalRow> rows = new ArrayList<>();
  final Set<Long> voided = new HashSet<>();
  final Set<Long> poisons = new HashSet<>();
  final SimulatedTables views = new SimulatedTables();
  final TreeMap<Long, Saved> snapshots = new TreeMap<>();
  private final List<Late> late = new ArrayList<>();

  SimulatedDisk(int keyLimit) {
    keys = new NaiveKeys(keyLimit);
  }

  JournalRow last() {
    return rows.isEmpty() ? null : rows.get(rows.size() - 1);
  }

  long lastSequence() {
    return model.outcomes.size();
  }

  void arriveLater(JournalRow row, List<Submission> batch, int steps) {
    late.add(new Late(row, batch, steps));
  }

  /** Something happens at the database: rows on their way come nearer. */
  void tick() {
    for (Iterator<Late> all = late.iterator(); all.hasNext(); ) {
      Late one = all.next();
      if (--one.steps <= 0) {
        all.remove();
        put(one.row, one.batch);
      }
    }
  }

  /** Adds the row unless its number is taken. */
  boolean put(JournalRow row, List<Submission> batch) {
    if (row.batch() <= rows.size()) {
      return false;
    }
    JournalRow before = last();
    require(row.batch() == rows.size() + 1, "batch %d leaves a gap", row.batch());
    require(row.firstSequence() == lastSequence() + 1, "batch %d: sequences", row.batch());
    if (before != null) {
      require(Arrays.equals(row.previousHash(), before.hash()), "batch %d: chain", row.batch());
      require(row.timeMicros() >= before.timeMicros(), "batch %d goes back in time", row.batch());
      boolean opens = row.count() == 0;
      long epoch = before.epoch() + (opens ? 1 : 0);
      require(row.epoch() == epoch, "batch %d has epoch %d", row.batch(), row.epoch());
    }
    rows.add(row);
    tellModel(row, batch);
    return true;
  }

  private void tellModel(JournalRow row, List<Submission> batch) {
    int at = 0;
    int count = 0;
    for (Submission sent : batch) {
      String key = sent.key();
      sent.verdict =
          key == null ? NaiveKeys.Verdict.NEW : keys.judge(key, sent.body(), row.timeMicros());
      boolean isNext =
          at + sent.bytes.length <= row.commands().length
              && Arrays.equals(
                  sent.bytes, 0, sent.bytes.length, row.commands(), at, at + sent.bytes.length);
      boolean isNew =
          sent.verdict == NaiveKeys.Verdict.NEW
              || (sent.verdict == NaiveKeys.Verdict.OPEN && isNext);
      if (isNew) {
        require(isNext, "batch %d does not hold %s", row.batch(), sent);
        sent.verdict = NaiveKeys.Verdict.NEW;
        sent.expected = apply(sent.what, row.timeMicros());
        if (key != null) {
          keys.remember(key, sent.body(), sent.expected.sequence(), row.timeMicros());
        }
        at += sent.bytes.length;
        count++;
      } else {
        knownBefore(sent);
      }
    }
    require(
        at == row.commands().length && count == row.count(),
        "batch %d holds what nobody sent, or what came before",
        row.batch());
  }

  private Outcome apply(RoomCommand what, long timeMicros) {
    boolean poison =
        what instanceof RoomCommand.Deposit d && d.amountMilliFen() == RandomRequests.POISON;
    if (poison) {
      poisons.add(lastSequence() + 1);
      return model.fault(timeMicros);
    }
    return model.apply(what, timeMicros);
  }

  /** If the key came before with the same body, the first answer is the answer. */
  void knownBefore(Submission sent) {
    NaiveKeys.Known known = sent.key() == null ? null : keys.find(sent.key());
    boolean same = known != null && known.body().equals(sent.body());
    sent.expected = same ? model.outcomes.get((int) known.sequence() - 1) : null;
  }
}
