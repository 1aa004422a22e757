package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static io.carboninclusion.system.RegistryDay.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carboninclusion.db.DatabaseAccess;
import io.carboninclusion.launcher.ApiClient;
import io.carboninclusion.launcher.DemoScenario;
import io.carboninclusion.launcher.Market;
import io.carboninclusion.launcher.TwoAdministrators;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Application and database are killed while purchases of cases are bought, retired and closed; each
 * case then comes to its end exactly once.
 */
class RestorationKilledIT {

  private static final Path HOME = RunningMarket.freshHome("restoration-killed");
  private static final int PORT = RunningMarket.freePort();
  private static final String FOREST = "SC-FOR-2024";
  private static final int CASES = 16;
  private static final long TONNE = 1_000;
  private static final long CAP_FEN = 6_200;
  private static final long PRICE_FEN = 5_870;

  /** Milliseconds after the first of many purchases. */
  private static final int KILLED_AFTER = 250;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static Market market;
  private DemoScenario demo;

  @AfterAll
  static void close() {
    market.close();
  }

  @Test
  void everyCaseIsBoughtRetiredAndSettledOnce() throws Exception {
    open();
    list();
    List<Long> cases = new ArrayList<>();
    prepare(cases);

    boughtButNotRetired(cases.get(0));
    killAndOpen();
    await().atMost(PATIENCE).until(() -> state(demo.user("judge"), cases.get(0)).equals("RETIRED"));

    Thread buyer = buyer(cases.subList(1, CASES));
    Thread.sleep(KILLED_AFTER);
    killAndOpen();
    buyer.join(PATIENCE.toMillis());
    assertThat(buyer.isAlive()).as("the buyer hangs").isFalse();
    settle(cases);
  }

  /** The trade is made, and the words of the certificate cannot be written. */
  private void boughtButNotRetired(long first) throws SQLException {
    Connection lock = market.access().connect(market.access().migration(), DatabaseAccess.MARKET);
    try (Statement statement = lock.createStatement()) {
      statement.execute("LOCK TABLES market.registry_retirement_document WRITE");
    }
    buyer(List.of(first));
    await().atMost(PATIENCE).until(() -> state(demo.user("judge"), first).equals("BOUGHT"));
  }

  private void killAndOpen() {
    market.server().kill();
    market.database().kill();
    market.close();
    open();
  }

  private void open() {
    market = new Market(RunningMarket.environment(HOME, PORT), RunningMarket.parts());
    market.open();
    demo = new DemoScenario(market.address(), RunningMarket.PASSWORD);
  }

  /** Units of the demo's seller, offered. */
  private void list() {
    TwoAdministrators administrators = demo.administrators();
    administrators.list(
        new TwoAdministrators.Instrument(
            FOREST, "川林草-2024", "Sichuan forestry 2024", "FORESTRY", "SC", 2024, TONNE),
        PRICE_FEN,
        -1);
    administrators.issue(demo.register(administrators), FOREST, 100 * TONNE);
    demo.user("seller")
        .post(
            "orders",
            json()
                .add("instrument", FOREST)
                .add("side", "SELL")
                .add("type", "LIMIT")
                .add("priceFen", PRICE_FEN)
                .add("kg", 100 * TONNE));
  }

  private void prepare(List<Long> cases) {
    ApiClient judge = demo.user("judge");
    TwoAdministrators administrators = demo.administrators();
    int year = CourtDay.TODAY.getYear();
    for (int i = 1; i <= CASES; i++) {
      JsonObject draft =
          judge.post(
              CourtDay.ORDERS,
              CourtDay.entry("（" + year + "）鄂9999刑初" + (100 + i) + "号", FOREST, CAP_FEN)
                  .add("tonnes", "1"));
      JsonObject confirmed = judge.post(CourtDay.path(draft) + "/confirm", json());
      administrators.deposit(CourtDay.account(confirmed), CAP_FEN);
      cases.add(id(draft));
    }
  }

  /** Asks for one purchase after the other until the market is gone. */
  private Thread buyer(List<Long> cases) {
    ApiClient judge = demo.user("judge");
    Thread buyer =
        new Thread(
            () -> {
              try {
                cases.forEach(
                    order -> judge.post(CourtDay.ORDERS + "/" + order + "/purchase", json()));
              } catch (RuntimeException marketIsGone) {
                Thread.currentThread().interrupt();
              }
            });
    buyer.start();
    return buyer;
  }

  private void settle(List<Long> cases) {
    ApiClient judge = demo.user("judge");
    await()
        .atMost(PATIENCE)
        .until(() -> cases.stream().noneMatch(order -> isUnderway(judge, order)));
    cases.forEach(order -> judge.post(CourtDay.ORDERS + "/" + order + "/purchase", json()));

    Set<String> certificates = new HashSet<>();
    for (long order : cases) {
      JsonObject read = judge.get(CourtDay.ORDERS + "/" + order);
      assertThat(read.getString("state")).isEqualTo("RETIRED");
      JsonObject purchase = read.getJsonObject("purchase");
      assertThat(purchase.getJsonNumber("boughtKg").longValue()).isEqualTo(TONNE);
      assertThat(purchase.getJsonNumber("paidMilliFen").longValue()).isEqualTo(PRICE_FEN * TONNE);
      assertThat(read.getJsonObject("residual").getInt("fen")).isEqualTo(CAP_FEN - PRICE_FEN);
      certificates.add(purchase.getString("certificate"));
      assertThat(
              judge
                  .getArray(CourtDay.ORDERS + "/" + order + "/timeline")
                  .getValuesAs(JsonObject.class))
          .extracting(entry -> entry.getString("kind"))
          .doesNotHaveDuplicates()
          .contains("BOUGHT", "RETIRED", "RESIDUAL_REQUESTED");
    }
    assertThat(certificates).hasSize(CASES);
    assertBooks(certificates);
  }

  private void assertBooks(Set<String> certificates) {
    ApiClient administrator = demo.user("admin1");
    List<JsonObject> withdrawals =
        administrator
            .get("withdrawals?limit=200")
            .getJsonArray("items")
            .getValuesAs(JsonObject.class);
    assertThat(withdrawals).hasSize(CASES);
    assertThat(withdrawals.stream().map(w -> w.getInt("account")).collect(Collectors.toSet()))
        .hasSize(CASES);
    assertThat(
            administrator
                .get("certificates?limit=200")
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(c -> c.getString("number"))
                .filter(certificates::contains))
        .hasSize(CASES);
    assertThat(administrator.get("ledger/check").getBoolean("balanced")).isTrue();
  }

  private static boolean isUnderway(ApiClient judge, long order) {
    return Set.of("BUYING", "BOUGHT").contains(state(judge, order))
        || judge.get(CourtDay.ORDERS + "/" + order).getJsonObject("residual").getInt("fen", -1) < 0
            && state(judge, order).equals("RETIRED");
  }

  private static String state(ApiClient judge, long order) {
    return judge.get(CourtDay.ORDERS + "/" + order).getString("state");
  }
}
