package io.carboninclusion.trading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The migrations this build was made with, as the build wrote them down, beside those the database
 * has: an application on another schema must not open.
 */
public final class SchemaVersion {

  private static final int NO_SUCH_TABLE = 1146;
  private static final int NO_SUCH_SCHEMA = 1049;
  private static final int DENIED = 1142;

  private SchemaVersion() {}

  /** One sentence that says what to do when the database has another schema than this build. */
  public static Optional<String> complaint(Connection connection) throws SQLException {
    TreeSet<String> wanted = wanted();
    TreeSet<String> applied = applied(connection);
    if (applied.equals(wanted)) {
      return Optional.empty();
    }
    if (wanted.containsAll(applied)) {
      return Optional.of(
          "The database's schema is at "
              + newest(applied)
              + " and this version needs "
              + newest(wanted)
              + ": migrate it first, by this version's launcher or io.carboninclusion.db.Migrations.");
    }
    return Optional.of(
        "The database's schema is at "
            + newest(applied)
            + " and this version knows "
            + newest(wanted)
            + ": start the version of the market that made it.");
  }

  /** Versions of the migrations, as the build listed their files ({@code V010__audit.sql}). */
  static TreeSet<String> wanted() {
    try (InputStream list =
        SchemaVersion.class.getResourceAsStream("/META-INF/market-migrations")) {
      String files = new String(list.readAllBytes(), StandardCharsets.UTF_8);
      TreeSet<String> versions = new TreeSet<>();
      Arrays.stream(files.split("[\\s,]+"))
          .filter(file -> file.startsWith("V"))
          .map(file -> file.substring(1, file.indexOf("__")))
          .forEach(versions::add);
      return versions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TreeSet<String> applied(Connection connection) throws SQLException {
    TreeSet<String> versions = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT version FROM market.flyway_schema_history"
                    + " WHERE success = 1 AND version IS NOT NULL")) {
      while (rows.next()) {
        versions.add(rows.getString(1));
      }
    } catch (SQLException e) {
      if (e.getErrorCode() != NO_SUCH_TABLE
          && e.getErrorCode() != NO_SUCH_SCHEMA
          && e.getErrorCode() != DENIED) {
        throw e;
      }
    }
    return versions;
  }

  private static String newest(TreeSet<String> versions) {
    return versions.isEmpty() ? "nothing" : versions.last();
  }
}
