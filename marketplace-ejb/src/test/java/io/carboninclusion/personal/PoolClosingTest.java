package io.carboninclusion.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pools closed one after the other over the real database: whole kilograms, nothing lost. */
class PoolClosingTest {

  private static final int METHODOLOGY = 2;
  private static final int OTHER_METHODOLOGY = 1;

  private final PoolDatabase database = new PoolDatabase();
  private long lastAct;
  private long lastPool = 2_000;

  @BeforeEach
  void empty() {
    database.empty();
    for (int account = 1; account <= 20; account++) {
      account(account, 1 + 2);
    }
  }

  @Test
  void theLastActIsSplitAtTheWholeKilogramAndItsRestGoesToTheNextPool() {
    act(1, 100, 700_000);
    act(2, 101, 700_000);
    act(3, 102, 900_000);
    long first = closed(0, 1_000);
    assertThat(kg(first)).isEqualTo(2);
    assertThat(carried(first)).isEqualTo(300_000);
    assertThat(contribution(first, 3)).isEqualTo(600_000);
    act(4, 2_000, 700_000);
    long second = closed(1_000, 3_000);
    assertThat(kg(second)).isEqualTo(1);
    assertThat(carried(second)).isZero();
    assertThat(contribution(second, 3)).isEqualTo(300_000);
    assertThat(contribution(second, 4)).isEqualTo(700_000);
  }

  @Test
  void wholeActsAfterTheCutGoToTheNextPoolAlthoughTheyAreOlderThanItsPeriod() {
    act(1, 100, 1_000_000);
    act(2, 101, 400_000);
    act(3, 102, 500_000);
    long first = closed(0, 1_000);
    assertThat(kg(first)).isEqualTo(1);
    assertThat(carried(first)).isEqualTo(900_000);
    act(4, 2_000, 100_000);
    long second = closed(1_000, 3_000);
    assertThat(kg(second)).isEqualTo(1);
    assertThat(contribution(second, 2)).isEqualTo(400_000);
    assertThat(contribution(second, 3)).isEqualTo(500_000);
  }

  @Test
  void lessThanAKilogramStaysWhole() {
    act(1, 100, 300_000);
    long first = closed(0, 1_000);
    assertThat(kg(first)).isZero();
    act(1, 200, 800_000);
    long second = closed(0, 1_000);
    assertThat(kg(second)).isEqualTo(1);
    assertThat(carried(second)).isEqualTo(100_000);
    long third = closed(5_000, 6_000);
    assertThat(kg(third)).isZero();
    assertThat(carried(third)).isEqualTo(100_000);
    act(2, 5_500, 900_000);
    long fourth = closed(5_000, 6_000);
    assertThat(kg(fourth)).isEqualTo(1);
    assertThat(contribution(fourth, 1)).isEqualTo(100_000);
  }

  @Test
  void whoDoesNotConsentAndWhatIsOfAnotherTimeOrMethodologyStaysOut() {
    account(21, 1);
    act(21, 100, 5_000_000);
    act(1, 99, 5_000_000);
    act(1, 200, 5_000_000);
    lastAct++;
    insert(lastAct, 1, OTHER_METHODOLOGY, 150, 5_000_000);
    act(2, 100, 1_000_000);
    act(3, 199, 2_000_000);
    long pool = closed(100, 200);
    assertThat(kg(pool)).isEqualTo(3);
    assertThat(contribution(pool, 1)).isZero();
    assertThat(contribution(pool, 21)).isZero();
  }

  @Test
  void whoWithdrewKeepsWhatWasCarriedOver() {
    act(1, 100, 1_400_000);
    long first = closed(0, 1_000);
    assertThat(carried(first)).isEqualTo(400_000);
    database.prepare("UPDATE personal_account SET consents = 1 WHERE id = 1");
    act(2, 2_000, 1_000_000);
    long second = closed(1_000, 3_000);
    assertThat(contribution(second, 1)).isZero();
    assertThat(kg(second)).isEqualTo(1);
    assertThat(carried(second)).isZero();
    database.prepare("UPDATE personal_account SET consents = 3 WHERE id = 1");
    act(2, 2_000, 1_600_000);
    long third = closed(1_000, 3_000);
    assertThat(contribution(third, 1)).isEqualTo(400_000);
    assertThat(kg(third)).isEqualTo(2);
  }

  @Test
  void manyPoolsOfManyActsLoseAndDoubleNothing() {
    Random random = new Random(42);
    for (int round = 0; round < 12; round++) {
      int from = round * 1_000;
      int acts = random.nextInt(600);
      for (int n = 0; n < acts; n++) {
        int late = random.nextInt(10) == 0 ? 1_500 : 0;
        act(1 + random.nextInt(20), Math.max(0, from + random.nextInt(1_000) - late), mg(random));
      }
      database.prepare(
          "UPDATE personal_account SET consents = 1 + 2 * (RAND(?) < 0.9) WHERE id > 0", round);
      long pool = closed(Math.max(0, from - 1_500), from + 1_000);
      assertNothingIsLost(pool);
    }
  }

  private void assertNothingIsLost(long last) {
    long earned = database.number("SELECT SUM(mg) FROM market.personal_act");
    long pooled =
        database.number("SELECT COALESCE(SUM(mg), 0) FROM market.personal_pool_contribution");
    long open =
        database.number(
            "SELECT COALESCE(SUM(mg), 0) FROM market.personal_act WHERE pool_id IS NULL");
    long parts =
        database.number(
            "SELECT COALESCE(SUM(mg), 0) FROM market.personal_pool_carry"
                + " WHERE part AND taken_by IS NULL");
    assertThat(pooled + open + parts).as("after pool %d", last).isEqualTo(earned);
    assertThat(
            database.number(
                "SELECT COUNT(*) FROM market.personal_pool_closing c WHERE kg * 1000000 <> (SELECT"
                    + " COALESCE(SUM(mg), 0) FROM market.personal_pool_contribution k WHERE"
                    + " k.pool = c.pool)"))
        .isZero();
    assertThat(carried(last)).isLessThan(1_000_000);
  }

  private static long mg(Random random) {
    return random.nextInt(8) == 0 ? random.nextInt(3) : 1 + random.nextInt(400_000);
  }

  /** Opened and closed, a few acts at a time, each step a new start. */
  private long closed(int from, int to) {
    long pool = ++lastPool;
    database.prepare(
        "INSERT INTO personal_pool VALUES (?, 1001, 'WH', ?, 'WH-MOB-OPEN', '1', 1, '2020-01-01',"
            + " '2020-01-02', ?, ?, 1, 'x', NOW(6), UNHEX(SHA2(?, 256)))",
        pool,
        METHODOLOGY,
        from,
        to,
        pool);
    database.prepare(
        "INSERT INTO personal_pool_closing VALUES (?, ?, 1, 'x', NOW(6), NULL, 'TAKE_CARRY', 0, 0, 0, 0,"
            + " 0, 0, NULL)",
        pool,
        METHODOLOGY);
    int steps = 0;
    while (new PoolClosing(database::app, 37).advance(pool)) {
      assertThat(++steps).isLessThan(1_000);
    }
    assertThat(new PoolClosing(database::app).advance(pool)).isFalse();
    return pool;
  }

  private void account(long id, int consents) {
    database.prepare(
        "INSERT INTO personal_account (id, scheme, partner_id, key_hash, consents, opened_at)"
            + " VALUES (?, 'WH', 1, UNHEX(MD5(?)), ?, NOW(6))",
        id,
        id,
        consents);
  }

  private void act(long account, int minute, long mg) {
    lastAct++;
    insert(lastAct, account, METHODOLOGY, minute, mg);
  }

  private void insert(long id, long account, int methodology, int minute, long mg) {
    database.prepare(
        "INSERT INTO personal_act VALUES (?, ?, UNHEX(MD5(?)), ?, 1, ?, ?, 0, 0, ?, 1, NULL)",
        id,
        account,
        id,
        methodology,
        minute,
        minute,
        mg);
  }

  private long kg(long pool) {
    return database.number("SELECT kg FROM market.personal_pool_closing WHERE pool = ?", pool);
  }

  private long carried(long pool) {
    return database.number(
        "SELECT carried_mg FROM market.personal_pool_closing WHERE pool = ?", pool);
  }

  private long contribution(long pool, long account) {
    return database.number(
        "SELECT COALESCE(SUM(mg), 0) FROM market.personal_pool_contribution WHERE pool = ?"
            + " AND account_id = ?",
        pool,
        account);
  }
}
