package io.carboninclusion.trading;

import io.carboninclusion.bench.Figure;
import io.carboninclusion.bench.Figures;
import io.carboninclusion.bench.Samples;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures how fast a follower makes the views out of the journal, core and state hash included,
 * beside plain bulk inserts of the rows that are only added: the append-only views alone, and all
 * of them. The latter is the rebuild.
 */
public final class FollowerBenchmark {
  private static final int COMMANDS = 300_000;
  private static final int OUTSTANDING = 1_024;
  private static final int CHUNK = 20_000;
  private static final int REPEATS = 3;
  private static final double APPEND_SHARE = 0.75;
  private static final double ALL_SHARE = 0.4;
  private static final String NEXT = "market_view_next";
  private static final MarketLimits UNLIMITED =
      new MarketLimits(40_000_000, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

  private final MarketFixture market;

  /** Writes what is only added and lets go what changes. */
  private static final class FactsAlone implements Views {
    private final Views views;

    FactsAlone(Views views) {
      this.views = views;
    }

    @Override
    public Mark mark() throws SQLException {
      return views.mark();
    }

    @Override
    public boolean write(ViewChanges changes, long from, Chain to) throws SQLException {
      for (ViewTable table : ViewTable.values()) {
        if (table.keyColumns > 0) {
          changes.rows(table).clear();
        }
      }
      return views.write(changes, from, to);
    }

    @Override
    public void close() {
      views.close();
    }
  }

  private FollowerBenchmark(MarketFixture market) {
    this.market = market;
  }

  /** Runs all of it. */
  public static void main(String[] arguments) throws Exception {
    Figures.hush();
    try (MarketFixture market = new MarketFixture().limits(UNLIMITED)) {
      new FollowerBenchmark(market).run();
    }
    System.exit(0);
  }

  private void run() throws Exception {
    fillTheJournal();
    List<ViewTable> facts =
        Arrays.stream(ViewTable.values()).filter(table -> table.keyColumns == 0).toList();
    List<List<Object[]>> rows = new ArrayList<>();
    long count = 0;
    for (ViewTable table : facts) {
      rows.add(read(table));
      count += rows.get(rows.size() - 1).size();
    }
    Samples bulk = new Samples();
    Samples append = new Samples();
    Samples all = new Samples();
    Samples commands = new Samples();
    ServerTime server = new ServerTime();
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      bulk.add(count / insert(facts, rows));
      append.add(count / follow(new FactsAlone(new ViewTables(market.migrationInBulk, NEXT))));
      double rebuilt = follow(new ViewTables(market.migrationInBulk, NEXT));
      all.add(count / rebuilt);
      commands.add(COMMANDS / rebuilt);
    }
    drop();
    int busy = server.others();
    Figures.tell(
        Figure.rate(
            "follower, append-only views / bulk inserts", "/s", append, bulk, APPEND_SHARE, busy));
    Figures.tell(
        Figure.rate("follower, all views / bulk inserts", "/s", all, bulk, ALL_SHARE, busy));
    Figures.tell(
        Figure.information(
            "rebuild of %,d commands".formatted(COMMANDS), "commands/s", commands, busy));
    System.gc();
    double mib = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0;
    Figures.say("    %,d rows; heap after it, with the rows to compare %.0f MiB".formatted(count, mib));
  }

  private void fillTheJournal() throws InterruptedException {
    market.start();
    new Traders().fill(market, COMMANDS, OUTSTANDING);
    market.awaitViews();
    market.market.close();
  }

  private List<Object[]> read(ViewTable table) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    int columns = table.columns.size();
    try (Connection connection = market.migration.open();
        Statement statement = connection.createStatement()) {
      statement.setFetchSize(CHUNK);
      try (ResultSet found =
          statement.executeQuery(
              "SELECT " + String.join(", ", table.columns) + " FROM market_view." + table.table)) {
        while (found.next()) {
          Object[] row = new Object[columns];
          for (int column = 0; column < columns; column++) {
            row[column] = found.getObject(column + 1);
          }
          rows.add(row);
        }
      }
    }
    return rows;
  }

  /** Seconds that plain bulk inserts take, over one connection, a commit every 20,000 rows. */
  private double insert(List<ViewTable> tables, List<List<Object[]>> rows) throws SQLException {
    createNext();
    try (Connection connection = market.migrationInBulk.open()) {
      connection.setAutoCommit(false);
      long begin = System.nanoTime();
      for (int i = 0; i < tables.size(); i++) {
        insert(connection, tables.get(i), rows.get(i));
      }
      return (System.nanoTime() - begin) / 1e9;
    }
  }

  private static void insert(Connection connection, ViewTable table, List<Object[]> rows)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(table.sql(NEXT))) {
      int waiting = 0;
      for (Object[] row : rows) {
        for (int column = 0; column < row.length; column++) {
          insert.setObject(column + 1, row[column]);
        }
        insert.addBatch();
        if (++waiting % CHUNK == 0) {
          insert.executeBatch();
          connection.commit();
        }
      }
      insert.executeBatch();
      connection.commit();
    }
  }

  /** Seconds that a follower takes from the journal's first row to its end. */
  private double follow(Views views) throws SQLException {
    createNext();
    Lag progress = new Lag(Long.MAX_VALUE, Long.MAX_VALUE);
    SnapshotKeeper none =
        new SnapshotKeeper(new Snapshots(market.migrationInBulk), Long.MAX_VALUE);
    try (Journal journal = new Journal(market.migrationInBulk);
        views) {
      long begin = System.nanoTime();
      new Follower(
              journal,
              views,
              none,
              Replay::new,
              progress,
              () -> true,
              why -> {
                throw new IllegalStateException(why);
              })
          .catchUp();
      return (System.nanoTime() - begin) / 1e9;
    }
  }

  private void createNext() throws SQLException {
    drop();
    market.execute(market.migration, "CREATE SCHEMA " + NEXT);
    List<String> tables = new ArrayList<>(ViewTable.names());
    tables.add("watermark");
    for (String table : tables) {
      market.execute(
          market.migration, "CREATE TABLE " + NEXT + "." + table + " LIKE market_view." + table);
    }
    market.execute(
        market.migration,
        "INSERT INTO " + NEXT + ".watermark VALUES (1, 0, 0, 0, repeat('\\0', 32))");
  }

  private void drop() throws SQLException {
    market.execute(market.migration, "DROP SCHEMA IF EXISTS " + NEXT);
  }
}
