package io.carboninclusion.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.db.DatabaseAccess;
import io.carboninclusion.db.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was once said cannot be changed by the application, whatever its code does. */
class AppendOnlyTest {

  private static final int COMMAND_DENIED = 1142;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "registry_retirement_document",
        "registry_issuance",
        "registry_issuance_review",
        "registry_project",
        "registry_project_decision",
        "registry_project_file"
      })
  void theApplicationMayNeitherChangeNorRemove(String table) throws SQLException {
    DatabaseAccess access = TestDatabase.access();
    try (Connection connection =
            DriverManager.getConnection(
                access.url() + "/market", access.app().user(), access.app().password());
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeQuery("SELECT COUNT(*) FROM " + table).next()).isTrue();
      for (String sql :
          new String[] {"DELETE FROM " + table, "UPDATE " + table + " SET document = ''"}) {
        assertThatThrownBy(() -> statement.execute(sql))
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(COMMAND_DENIED));
      }
    }
  }
}
