package io.carboninclusion.trading;

import static io.carboninclusion.trading.Divergence.require;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** One instance's connection to the journal of a simulation. */
final class SimulatedJournal implements JournalStore {
  private final SimulatedNode node;
  private JournalRow unsettled;

  SimulatedJournal(SimulatedNode node) {
    this.node = node;
  }

  @Override
  public boolean insert(JournalRow row) throws SQLException {
    node.reach(Crash.Point.BEFORE_INSERT);
    require(
        unsettled == null || java.util.Arrays.equals(unsettled.hash(), row.hash()),
        "batch %d is sent again with other bytes",
        row.batch());
    node.tried = row;
    node.epoch = row.epoch();
    node.disk.tick();
    SimulatedNode.Loss loss = node.losses.poll();
    if (loss != null) {
      unsettled = row;
      lose(row, loss);
    }
    unsettled = null;
    boolean added = node.disk.put(row, node.batch);
    node.reach(Crash.Point.AFTER_INSERT);
    return added;
  }

  private void lose(JournalRow row, SimulatedNode.Loss loss) throws SQLException {
    if (loss == SimulatedNode.Loss.THERE) {
      node.disk.put(row, node.batch);
    } else if (loss == SimulatedNode.Loss.LATE) {
      node.disk.arriveLater(row, node.batch, 1 + (int) (row.batch() % 5));
    }
    throw new SQLException("simulated: the connection is lost at INSERT");
  }

  @Override
  public List<JournalRow> read(long batch, int limit) throws SQLException {
    node.reach(Crash.Point.READING);
    node.failToRead();
    List<JournalRow> rows = node.disk.rows;
    int from = (int) Math.min(batch, rows.size());
    return List.copyOf(rows.subList(from, Math.min(rows.size(), from + limit)));
  }

  @Override
  public long firstSince(long micros) {
    List<JournalRow> rows = node.disk.rows;
    int at = 0;
    while (at < rows.size() && rows.get(at).timeMicros() < micros) {
      at++;
    }
    return at + 1L;
  }

  @Override
  public Set<Long> voided() throws SQLException {
    node.failToRead();
    return Set.copyOf(node.disk.voided);
  }

  @Override
  public List<String> complaints() {
    return List.of();
  }

  @Override
  public void close() {}
}
