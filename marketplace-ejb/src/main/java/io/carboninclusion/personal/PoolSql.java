package io.carboninclusion.personal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The statements of pools on one connection. Whoever opened the connection says where a transaction
 * begins and ends; {@link #committed} does it for steps that stand alone.
 */
final class PoolSql {

  /** 1020 record changed, 1205 lock wait timeout, 1213 deadlock: the whole step again. */
  private static final Set<Integer> WORTH_ANOTHER_ATTEMPT = Set.of(1020, 1205, 1213);

  private static final int ATTEMPTS = 5;

  private final Connection connection;

  /** Opens a connection outside any transaction. */
  @FunctionalInterface
  interface Database {
    Connection open() throws SQLException;
  }

  /** What is done on one connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(PoolSql sql) throws SQLException;
  }

  /** Makes an object of the row at which the result stands. */
  @FunctionalInterface
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  PoolSql(Connection connection) {
    this.connection = connection;
  }

  /** On a connection of its own, or of the transaction that is running. */
  static <T> T on(Database database, Work<T> work) {
    try (Connection connection = database.open()) {
      return work.on(new PoolSql(connection));
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /**
   * One committed transaction, and again when MariaDB gave up on it. READ COMMITTED, so that no gap
   * is locked before the acts that arrive meanwhile.
   */
  static <T> T committed(Database database, Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = database.open()) {
        return committed(connection, work);
      } catch (SQLException failure) {
        if (attempt == ATTEMPTS || !WORTH_ANOTHER_ATTEMPT.contains(failure.getErrorCode())) {
          throw new IllegalStateException(failure);
        }
      }
    }
  }

  private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
    int isolation = connection.getTransactionIsolation();
    boolean autoCommit = connection.getAutoCommit();
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      T result = work.on(new PoolSql(connection));
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(autoCommit);
      connection.setTransactionIsolation(isolation);
    }
  }

  /** Rows that the statement changed. */
  long update(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(sql, parameters)) {
      return statement.executeLargeUpdate();
    }
  }

  <T> List<T> list(String sql, Row<T> reader, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(sql, parameters);
        ResultSet found = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (found.next()) {
        rows.add(reader.of(found));
      }
      return rows;
    }
  }

  <T> Optional<T> find(String sql, Row<T> reader, Object... parameters) throws SQLException {
    return list(sql, reader, parameters).stream().findFirst();
  }

  /** The one number that the statement answers. */
  long number(String sql, Object... parameters) throws SQLException {
    return find(sql, row -> row.getLong(1), parameters).orElseThrow();
  }

  private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
