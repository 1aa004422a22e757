package io.carboninclusion.trading;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;

/**
 * Makes the views anew out of the journal: a follower writes a second schema, whose tables then
 * take the places of the old ones in one RENAME. An operator runs it as the migration user while
 * the market is down; the rows come out equal, for the views hold the journal's facts alone.
 */
public final class ViewRebuild {
  private static final String VIEWS = "market_view";
  private static final String NEXT = "market_view_next";
  private static final Logger LOG = Logger.getLogger(ViewRebuild.class.getName());

  private final Connections migration;
  private final List<String> tables = new ArrayList<>(ViewTable.names());

  /**
   * @param migration connections as the migration user, with bulk statements
   */
  ViewRebuild(Connections migration) {
    this.migration = migration;
    tables.add("watermark");
  }

  /**
   * Rebuilds and swaps.
   *
   * @param server {@code jdbc:mariadb://host:port}
   * @param user the migration user
   */
  public static void run(String server, String user, String password) throws SQLException {
    String url = server + "/market?useServerPrepStmts=true&useBulkStmts=true";
    ViewRebuild rebuild = new ViewRebuild(() -> DriverManager.getConnection(url, user, password));
    rebuild.build();
    rebuild.swap();
  }

  /**
   * Fills the second schema.
   *
   * @throws IllegalStateException if another engine decided a part of the journal: its facts cannot
   *     be made again by this one
   */
  void build() throws SQLException {
    requireOwnJournal();
    execute("DROP SCHEMA IF EXISTS " + NEXT, "CREATE SCHEMA " + NEXT);
    for (String table : tables) {
      execute("CREATE TABLE " + NEXT + "." + table + " LIKE " + VIEWS + "." + table);
    }
    execute("INSERT INTO " + NEXT + ".watermark VALUES (1, 0, 0, 0, repeat('\\0', 32))");
    Lag progress = new Lag(Long.MAX_VALUE, Long.MAX_VALUE);
    try (Journal journal = new Journal(migration);
        Views views = new ViewTables(migration, NEXT)) {
      SnapshotKeeper none = new SnapshotKeeper(new Snapshots(migration), Long.MAX_VALUE);
      new Follower(journal, views, none, Replay::new, progress, () -> true, LOG::severe).catchUp();
    }
    LOG.info("The views stand anew at command " + progress.viewedSequence() + ".");
  }

  private void requireOwnJournal() throws SQLException {
    try (Connection connection = migration.open()) {
      Engines.lastOfAnother(connection)
          .ifPresent(
              batch -> {
                throw new IllegalStateException(
                    "Batches up to "
                        + batch
                        + " of the journal were decided by another engine, so this version cannot"
                        + " make their views again. Nothing was changed; restore the views from a"
                        + " backup.");
              });
    }
  }

  /** Puts the new tables into the places of the old ones, all at once. */
  void swap() throws SQLException {
    List<String> moves = new ArrayList<>();
    for (String table : tables) {
      moves.add(VIEWS + "." + table + " TO " + NEXT + "." + table + "_old");
      moves.add(NEXT + "." + table + " TO " + VIEWS + "." + table);
    }
    execute("RENAME TABLE " + String.join(", ", moves), "DROP SCHEMA " + NEXT);
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = migration.open();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
