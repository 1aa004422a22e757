package io.carboninclusion.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shares that SQL writes beside those that BigDecimal computes, person by person. */
class PayoutSharesTest {

  private static final long POOL = 1_777;

  private final PoolDatabase database = new PoolDatabase();
  private long payout = 10;

  @BeforeEach
  void empty() {
    database.empty();
  }

  @Test
  void equalContributorsGetTheLeftFenInTheOrderOfTheirAccounts() {
    contribute(Map.of(5L, 1_000_000L, 3L, 1_000_000L, 9L, 1_000_000L));
    assertThat(shared(100)).isEqualTo(Map.of(3L, 34L, 5L, 33L, 9L, 33L));
    assertThat(shared(101)).isEqualTo(Map.of(3L, 34L, 5L, 34L, 9L, 33L));
  }

  @Test
  void lessThanAFenForEachGoesToTheGreatestRemainders() {
    contribute(Map.of(1L, 400_000L, 2L, 350_000L, 3L, 250_000L));
    assertThat(shared(1)).isEqualTo(Map.of(1L, 1L));
    assertThat(shared(2)).isEqualTo(Map.of(1L, 1L, 2L, 1L));
  }

  @Test
  void whatDividesEvenlyLeavesNothing() {
    contribute(Map.of(1L, 3_000_000L, 2L, 1_000_000L));
    assertThat(shared(400)).isEqualTo(Map.of(1L, 300L, 2L, 100L));
  }

  @Test
  void oneMilligramBesideTonnesAndSumsBeyondSixtyThreeBits() {
    long whole = 50_000_000_000_000_000L;
    contribute(Map.of(1L, whole, 2L, 1L, 3L, whole - 1, 4L, 999_999_999_999L, 5L, 1L));
    for (long fen : new long[] {1, 7, 99_999_999_999_999L, 1_000_000_000_000_000L}) {
      assertThat(shared(fen)).as("%d fen", fen).isEqualTo(expected(fen));
    }
  }

  @Test
  void remaindersThatAlmostMakeAFenAreNotRoundedUp() {
    // A quotient of DECIMAL keeps a few digits; the truth here differs from a whole in the 19th.
    long all = 1_000_000_000_000_000_000L;
    contribute(Map.of(1L, all / 3, 2L, all / 3, 3L, all - 2 * (all / 3)));
    for (long fen : new long[] {3, 2_999_999, 3_000_000, 299_999_999_999_999L}) {
      assertThat(shared(fen)).as("%d fen", fen).isEqualTo(expected(fen));
    }
  }

  @Test
  void manySmallPoolsOfAllShapes() {
    Random random = new Random(5);
    for (int round = 0; round < 150; round++) {
      database.empty();
      Map<Long, Long> mg = new TreeMap<>();
      int people = 1 + random.nextInt(40);
      for (int n = 0; n < people; n++) {
        long most = 1L << (1 + random.nextInt(50));
        mg.put(1L + random.nextInt(1_000), 1 + Math.floorMod(random.nextLong(), most));
      }
      contribute(mg);
      long fen = 1 + Math.floorMod(random.nextLong(), 1L << (1 + random.nextInt(45)));
      assertThat(shared(fen)).as("round %d, %d fen of %s", round, fen, mg).isEqualTo(expected(fen));
    }
  }

  @Test
  void aMillionContributorsExactlyToTheFen() {
    database.prepare(
        "INSERT INTO personal_pool_contribution SELECT ?, 1000 + seq * 3,"
            + " 1 + CRC32(seq) MOD 2600000000 FROM seq_1_to_1000000",
        POOL);
    long begin = System.nanoTime();
    Map<Long, Long> shares = shared(123_456_789_01L);
    assertThat(System.nanoTime() - begin).isLessThan(120_000_000_000L);
    assertThat(shares).isEqualTo(expected(123_456_789_01L));
    assertThat(shares.values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(123_456_789_01L);
  }

  @Test
  void whatWasSharedCannotBeChanged() {
    contribute(Map.of(1L, 1_000_000L));
    shared(5);
    for (String table : new String[] {"personal_payout_share", "personal_pool_contribution"}) {
      assertThatThrownBy(
              () -> PoolSql.on(database::app, sql -> sql.update("DELETE FROM market." + table)))
          .hasMessageContaining("DELETE command denied");
    }
  }

  private void contribute(Map<Long, Long> mg) {
    mg.forEach(
        (account, amount) ->
            database.prepare(
                "INSERT INTO personal_pool_contribution VALUES (?, ?, ?)", POOL, account, amount));
  }

  private Map<Long, Long> shared(long fen) {
    long id = ++payout;
    long poolMg = database.number("SELECT SUM(mg) FROM market.personal_pool_contribution");
    long receivers =
        PoolSql.committed(database::app, sql -> new PayoutShares(sql).write(id, POOL, fen, poolMg));
    Map<Long, Long> shares = new TreeMap<>();
    PoolSql.on(
        database::app,
        sql ->
            sql.list(
                "SELECT account_id, fen FROM market.personal_payout_share WHERE payout = ?",
                row -> shares.put(row.getLong(1), row.getLong(2)),
                id));
    assertThat(shares).hasSize((int) receivers);
    return shares;
  }

  /** The largest remainder as a textbook has it, in exact fractions. */
  private Map<Long, Long> expected(long fen) {
    record Part(long account, BigDecimal whole, BigDecimal rest) {}
    List<Part> parts = new ArrayList<>();
    BigDecimal all =
        BigDecimal.valueOf(
            database.number("SELECT SUM(mg) FROM market.personal_pool_contribution"));
    PoolSql.on(
        database::app,
        sql ->
            sql.list(
                "SELECT account_id, mg FROM market.personal_pool_contribution",
                row -> {
                  BigDecimal product =
                      BigDecimal.valueOf(fen).multiply(BigDecimal.valueOf(row.getLong(2)));
                  BigDecimal whole = product.divide(all, 0, RoundingMode.DOWN);
                  return parts.add(
                      new Part(row.getLong(1), whole, product.subtract(whole.multiply(all))));
                }));
    long left =
        fen - parts.stream().map(Part::whole).reduce(BigDecimal.ZERO, BigDecimal::add).longValue();
    parts.sort(Comparator.comparing(Part::rest).reversed().thenComparingLong(Part::account));
    Map<Long, Long> shares = new TreeMap<>();
    for (Part part : parts) {
      long share = part.whole().longValueExact() + (left-- > 0 ? 1 : 0);
      if (share > 0) {
        shares.put(part.account(), share);
      }
    }
    return shares;
  }
}
