package io.carboninclusion.trading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The tables {@code market_view.snapshot} and {@code snapshot_part}. */
final class SnapshotTables implements SnapshotStore {
  private final Connections connections;

  /**
   * @param connections as the follower's user to save, as any that may read to restore
   */
  SnapshotTables(Connections connections) {
    this.connections = connections;
  }

  @Override
  public void save(Entry entry, List<byte[]> parts) throws SQLException {
    long batch = entry.chain().batch();
    try (Connection connection = connections.open()) {
      connection.setAutoCommit(false);
      // An unusable one of the same batch may be there.
      forget(connection, "batch = " + batch);
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO market_view.snapshot_part (batch, part, content) VALUES (?, ?, ?)")) {
        for (int part = 0; part < parts.size(); part++) {
          insert.setLong(1, batch);
          insert.setInt(2, part);
          insert.setBytes(3, parts.get(part));
          insert.executeUpdate();
        }
      }
      insert(connection, entry, parts.stream().mapToLong(part -> part.length).sum());
      forgetOld(connection);
      connection.commit();
    }
  }

  private static void insert(Connection connection, Entry entry, long bytes) throws SQLException {
    Chain chain = entry.chain();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO market_view.snapshot (batch, sequence, epoch, engine, time_micros, row_hash,"
                + " state_hash, bytes, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, chain.batch());
      insert.setLong(2, chain.sequence());
      insert.setLong(3, chain.epoch());
      insert.setInt(4, entry.engine());
      insert.setLong(5, chain.timeMicros());
      insert.setBytes(6, chain.hash());
      insert.setLong(7, entry.stateHash());
      insert.setLong(8, bytes);
      insert.setBytes(9, entry.sha256());
      insert.executeUpdate();
    }
  }

  private static void forgetOld(Connection connection) throws SQLException {
    List<Entry> all = list(connection);
    for (int i = Snapshots.KEPT; i < all.size(); i++) {
      boolean isTheLastOfItsEngine = all.get(i).engine() < all.get(i - 1).engine();
      if (!isTheLastOfItsEngine) {
        forget(connection, "batch = " + all.get(i).chain().batch());
      }
    }
  }

  private static void forget(Connection connection, String which) throws SQLException {
    try (Statement delete = connection.createStatement()) {
      delete.executeUpdate("DELETE FROM market_view.snapshot_part WHERE " + which);
      delete.executeUpdate("DELETE FROM market_view.snapshot WHERE " + which);
    }
  }

  @Override
  public List<Entry> list() throws SQLException {
    try (Connection connection = connections.open()) {
      return list(connection);
    }
  }

  @Override
  public List<byte[]> parts(long batch) throws SQLException {
    try (Connection connection = connections.open();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT content FROM market_view.snapshot_part WHERE batch = ? ORDER BY part")) {
      select.setLong(1, batch);
      List<byte[]> parts = new ArrayList<>();
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          parts.add(found.getBytes(1));
        }
      }
      return parts;
    }
  }

  private static List<Entry> list(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        "SELECT batch, sequence, epoch, engine, time_micros, row_hash, state_hash, sha256"
            + " FROM market_view.snapshot ORDER BY batch DESC",
        row ->
            new Entry(
                new Chain(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(5),
                    row.getBytes(6)),
                row.getInt(4),
                row.getLong(7),
                row.getBytes(8)));
  }
}
