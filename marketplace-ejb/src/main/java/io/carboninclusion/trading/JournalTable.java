package io.carboninclusion.trading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The table {@code market.trading_journal} over one plain autocommit connection of its own. Each
 * batch is one INSERT and so one commit; rows are only ever added.
 */
final class JournalTable implements JournalStore {
  private static final String COLUMNS =
      "batch, first_sequence, command_count, epoch, engine, time_micros, previous_hash, state_hash,"
          + " commands";
  private static final int DUPLICATE_KEY = 1062;

  private final Connections connections;
  private Connection connection;
  private PreparedStatement insert;

  JournalTable(Connections connections) {
    this.connections = connections;
  }

  @Override
  public boolean insert(JournalRow row) throws SQLException {
    try {
      execute(row);
      return true;
    } catch (SQLException failure) {
      if (failure.getErrorCode() == DUPLICATE_KEY) {
        return false;
      }
      close();
      throw failure;
    }
  }

  private void execute(JournalRow row) throws SQLException {
    if (insert == null) {
      insert =
          connection()
              .prepareStatement(
                  "INSERT INTO market.trading_journal ("
                      + COLUMNS
                      + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }
    insert.setLong(1, row.batch());
    insert.setLong(2, row.firstSequence());
    insert.setInt(3, row.count());
    insert.setLong(4, row.epoch());
    insert.setInt(5, row.engine());
    insert.setLong(6, row.timeMicros());
    insert.setBytes(7, row.previousHash());
    insert.setLong(8, row.stateHash());
    insert.setBytes(9, row.commands());
    insert.executeUpdate();
  }

  @Override
  public List<JournalRow> read(long batch, int limit) throws SQLException {
    String sql =
        "SELECT "
            + COLUMNS
            + " FROM market.trading_journal WHERE batch > ? ORDER BY batch LIMIT "
            + limit;
    try (PreparedStatement select = connection().prepareStatement(sql)) {
      select.setLong(1, batch);
      List<JournalRow> rows = new ArrayList<>();
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows.add(row(found));
        }
      }
      return rows;
    }
  }

  @Override
  public long firstSince(long micros) throws SQLException {
    try (PreparedStatement select =
        connection()
            .prepareStatement("SELECT time_micros FROM market.trading_journal WHERE batch = ?")) {
      long low = 1;
      long high = lastBatch() + 1;
      // Batches are numbered without a gap and their times never go back.
      while (low < high) {
        long middle = (low + high) >>> 1;
        select.setLong(1, middle);
        try (ResultSet found = select.executeQuery()) {
          found.next();
          if (found.getLong(1) >= micros) {
            high = middle;
          } else {
            low = middle + 1;
          }
        }
      }
      return low;
    }
  }

  private long lastBatch() throws SQLException {
    try (Statement select = connection().createStatement();
        ResultSet found =
            select.executeQuery("SELECT COALESCE(MAX(batch), 0) FROM market.trading_journal")) {
      found.next();
      return found.getLong(1);
    }
  }

  private static JournalRow row(ResultSet found) throws SQLException {
    return new JournalRow(
        found.getLong(1),
        found.getLong(2),
        found.getInt(3),
        found.getLong(4),
        found.getInt(5),
        found.getLong(6),
        found.getBytes(7),
        found.getLong(8),
        found.getBytes(9));
  }

  @Override
  public Set<Long> voided() throws SQLException {
    try (Statement select = connection().createStatement();
        ResultSet found = select.executeQuery("SELECT sequence FROM market.trading_journal_void")) {
      Set<Long> sequences = new HashSet<>();
      while (found.next()) {
        sequences.add(found.getLong(1));
      }
      return sequences;
    }
  }

  @Override
  public List<String> complaints() throws SQLException {
    return ServerChecks.complaints(connection());
  }

  private Connection connection() throws SQLException {
    if (connection == null) {
      connection = connections.open();
    }
    return connection;
  }

  /** Closes the connection; the next call opens another. */
  @Override
  public void close() {
    insert = null;
    Connection old = connection;
    connection = null;
    if (old != null) {
      try {
        old.close();
      } catch (SQLException e) {
        // It is gone; that is what was wanted.
        return;
      }
    }
  }
}
