package io.carboninclusion.trading;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Refuses a database server whose settings can lose an answer or change what is stored. */
final class ServerCheck {
  private ServerCheck() {}

  /** One sentence for each setting that must be changed; empty if the server is safe. */
  static List<String> unsafeSettings(Connection connection) throws SQLException {
    List<String> wrong = new ArrayList<>();
    require(wrong, connection, "innodb_flush_log_at_trx_commit", "1");
    require(wrong, connection, "innodb_doublewrite", "ON", "1", "FAST");
    require(wrong, connection, "innodb_snapshot_isolation", "ON", "1");
    require(wrong, connection, "character_set_server", "utf8mb4");
    String mode = value(connection, "sql_mode");
    if (!mode.contains("STRICT_TRANS_TABLES") && !mode.contains("STRICT_ALL_TABLES")) {
      wrong.add("MariaDB's sql_mode is \"" + mode + "\"; it must contain STRICT_TRANS_TABLES.");
    }
    if (isOn(value(connection, "log_bin"))) {
      require(wrong, connection, "sync_binlog", "1");
    }
    return wrong;
  }

  private static void require(
      List<String> wrong, Connection connection, String name, String... allowed)
      throws SQLException {
    String value = value(connection, name);
    if (!List.of(allowed).contains(value.toUpperCase(Locale.ROOT))
        && !List.of(allowed).contains(value)) {
      wrong.add("MariaDB's " + name + " is " + value + "; it must be " + allowed[0] + ".");
    }
  }

  private static boolean isOn(String value) {
    return "1".equals(value) || "ON".equalsIgnoreCase(value);
  }

  private static String value(Connection connection, String name) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet found = select.executeQuery("SELECT @@GLOBAL." + name)) {
      found.next();
      return String.valueOf(found.getString(1));
    }
  }
}
