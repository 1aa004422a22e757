package io.carboninclusion.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * Brings the schemas to the version this build knows, as the migration user; the one way the schema
 * ever changes.
 *
 * <p>A migration names the users it grants to by the placeholders {@code ${app}} and {@code
 * ${view}}, because an external server may know them by other names.
 */
public final class Migrations {

  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  /** Longer than a lease. */
  private static final int LEASE_SECONDS = 7;

  private final DatabaseAccess access;

  public Migrations(DatabaseAccess access) {
    this.access = access;
    FLYWAY.setLevel(Level.WARNING);
  }

  /** Migrates an external database by hand: the users come from the environment. */
  public static void main(String[] arguments) {
    try {
      new Migrations(DatabaseAccess.fromEnvironment(System.getenv())).migrate();
    } catch (DatabaseUnusable e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** Applies what is missing. A database that is ahead of this build, or differs, is refused. */
  public void migrate() {
    try {
      Flyway flyway = flyway();
      if (flyway.info().pending().length > 0) {
        awaitNobodyTrades();
      }
      flyway.migrate();
    } catch (FlywayValidateException e) {
      throw new DatabaseUnusable(
          "The database at "
              + access.url()
              + " has another schema than this version of the market:"
              + " start the version that made it, or give this one another MARKET_HOME or database. ("
              + firstLine(e)
              + ")",
          e);
    } catch (FlywayException e) {
      throw new DatabaseUnusable(
          "The database at " + access.url() + " cannot be migrated: " + firstLine(e), e);
    }
    letTheApplicationReadTheVersion();
  }

  /**
   * A running instance would go on by the old schema's rules, and would not have saved its state.
   * One that was killed holds its lease for five seconds more.
   */
  private void awaitNobodyTrades() {
    for (int second = 0; isOpen(); second++) {
      if (second == LEASE_SECONDS) {
        throw new DatabaseUnusable(
            "The market is open on the database at "
                + access.url()
                + ": close every instance in order, then migrate, then start the new version.");
      }
      try {
        Thread.sleep(1_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DatabaseUnusable("Interrupted before the migration.", e);
      }
    }
  }

  private boolean isOpen() {
    try (Connection connection = access.connect(access.migration(), DatabaseAccess.MARKET);
        Statement statement = connection.createStatement();
        ResultSet tables =
            statement.executeQuery(
                "SELECT COUNT(*) FROM information_schema.tables"
                    + " WHERE table_schema = 'market' AND table_name = 'trading_lease'")) {
      tables.next();
      return tables.getLong(1) > 0 && isHeld(statement);
    } catch (SQLException e) {
      throw new DatabaseUnusable("Whether the market is open cannot be read: " + e, e);
    }
  }

  private static boolean isHeld(Statement statement) throws SQLException {
    try (ResultSet lease =
        statement.executeQuery(
            "SELECT until_at > UTC_TIMESTAMP(6) FROM market.trading_lease WHERE id = 1")) {
      return lease.next() && lease.getBoolean(1);
    }
  }

  private Flyway flyway() {
    return Flyway.configure()
        .dataSource(
            access.url() + "/" + DatabaseAccess.MARKET,
            access.migration().user(),
            access.migration().password())
        .defaultSchema(DatabaseAccess.MARKET)
        .schemas(DatabaseAccess.MARKET, DatabaseAccess.MARKET_VIEW)
        .locations("classpath:db/migration")
        .placeholders(Map.of("app", account(access.app()), "view", account(access.view())))
        // What Flyway does not find among its own files came from a later version: refuse it.
        .ignoreMigrationPatterns(new String[0])
        .validateMigrationNaming(true)
        .cleanDisabled(true)
        .load();
  }

  private void letTheApplicationReadTheVersion() {
    try (Connection connection = access.connect(access.migration(), DatabaseAccess.MARKET);
        Statement statement = connection.createStatement()) {
      statement.execute("GRANT SELECT ON market.flyway_schema_history TO " + account(access.app()));
    } catch (SQLException e) {
      throw new DatabaseUnusable("The application's user cannot be granted its rights: " + e, e);
    }
  }

  private static String account(DatabaseAccess.Login login) {
    return "'" + login.user().replace("'", "''") + "'@'%'";
  }

  private static String firstLine(Exception e) {
    return e.getMessage().lines().filter(line -> !line.isBlank()).findFirst().orElse("");
  }
}
