package io.carboninclusion.trading;

import io.carboninclusion.exchange.Exchange;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * States of the core kept beside the journal, the newest three: a start restores one and reads only
 * what came after it. One that does not fit the journal, or whose bytes have changed, is passed
 * over; without any the whole journal is read.
 */
final class Snapshots {
  static final int KEPT = 3;

  /** One row is at most 8 MiB, well below what the server takes in one packet. */
  private static final int PART_BYTES = 8 << 20;

  private static final Logger LOG = Logger.getLogger(Snapshots.class.getName());

  private final Connections connections;

  /** A snapshot as it is listed, before its bytes are read. */
  record Entry(Chain chain, int engine, long stateHash, byte[] sha256) {}

  /**
   * @param connections as the follower's user to save, as any that may read to restore
   */
  Snapshots(Connections connections) {
    this.connections = connections;
  }

  /**
   * Saves the state at the end of a batch and forgets all but the newest three.
   *
   * @param more writes what the follower needs beside the core
   */
  void save(Chain chain, Exchange core, Consumer<LongConsumer> more) throws SQLException {
    NumberWriter numbers = new NumberWriter(PART_BYTES);
    core.save(numbers);
    more.accept(numbers);
    List<byte[]> parts = numbers.finish();
    try (Connection connection = connections.open()) {
      connection.setAutoCommit(false);
      // An unusable one of the same batch may be there.
      forget(connection, "batch = " + chain.batch());
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO market_view.snapshot_part (batch, part, content) VALUES (?, ?, ?)")) {
        for (int part = 0; part < parts.size(); part++) {
          insert.setLong(1, chain.batch());
          insert.setInt(2, part);
          insert.setBytes(3, parts.get(part));
          insert.executeUpdate();
        }
      }
      insert(connection, chain, core.stateHash(), numbers);
      forgetOld(connection);
      connection.commit();
    }
    LOG.info(
        () -> "Saved the state at batch " + chain.batch() + ", " + numbers.bytes() + " bytes.");
  }

  private static void insert(
      Connection connection, Chain chain, long stateHash, NumberWriter numbers)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO market_view.snapshot (batch, sequence, epoch, engine, time_micros, row_hash,"
                + " state_hash, bytes, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, chain.batch());
      insert.setLong(2, chain.sequence());
      insert.setLong(3, chain.epoch());
      insert.setInt(4, JournalRow.ENGINE);
      insert.setLong(5, chain.timeMicros());
      insert.setBytes(6, chain.hash());
      insert.setLong(7, stateHash);
      insert.setLong(8, numbers.bytes());
      insert.setBytes(9, numbers.sha256());
      insert.executeUpdate();
    }
  }

  private static void forgetOld(Connection connection) throws SQLException {
    List<Entry> all = list(connection);
    if (all.size() <= KEPT) {
      return;
    }
    long oldest = all.get(KEPT - 1).chain().batch();
    forget(connection, "batch < " + oldest);
  }

  private static void forget(Connection connection, String which) throws SQLException {
    try (Statement delete = connection.createStatement()) {
      delete.executeUpdate("DELETE FROM market_view.snapshot_part WHERE " + which);
      delete.executeUpdate("DELETE FROM market_view.snapshot WHERE " + which);
    }
  }

  /**
   * Restores the newest usable state into a new core.
   *
   * @param journal to see that the snapshot is of this journal
   * @param notBehind the last batch that may be restored, where somebody must begin earlier
   * @return a core and where it stands, or nothing: then the journal is read from its first row
   */
  Optional<Restored> restore(Journal journal, long notBehind, Supplier<Exchange> cores)
      throws SQLException {
    try (Connection connection = connections.open()) {
      for (Entry entry : list(connection)) {
        if (entry.chain().batch() <= notBehind && isOf(entry, journal)) {
          Optional<Restored> restored = read(connection, entry, cores.get());
          if (restored.isPresent()) {
            return restored;
          }
        }
      }
    }
    return Optional.empty();
  }

  /**
   * A core and the end of the batch at which it stands.
   *
   * @param more what was saved beside the core
   */
  record Restored(Exchange core, Chain chain, LongSupplier more) {}

  private static boolean isOf(Entry entry, Journal journal) throws SQLException {
    List<JournalRow> row = journal.read(entry.chain().batch() - 1, 1);
    boolean fits =
        !row.isEmpty()
            && row.get(0).batch() == entry.chain().batch()
            && Arrays.equals(row.get(0).hash(), entry.chain().hash())
            && entry.engine() <= JournalRow.ENGINE;
    if (!fits) {
      LOG.warning("The snapshot at batch " + entry.chain().batch() + " is not of this journal.");
    }
    return fits;
  }

  private static Optional<Restored> read(Connection connection, Entry entry, Exchange core)
      throws SQLException {
    List<byte[]> parts = parts(connection, entry.chain().batch());
    MessageDigest sha = Commands.sha256();
    parts.forEach(sha::update);
    try {
      if (!Arrays.equals(sha.digest(), entry.sha256())) {
        throw new IllegalStateException("its bytes have changed");
      }
      NumberReader numbers = new NumberReader(parts);
      core.restore(numbers);
      core.verify();
      if (core.stateHash() != entry.stateHash()) {
        throw new IllegalStateException("it holds another state");
      }
      return Optional.of(new Restored(core, entry.chain(), numbers));
    } catch (RuntimeException unusable) {
      LOG.log(
          Level.WARNING,
          "The snapshot at batch " + entry.chain().batch() + " is passed over",
          unusable);
      return Optional.empty();
    }
  }

  private static List<byte[]> parts(Connection connection, long batch) throws SQLException {
    try (PreparedStatement select =
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

  /** The newest first. */
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
