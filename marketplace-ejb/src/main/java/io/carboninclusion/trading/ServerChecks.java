package io.carboninclusion.trading;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether the database server keeps what it confirms: a market on one that can lose an answer, or
 * cut a word short, must not open.
 *
 * <p>Plain JDBC, so that the launcher asks before it migrates and the application before it trades.
 */
public final class ServerChecks {

  private static final List<Check> CHECKS =
      List.of(
          new Check(
              "innodb_flush_log_at_trx_commit",
              "1",
              "a power cut would lose trades that were confirmed"),
          new Check("innodb_doublewrite", "ON", "a power cut could leave a page half written"),
          new Check("innodb_snapshot_isolation", "ON", "one change could silently undo another"),
          new Check("character_set_server", "utf8mb4", "not every character could be kept"));

  private record Check(String variable, String wanted, String otherwise) {

    boolean holds(String value) {
      return wanted.equalsIgnoreCase(value) || wanted.equals("ON") && "1".equals(value);
    }
  }

  private ServerChecks() {}

  /** One sentence for each unsafe setting, saying what to change; empty when all are safe. */
  public static List<String> complaints(Connection connection) throws SQLException {
    List<String> complaints = new ArrayList<>();
    for (Check check : CHECKS) {
      String value = variable(connection, check.variable());
      if (!check.holds(value)) {
        complaints.add(sentence(check.variable(), value, check.wanted(), check.otherwise()));
      }
    }
    String mode = variable(connection, "sql_mode").toUpperCase(Locale.ROOT);
    if (!mode.contains("STRICT_TRANS_TABLES") && !mode.contains("STRICT_ALL_TABLES")) {
      complaints.add(
          sentence("sql_mode", mode, "TRADITIONAL", "values that do not fit would be cut to fit"));
    }
    boolean logged = !variable(connection, "log_bin").matches("0|OFF");
    String sync = variable(connection, "sync_binlog");
    if (logged && !"1".equals(sync)) {
      complaints.add(sentence("sync_binlog", sync, "1", "a replica could miss confirmed trades"));
    }
    return complaints;
  }

  private static String sentence(String variable, String value, String wanted, String otherwise) {
    return "The database server has %s=%s: set it to %s, or %s."
        .formatted(variable, value, wanted, otherwise);
  }

  private static String variable(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT @@global." + name)) {
      return result.next() ? String.valueOf(result.getString(1)) : "";
    }
  }
}
