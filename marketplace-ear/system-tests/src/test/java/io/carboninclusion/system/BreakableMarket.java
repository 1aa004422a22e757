package io.carboninclusion.system;

import io.carboninclusion.db.DatabaseAccess;
import io.carboninclusion.db.EmbeddedDatabase;
import io.carboninclusion.db.TestDatabase;
import io.carboninclusion.launcher.Market;
import io.carboninclusion.trading.JournalCheck;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A market as the launcher opens it over a MariaDB of its own, with a {@link CommitProxy} between:
 * application, database and connection are broken one by one.
 */
final class BreakableMarket implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 60_000;

  private final Map<String, String> settings;
  private final CommitProxy proxy;
  private EmbeddedDatabase database;
  private Market market;

  /**
   * Opens database and application.
   *
   * @param name of the application's home below {@code target}
   * @param databaseHome where the database is put
   */
  BreakableMarket(String name, Path databaseHome, List<String> databaseOptions) {
    database = EmbeddedDatabase.start(databaseHome, TestDatabase.binaries(), databaseOptions);
    proxy = new CommitProxy(database.port(), this::journalHas);
    settings =
        new HashMap<>(
            RunningMarket.environment(RunningMarket.freshHome(name), RunningMarket.freePort()));
    settings.putAll(database.access().environmentOfTheApplication());
    settings.put("MARKET_DB_URL", "jdbc:mariadb://127.0.0.1:" + proxy.port());
    settings.put("MARKET_DB_MIGRATION_PASSWORD", database.access().migration().password());
    open();
  }

  private void open() {
    market = new Market(settings, RunningMarket.parts());
    market.open();
  }

  URI address() {
    return market.address();
  }

  CommitProxy proxy() {
    return proxy;
  }

  /** Kill -9, and the start after it. */
  void killApplication() {
    market.server().kill();
    market.close();
    open();
  }

  /** Kill -9, and the start after it. */
  void killDatabase() {
    database.kill();
    database.run();
  }

  /** Starts the database again if it has ended by itself. */
  void reviveDatabase() {
    if (!database.process().isAlive()) {
      database.run();
    }
  }

  /** SIGSTOP or SIGCONT. */
  void signalDatabase(String signal) {
    String pid = Long.toString(database.process().pid());
    Command.succeed(1, Map.of(), "kill", "-" + signal, pid);
  }

  /** Ends the database in order and starts another over what {@code move} made of its home. */
  void moveDatabase(Path newHome, Runnable move) {
    database.close();
    move.run();
    database = EmbeddedDatabase.start(newHome, TestDatabase.binaries(), TestDatabase.SMALL_LOG);
    proxy.leadTo(database.port());
  }

  /** Whether everything holds from the journal's first row on; the application must be closed. */
  boolean verifyJournal(PrintStream out) throws SQLException {
    var app = database.access().app();
    return JournalCheck.run(database.access().url(), app.user(), app.password(), out);
  }

  /** Keeps the follower from writing the views until the connection is closed. */
  Connection lockTheViews() throws SQLException {
    Connection lock =
        database.access().connect(database.access().migration(), DatabaseAccess.MARKET_VIEW);
    lock.setAutoCommit(false);
    try (Statement statement = lock.createStatement()) {
      statement.executeQuery("SELECT batch FROM watermark FOR UPDATE");
    }
    return lock;
  }

  /** A figure of the database, asked past the proxy. */
  long number(String query, Object... parameters) throws SQLException {
    try (Connection connection = database.access().connect(database.access().app(), "market");
        PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private boolean journalHas(long batch) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (true) {
      try {
        return number("SELECT COUNT(*) FROM trading_journal WHERE batch = ?", batch) == 1;
      } catch (SQLException notNow) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException(notNow);
        }
      }
    }
  }

  /** Ends the application in order; the database stays. */
  void closeApplication() {
    market.close();
  }

  @Override
  public void close() {
    market.close();
    proxy.close();
    database.close();
  }
}
