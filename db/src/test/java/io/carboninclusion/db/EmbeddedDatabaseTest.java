package io.carboninclusion.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

  private static final List<String> SMALL =
      List.of("--innodb-buffer-pool-size=16M", "--innodb-log-file-size=8M");

  @TempDir Path home;

  @Test
  void keepsEverythingFromStartToStartAlsoWhenTheLastRunWasKilled() throws Exception {
    EmbeddedDatabase left = start();
    DatabaseAccess first = left.access();
    new Migrations(first).migrate();
    sql(
        first,
        "CREATE TABLE market.kept (word VARCHAR(20))",
        "INSERT INTO market.kept VALUES ('碳🌲')");
    // Nobody closes it: as if the launcher had been killed.
    try (EmbeddedDatabase next = start()) {
      assertThat(left.process().isAlive()).isFalse();
      assertThat(next.access()).isEqualTo(first);
      new Migrations(next.access()).migrate();
      assertThat(query(next.access(), "SELECT word FROM market.kept")).isEqualTo("碳🌲");
    }
    Path secrets = home.resolve("secrets.properties");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
        .isEqualTo("rw-------");
    assertThat(home.resolve("users.sql")).doesNotExist();
  }

  @Test
  void startsWithTheSettingsThatLoseNoAnswer() throws Exception {
    assertThat(
            query(
                TestDatabase.access(),
                "SELECT CONCAT_WS(' ', @@innodb_flush_log_at_trx_commit, @@innodb_doublewrite,"
                    + " @@innodb_snapshot_isolation, @@character_set_server, @@bind_address,"
                    + " @@time_zone, @@sql_mode LIKE '%STRICT_ALL_TABLES%')"))
        .isEqualTo("1 ON ON utf8mb4 127.0.0.1 +00:00 1");
  }

  @Test
  void aDatabaseOfALaterVersionIsRefusedInOneSentence() throws Exception {
    DatabaseAccess access = TestDatabase.access();
    sql(
        access,
        "INSERT INTO market.flyway_schema_history (installed_rank, version, description, type,"
            + " script, checksum, installed_by, execution_time, success)"
            + " VALUES (9000, '9000', 'later', 'SQL', 'V9000__later.sql', 1, 'x', 1, 1)");
    try {
      assertThatThrownBy(() -> new Migrations(access).migrate())
          .isInstanceOf(DatabaseUnusable.class)
          .hasMessageContaining("has another schema than this version of the market")
          .message()
          .satisfies(message -> assertThat(message.lines()).hasSize(1));
    } finally {
      sql(access, "DELETE FROM market.flyway_schema_history WHERE installed_rank = 9000");
    }
  }

  @Test
  void theApplicationsUserMayOnlyWhatAMigrationGranted() throws Exception {
    DatabaseAccess access = TestDatabase.access();
    sql(access, "CREATE TABLE market.nothing_granted (id INT)");
    try (Connection app = access.connect(access.app(), "market");
        Statement statement = app.createStatement()) {
      assertThatThrownBy(() -> statement.execute("DELETE FROM market.nothing_granted"))
          .isInstanceOfSatisfying(
              SQLException.class, refused -> assertThat(refused.getErrorCode()).isEqualTo(1142));
    }
  }

  private EmbeddedDatabase start() {
    return EmbeddedDatabase.start(home, TestDatabase.binaries(), SMALL);
  }

  private static void sql(DatabaseAccess access, String... statements) throws SQLException {
    try (Connection connection = access.connect(access.migration(), "market");
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private static String query(DatabaseAccess access, String query) throws SQLException {
    try (Connection connection = access.connect(access.migration(), "market");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }
}
