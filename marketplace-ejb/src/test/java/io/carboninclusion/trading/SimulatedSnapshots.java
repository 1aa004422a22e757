package io.carboninclusion.trading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One instance's connection to the snapshots of a simulation. */
final class SimulatedSnapshots implements SnapshotStore {
  private final SimulatedNode node;

  SimulatedSnapshots(SimulatedNode node) {
    this.node = node;
  }

  @Override
  public void save(Entry entry, List<byte[]> parts) throws SQLException {
    node.reach(Crash.Point.BEFORE_SNAPSHOT);
    if (node.failingSave) {
      node.failingSave = false;
      throw new SQLException("simulated: the snapshot can't be saved");
    }
    List<byte[]> copies = parts.stream().map(byte[]::clone).toList();
    node.disk.snapshots.put(entry.chain().batch(), new SimulatedDisk.Saved(copy(entry), copies));
    while (node.disk.snapshots.size() > Snapshots.KEPT) {
      node.disk.snapshots.pollFirstEntry();
    }
    node.reach(Crash.Point.AFTER_SNAPSHOT);
  }

  @Override
  public List<Entry> list() throws SQLException {
    node.failToRead();
    List<Entry> entries = new ArrayList<>();
    for (SimulatedDisk.Saved saved : node.disk.snapshots.descendingMap().values()) {
      entries.add(copy(saved.entry()));
    }
    return entries;
  }

  @Override
  public List<byte[]> parts(long batch) {
    return node.disk.snapshots.get(batch).parts();
  }

  /** A row of the database is not the object that moves on. */
  private static Entry copy(Entry entry) {
    Chain at = entry.chain();
    Chain copy = new Chain(at.batch(), at.sequence(), at.epoch(), at.timeMicros(), at.hash());
    return new Entry(copy, entry.engine(), entry.stateHash(), entry.sha256());
  }
}
