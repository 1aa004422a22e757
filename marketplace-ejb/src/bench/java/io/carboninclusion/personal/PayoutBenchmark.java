package io.carboninclusion.personal;

import io.carboninclusion.bench.Figure;
import io.carboninclusion.bench.Figures;
import io.carboninclusion.bench.Machine;
import io.carboninclusion.bench.Samples;
import io.carboninclusion.db.TestDatabase;
import io.carboninclusion.trading.PaidOutMarket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Measures the pay-out of one sale to 1,000,000 contributors, from the operator's word to the
 * wallets: intent and shares in one committed transaction, the command through the writer, the
 * follower's view. Beside it the same shares row by row on the same server in the same run: one
 * committed INSERT a contributor, its amount already known, no wallet's balance to update.
 *
 * <p>{@code mvn -Pbench verify -Dbench.suites=payout}; {@code -Dbench.people} and {@code
 * -Dbench.seconds} set how many and how long the peer runs.
 */
public final class PayoutBenchmark {

  private static final int PEOPLE = Integer.getInteger("bench.people", 1_000_000);
  private static final int SECONDS = Integer.getInteger("bench.seconds", 10);
  private static final int ROUNDS = 3;
  private static final int POOL = 1_900;
  private static final long FEN = 987_654_321L;

  private final PoolDatabase database = new PoolDatabase().empty();

  private long peers;

  private PayoutBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    new PayoutBenchmark().run();
    System.exit(0);
  }

  private void run() throws Exception {
    prepare();
    long poolMg = database.number("SELECT SUM(mg) FROM market.personal_pool_contribution");
    Samples payout = new Samples();
    Samples rowByRow = new Samples();
    Machine machine = new Machine();
    double server = serverSeconds();
    try (PaidOutMarket market = new PaidOutMarket()) {
      market.deposit(POOL, FEN * ROUNDS);
      for (int round = 1; round <= ROUNDS; round++) {
        payout.add(payOut(market, round, poolMg) / 1e9);
        if (market.walletsMilliFen() != FEN * round * 1_000) {
          throw new IllegalStateException("the wallets are not what was paid out");
        }
        rowByRow.add((double) PEOPLE / rowByRow());
      }
    }
    int others = machine.others(serverSeconds() - server);
    String name = "pay-out to %,d contributors, durable".formatted(PEOPLE);
    Figures.tell(Figure.atMost(name, "s", payout, 6, others));
    Figures.tell(Figure.cost(name + ", row by row", "s", payout, rowByRow, 60, others));
  }

  private static double serverSeconds() {
    return TestDatabase.embedded()
            .process()
            .info()
            .totalCpuDuration()
            .orElse(Duration.ZERO)
            .toMillis()
        / 1e3;
  }

  private void prepare() {
    database.prepare(
        "INSERT INTO personal_pool VALUES (?, 1001, 'WH', 2, 'WH-MOB-OPEN', '1', 1, '2020-01-01',"
            + " '2020-01-02', 0, 1, 1, 'x', NOW(6), UNHEX(SHA2('x', 256)))",
        POOL);
    database.prepare(
        "INSERT INTO personal_pool_contribution SELECT ?, 5000 + seq * 3,"
            + " 1 + CRC32(seq) MOD 2600000000 FROM seq_1_to_"
            + PEOPLE,
        POOL);
  }

  private long payOut(PaidOutMarket market, int number, long poolMg) {
    long intent = market.intent();
    long begin = System.nanoTime();
    PoolSql.committed(
        database::app,
        sql -> {
          long receivers = new PayoutShares(sql).write(intent, POOL, FEN, poolMg);
          return sql.update(
              "INSERT INTO market.personal_payout VALUES (?, ?, ?, ?, ?, 1, 'x', ?, UNHEX(SHA2(?,"
                  + " 256)))",
              intent,
              POOL,
              number,
              FEN,
              receivers,
              new Timestamp(System.currentTimeMillis()),
              number);
        });
    market.distribute(intent, POOL, FEN);
    return System.nanoTime() - begin;
  }

  /** Contributors a second when each has a transaction of its own. */
  private long rowByRow() throws SQLException {
    long begin = System.nanoTime();
    long end = begin + TimeUnit.SECONDS.toNanos(SECONDS);
    long rows = 0;
    peers++;
    try (Connection connection = database.app();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO market.personal_payout_share VALUES (?, ?, ?)")) {
      while (System.nanoTime() < end) {
        insert.setLong(1, -peers);
        insert.setLong(2, ++rows);
        insert.setLong(3, 1 + rows % 1_000);
        insert.executeUpdate();
      }
    }
    return rows * 1_000_000_000L / (System.nanoTime() - begin);
  }
}
