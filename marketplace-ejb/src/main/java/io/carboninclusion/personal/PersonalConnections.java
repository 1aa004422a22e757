package io.carboninclusion.personal;

import io.carboninclusion.kernel.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The plain connections of the work on uploads, outside the pools and JTA. Long lists of keys are
 * looked up in their index, one after the other, instead of through a temporary table.
 */
final class PersonalConnections {

  private static final String OPTIONS =
      "/market?tcpKeepAlive=true&socketTimeout=120000&allowLocalInfile=true"
          + "&sessionVariables=in_predicate_conversion_threshold=0,innodb_lock_wait_timeout=10";

  private PersonalConnections() {}

  static PoolSql.Database app(Settings settings) {
    return app(settings.databaseUrl(), settings.appUser(), settings.appPassword());
  }

  static PoolSql.Database app(String server, String user, String password) {
    return () -> DriverManager.getConnection(server + OPTIONS, user, password);
  }

  /** For a transaction of several statements. */
  static Connection writing(PoolSql.Database database) throws SQLException {
    Connection connection = database.open();
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    connection.setAutoCommit(false);
    return connection;
  }
}
