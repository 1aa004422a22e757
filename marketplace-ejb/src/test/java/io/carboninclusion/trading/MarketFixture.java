package io.carboninclusion.trading;

import io.carboninclusion.db.DatabaseAccess;
import io.carboninclusion.db.TestDatabase;
import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.TimeInForce;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.awaitility.Awaitility;

/**
 * A market over the real database of this JVM: empty tables, a real writer and follower. It is
 * restarted as often as a test likes.
 */
final class MarketFixture implements AutoCloseable {
  static final byte[] DOCUMENT = new byte[32];

  final DatabaseAccess database = TestDatabase.access();
  final Connections app =
      MarketConnections.app(database.url(), database.app().user(), database.app().password());
  final Connections view =
      MarketConnections.view(database.url(), database.view().user(), database.view().password());
  final Connections migration = () -> database.connect(database.migration(), DatabaseAccess.MARKET);
  final Connections migrationInBulk =
      MarketConnections.view(
          database.url(), database.migration().user(), database.migration().password());
  final Sql sql = new Sql(app);
  private final ThreadFactory threads;
  private Function<Set<Long>, Replay> replays = Replay::new;
  private DueCommands due = (core, now) -> List.of();
  private Clock wall = Clock.systemUTC();
  private MarketLimits limits = MarketLimits.USUAL;
  private Connections writerConnections = app;
  Market market;
  private long lastIntent = 1_000;

  MarketFixture() {
    threads =
        work -> {
          Thread thread = new Thread(work, "market-test");
          thread.setDaemon(true);
          return thread;
        };
    clear();
  }

  MarketFixture replays(Function<Set<Long>, Replay> other) {
    replays = other;
    return this;
  }

  MarketFixture wall(Clock clock) {
    wall = clock;
    return this;
  }

  /** What its time brings; nothing, unless a test says so. */
  MarketFixture due(DueCommands other) {
    due = other;
    return this;
  }

  MarketFixture limits(MarketLimits other) {
    limits = other;
    return this;
  }

  MarketFixture writerConnections(Connections other) {
    writerConnections = other;
    return this;
  }

  MarketFixture start() {
    launch();
    awaitPhase(MarketState.Phase.TRADING);
    return this;
  }

  MarketFixture launch() {
    market =
        new Market(
                new MarketParts(writerConnections, view, app, replays, due, wall, threads, limits))
            .start();
    return this;
  }

  void awaitPhase(MarketState.Phase phase) {
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .pollInterval(5, TimeUnit.MILLISECONDS)
        .until(() -> market.state().phase() == phase);
  }

  void restart() {
    market.close();
    start();
  }

  /** An instrument without a band that is open, one tonne a lot. */
  void openInstrument(int id) {
    room(new RoomCommand.DefineInstrument(intent(), id, 1, 1_000, DOCUMENT));
    room(new RoomCommand.OpenTrading(intent(), id));
  }

  long intent() {
    return ++lastIntent;
  }

  Outcome room(RoomCommand command) {
    return send(Commands.of(command), 0);
  }

  void deposit(int account, long fen) {
    room(new RoomCommand.Deposit(intent(), account, fen * 1_000)).orThrow();
  }

  void issue(int account, int instrument, long kg) {
    room(new RoomCommand.Issue(intent(), account, instrument, kg, DOCUMENT)).orThrow();
  }

  Outcome limit(int account, int instrument, Side side, long priceFen, long kg) {
    return limit(account, instrument, side, priceFen, kg, null);
  }

  Outcome limit(int account, int instrument, Side side, long priceFen, long kg, String key) {
    return send(order(account, instrument, side, priceFen, kg, key), account);
  }

  static byte[] order(int account, int instrument, Side side, long priceFen, long kg, String key) {
    return Commands.place(
        account, instrument, side, OrderType.LIMIT, TimeInForce.GTC, priceFen, kg, "", key);
  }

  Outcome send(byte[] command, int account) {
    try {
      return market.writer().submit(command, account).get(20, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException failure) {
      throw failure.getCause() instanceof RuntimeException known
          ? known
          : new CompletionException(failure.getCause());
    } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  Reason reason(byte[] command, int account) {
    return send(command, account).reason();
  }

  void awaitViews() {
    Awaitility.await()
        .atMost(300, TimeUnit.SECONDS)
        .pollInterval(5, TimeUnit.MILLISECONDS)
        .until(market::isCaughtUp);
  }

  long number(String query) {
    return sql.find(query, row -> row.getLong(1)).orElseThrow();
  }

  void execute(Connections as, String statement) throws SQLException {
    try (Connection connection = as.open();
        Statement execution = connection.createStatement()) {
      execution.execute(statement);
    }
  }

  /** Holds the gap behind the last row, so that the writer's next row has to wait. */
  Connection lockTheJournal() throws SQLException {
    Connection connection = migration.open();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT batch FROM market.trading_journal WHERE batch > 0 FOR UPDATE");
    }
    return connection;
  }

  private void clear() {
    try {
      for (String table : List.of("trading_journal", "trading_journal_void")) {
        execute(migration, "TRUNCATE TABLE market." + table);
      }
      for (String table : List.of("snapshot", "snapshot_part")) {
        execute(migration, "TRUNCATE TABLE market_view." + table);
      }
      for (String table : ViewTable.names()) {
        execute(migration, "TRUNCATE TABLE market_view." + table);
      }
      execute(
          migration,
          "UPDATE market_view.watermark SET batch = 0, sequence = 0, time_micros = 0,"
              + " row_hash = repeat('\\0', 32)");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public void close() {
    if (market != null) {
      market.close();
    }
  }
}
