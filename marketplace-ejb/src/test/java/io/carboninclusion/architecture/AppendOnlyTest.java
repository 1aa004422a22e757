package io.carboninclusion.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.db.DatabaseAccess;
import io.carboninclusion.db.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was once said cannot be changed by the application, whatever its code does. */
class AppendOnlyTest {

  private static final int COMMAND_DENIED = 1142;

  @ParameterizedTest
  @CsvSource({
    "audit_proposal, facts",
    "audit_decision, note",
    "audit_trail, details",
    "trading_calendar_change, document",
    "registry_retirement_document, document",
    "registry_issuance, document",
    "registry_issuance_review, document",
    "registry_project, document",
    "registry_project_decision, document",
    "registry_project_file, document",
    "court_event, note",
    "court_price_note, kg",
    "personal_consent, version",
    "personal_refused_act, reason",
    "personal_methodology, code",
    "personal_methodology_mode, unit",
    "personal_pool, methodology",
    "personal_pool_contribution, mg",
    "personal_payout, number",
    "personal_payout_share, fen",
    "participant_account, title",
    "trading_rule_change, value"
  })
  void theApplicationMayNeitherChangeNorRemove(String table, String column) throws SQLException {
    DatabaseAccess access = TestDatabase.access();
    try (Connection connection =
            DriverManager.getConnection(
                access.url() + "/market", access.app().user(), access.app().password());
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeQuery("SELECT COUNT(*) FROM " + table).next()).isTrue();
      for (String sql :
          new String[] {"DELETE FROM " + table, "UPDATE " + table + " SET " + column + " = ''"}) {
        assertThatThrownBy(() -> statement.execute(sql))
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(COMMAND_DENIED));
      }
    }
  }
}
