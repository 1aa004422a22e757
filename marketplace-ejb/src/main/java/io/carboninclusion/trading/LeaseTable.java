package io.carboninclusion.trading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;

/** The lease as one row, renewed each second, over after five by the database's clock. */
final class LeaseTable implements Lease {
  private static final int SECONDS = 5;

  private static final String TAKE =
      "UPDATE market.trading_lease SET holder = ?, until_at = UTC_TIMESTAMP(6) + INTERVAL "
          + SECONDS
          + " SECOND WHERE id = 1 AND (holder = ? OR until_at < UTC_TIMESTAMP(6))";
  private static final String RELEASE =
      "UPDATE market.trading_lease SET until_at = '2000-01-01' WHERE id = 1 AND holder = ?";

  /** Changed meanwhile, lock wait timeout, deadlock: another one is just taking it. */
  private static final Set<Integer> TAKEN_BY_ANOTHER = Set.of(1020, 1205, 1213);

  private final Connections connections;
  private final String holder = UUID.randomUUID().toString();
  private Connection connection;

  LeaseTable(Connections connections) {
    this.connections = connections;
  }

  @Override
  public boolean take() throws SQLException {
    try {
      return update(TAKE, holder, holder) == 1;
    } catch (SQLException failure) {
      if (TAKEN_BY_ANOTHER.contains(failure.getErrorCode())) {
        return false;
      }
      close();
      throw failure;
    }
  }

  @Override
  public void release() {
    try {
      update(RELEASE, holder);
    } catch (SQLException gone) {
      // It is over in five seconds by itself.
      return;
    } finally {
      close();
    }
  }

  private int update(String sql, String... parameters) throws SQLException {
    if (connection == null) {
      connection = connections.open();
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    }
  }

  private void close() {
    Connection old = connection;
    connection = null;
    if (old != null) {
      try {
        old.close();
      } catch (SQLException gone) {
        // That is what was wanted.
        return;
      }
    }
  }
}
