package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carboninclusion.launcher.Market;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Application and database killed in the middle of a closing, in the middle of a pay-out's shares,
 * and between a pay-out's commit and its command: it goes on, nothing twice, nothing missing.
 */
class KilledPoolsIT {

  private static final int PEOPLE = 100_000;
  private static final int MINUTE_OF_2017_08_01 = 25_025_280;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final Path HOME = RunningMarket.freshHome("killed-pools");
  private static final int PORT = RunningMarket.freePort();
  private static Market market;

  @AfterAll
  static void close() {
    market.close();
  }

  @Test
  void aClosingAndAPayOutGoOnAfterAKill() throws Exception {
    PoolDay day = opened();
    day.list(PoolDay.CODE);
    day.acts(PEOPLE, 3, MINUTE_OF_2017_08_01);
    long pool = RegistryDay.id(day.operator().post("pools", wish()));
    JsonObject preview = day.operator().get("pools/" + pool + "/preview");

    inTheBackground(() -> day.operator().post("pools/" + pool + "/close", json(), "close"));
    awaitSql(day, "SELECT COUNT(*) FROM market.personal_act WHERE pool_id = " + pool);
    PoolDay afterFirst = killedAndOpened();
    closedExactly(afterFirst, pool, preview);

    afterFirst.issued(pool);
    afterFirst.deposit("company", 100_000_000);
    long kg = preview.getJsonNumber("mg").longValue() / 1_000_000;
    afterFirst.sell(pool, PoolDay.CODE, 6_011, kg - 2_000);
    inTheBackground(() -> afterFirst.operator().post(payouts(pool), json(), "pay out"));
    // The shares of a pay-out that is not committed yet.
    awaitSql(afterFirst, "SELECT COUNT(*) FROM market.personal_payout_share");
    PoolDay afterSecond = killedAndOpened();
    long first = paidOnce(afterSecond, pool, "pay out", 1);

    afterSecond.sell(pool, PoolDay.CODE, 6_011, 2_000);
    inTheBackground(() -> afterSecond.operator().post(payouts(pool), json(), "the rest"));
    // Its row comes last, just before the commit and the command.
    awaitSql(afterSecond, "SELECT COUNT(*) - 1 FROM market.personal_payout");
    PoolDay afterThird = killedAndOpened();
    long second = paidOnce(afterThird, pool, "the rest", 2);
    assertThat(first + second)
        .isEqualTo(afterThird.balanced().getJsonNumber("walletsFen").longValue());
    assertThat((first + second) * 1_000).isBetween(6_011 * kg - 1_000, 6_011 * kg);
  }

  private static void closedExactly(PoolDay day, long pool, JsonObject preview)
      throws SQLException {
    await()
        .atMost(PATIENCE)
        .until(() -> day.operator().get("pools/" + pool).getString("state").equals("CLOSED"));
    JsonObject result = day.operator().get("pools/" + pool).getJsonObject("result");
    long mg = preview.getJsonNumber("mg").longValue();
    assertThat(result.getJsonNumber("kg").longValue()).isEqualTo(mg / 1_000_000);
    assertThat(result.getJsonNumber("carriedMg").longValue()).isEqualTo(mg % 1_000_000);
    assertThat(day.number("SELECT SUM(mg) FROM market.personal_pool_contribution"))
        .isEqualTo(mg / 1_000_000 * 1_000_000);
    assertThat(day.number("SELECT SUM(mg) FROM market.personal_act WHERE pool_id IS NULL"))
        .isLessThan(1_000_000);
    RegistryDay.refused(
        "POOL_ALREADY_CLOSED",
        409,
        () -> day.operator().post("pools/" + pool + "/close", json(), "another"));
  }

  /** Asked again under the same key after the kill: one pay-out more, one set of shares. */
  private static long paidOnce(PoolDay day, long pool, String key, int number) throws SQLException {
    day.balanced();
    JsonObject paid = day.operator().post(payouts(pool), json(), key);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                day.operator()
                    .get(payouts(pool))
                    .getJsonArray("items")
                    .getJsonObject(0)
                    .getString("state")
                    .equals("PAID"));
    assertThat(paid.getInt("number")).isEqualTo(number);
    assertThat(day.number("SELECT COUNT(*) FROM market.personal_payout")).isEqualTo(number);
    assertThat(
            day.number(
                "SELECT SUM(fen) FROM market.personal_payout_share WHERE payout = "
                    + RegistryDay.id(paid)))
        .isEqualTo(paid.getJsonNumber("amountFen").longValue());
    RegistryDay.refused(
        "NOTHING_TO_PAY_OUT", 422, () -> day.operator().post(payouts(pool), json(), "once more"));
    return paid.getJsonNumber("amountFen").longValue();
  }

  private static String payouts(long pool) {
    return "pools/" + pool + "/payouts";
  }

  private static jakarta.json.JsonObjectBuilder wish() {
    return PoolDay.pool(PoolDay.CODE, "2017-08-01", "2017-12-31");
  }

  private static void inTheBackground(Runnable call) {
    CompletableFuture.runAsync(
        () -> {
          try {
            call.run();
          } catch (RuntimeException killedMeanwhile) {
            // The answer is lost with the machine: that is what is tried here.
          }
        });
  }

  private static void awaitSql(PoolDay day, String query) {
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> day.number(query) > 0);
  }

  private static PoolDay killedAndOpened() {
    market.server().kill();
    market.database().kill();
    market.close();
    return opened();
  }

  private static PoolDay opened() {
    market = new Market(RunningMarket.environment(HOME, PORT), RunningMarket.parts());
    market.open();
    return new PoolDay(market);
  }
}
