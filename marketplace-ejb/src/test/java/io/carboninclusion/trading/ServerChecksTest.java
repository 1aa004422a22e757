package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.db.DatabaseAccess;
import io.carboninclusion.db.EmbeddedDatabase;
import io.carboninclusion.db.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerChecksTest {

  @Test
  void theEmbeddedServerIsSafeAndHasThisBuildsSchema() throws Exception {
    DatabaseAccess access = TestDatabase.access();
    try (Connection app = access.connect(access.app(), "market")) {
      assertThat(ServerChecks.complaints(app)).isEmpty();
      assertThat(SchemaVersion.complaint(app)).isEmpty();
    }
  }

  @Test
  void eachUnsafeSettingIsNamedWithTheValueToSet(@TempDir Path home) throws Exception {
    List<String> unsafe =
        List.of(
            "--innodb-flush-log-at-trx-commit=2",
            "--innodb-doublewrite=OFF",
            "--innodb-snapshot-isolation=OFF",
            "--character-set-server=latin1",
            "--collation-server=latin1_bin",
            "--sql-mode=",
            "--log-bin=market-bin",
            "--sync-binlog=0");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home, TestDatabase.binaries(), unsafe);
        Connection connection =
            database.access().connect(database.access().migration(), "market")) {
      assertThat(ServerChecks.complaints(connection))
          .extracting(
              sentence ->
                  sentence.substring(
                      "The database server has ".length(), sentence.indexOf(", or ")))
          .containsExactly(
              "innodb_flush_log_at_trx_commit=2: set it to 1",
              "innodb_doublewrite=OFF: set it to ON",
              "innodb_snapshot_isolation=0: set it to ON",
              "character_set_server=latin1: set it to utf8mb4",
              "sql_mode=: set it to TRADITIONAL",
              "sync_binlog=0: set it to 1");
      assertThat(SchemaVersion.complaint(connection))
          .hasValueSatisfying(
              sentence -> assertThat(sentence).startsWith("The database's schema is at nothing"));
    }
  }

  @Test
  void aSchemaOfALaterVersionIsRefused() throws Exception {
    DatabaseAccess access = TestDatabase.access();
    try (Connection migration = access.connect(access.migration(), "market");
        Statement statement = migration.createStatement()) {
      migration.setAutoCommit(false);
      statement.execute(
          "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
              + " checksum, installed_by, execution_time, success)"
              + " VALUES (9000, '9000', 'later', 'SQL', 'V9000__later.sql', 1, 'x', 1, 1)");
      assertThat(SchemaVersion.complaint(migration))
          .hasValueSatisfying(
              sentence ->
                  assertThat(sentence)
                      .startsWith("The database's schema is at 9000")
                      .endsWith("start the version of the market that made it."));
      migration.rollback();
    }
  }
}
