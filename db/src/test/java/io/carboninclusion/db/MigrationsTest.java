package io.carboninclusion.db;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class MigrationsTest {

  private final DatabaseAccess access = TestDatabase.access();

  @Test
  void anOpenMarketIsNotMigrated() throws SQLException {
    execute(
        "CREATE TABLE market.kept_history AS SELECT * FROM market.flyway_schema_history"
            + " ORDER BY installed_rank DESC LIMIT 1",
        "DELETE FROM market.flyway_schema_history ORDER BY installed_rank DESC LIMIT 1",
        "UPDATE market.trading_lease SET until_at = UTC_TIMESTAMP(6) + INTERVAL 1 HOUR");
    try {
      assertThatThrownBy(() -> new Migrations(access).migrate())
          .isInstanceOf(DatabaseUnusable.class)
          .hasMessageContaining("close every instance in order");
    } finally {
      execute(
          "UPDATE market.trading_lease SET until_at = '2000-01-01'",
          "INSERT INTO market.flyway_schema_history SELECT * FROM market.kept_history",
          "DROP TABLE market.kept_history");
    }
    new Migrations(access).migrate();
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = access.connect(access.migration(), DatabaseAccess.MARKET);
        Statement execution = connection.createStatement()) {
      for (String statement : statements) {
        execution.execute(statement);
      }
    }
  }
}
