package io.carboninclusion.trading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads rows in plain SQL. A database that fails is a fault, not a refusal. */
final class Sql {
  private final Connections connections;

  /** The database did not answer as it must. */
  static final class Failed extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Failed(SQLException cause) {
      super(cause);
    }
  }

  /** Makes an object of the row at which the result stands. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Several reads of one state. */
  @FunctionalInterface
  interface Reads<T> {
    T read(Connection snapshot) throws SQLException;
  }

  Sql(Connections connections) {
    this.connections = connections;
  }

  <T> List<T> list(String sql, RowReader<T> reader, Object... parameters) {
    try (Connection connection = connections.open()) {
      return list(connection, sql, reader, parameters);
    } catch (SQLException failure) {
      throw new Failed(failure);
    }
  }

  <T> Optional<T> find(String sql, RowReader<T> reader, Object... parameters) {
    return list(sql, reader, parameters).stream().findFirst();
  }

  /** Several statements that all see one state of the database. */
  <T> T snapshot(Reads<T> reads) {
    try (Connection connection = connections.open()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        return reads.read(connection);
      } finally {
        connection.rollback();
        connection.setAutoCommit(autoCommit);
      }
    } catch (SQLException failure) {
      throw new Failed(failure);
    }
  }

  static <T> List<T> list(
      Connection connection, String sql, RowReader<T> reader, Object... parameters)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setObject(i + 1, parameters[i]);
      }
      try (ResultSet found = select.executeQuery()) {
        List<T> rows = new ArrayList<>();
        while (found.next()) {
          rows.add(reader.read(found));
        }
        return rows;
      }
    }
  }
}
