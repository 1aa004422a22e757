package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static io.carboninclusion.system.RegistryDay.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carboninclusion.launcher.ApiClient;
import io.carboninclusion.launcher.DemoScenario;
import io.carboninclusion.launcher.TwoAdministrators;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Application and database are killed while purchases of cases are bought, retired and closed; each
 * case then comes to its end exactly once.
 */
class RestorationKilledIT {

  private static final int CASES = 24;
  private static final long TONNE = 1_000;
  private static final long CAP_FEN = 6_200;
  private static final long PRICE_FEN = 5_870;

  /** Milliseconds after the first purchase of a round. */
  private static final int[] KILLED_AFTER = {120, 400};

  private final Path home = RunningMarket.freshHome("restoration-killed");
  private final int port = RunningMarket.freePort();
  private final Map<String, String> environment = RunningMarket.environment(home, port);
  private final URI address = URI.create("http://localhost:" + port + "/");
  private final DemoScenario demo = new DemoScenario(address, RunningMarket.PASSWORD);

  @Test
  void everyCaseIsBoughtRetiredAndSettledOnce() throws Exception {
    List<Long> cases = new ArrayList<>();
    for (int round = 0; round <= KILLED_AFTER.length; round++) {
      try (LauncherProcess market = LauncherProcess.java(environment)) {
        market.awaitOpen();
        if (cases.isEmpty()) {
          prepare(cases);
        }
        if (round < KILLED_AFTER.length) {
          Thread buyer = buyer(cases.subList(round * CASES / 2, (round + 1) * CASES / 2));
          Thread.sleep(KILLED_AFTER[round]);
          market.kill();
          LauncherProcess.serversOf(home).forEach(ProcessHandle::destroyForcibly);
          buyer.join();
        } else {
          settle(cases);
        }
      }
    }
  }

  private void prepare(List<Long> cases) {
    ApiClient judge = demo.user("judge");
    TwoAdministrators administrators = demo.administrators();
    int year = CourtDay.TODAY.getYear();
    for (int i = 1; i <= CASES; i++) {
      JsonObject draft =
          judge.post(
              CourtDay.ORDERS,
              CourtDay.entry("（" + year + "）鄂9999刑初" + (100 + i) + "号", "SC-FOR-2024", CAP_FEN)
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
        .atMost(Duration.ofSeconds(60))
        .until(() -> cases.stream().noneMatch(order -> isUnderway(judge, order)));
    long resumed = cases.stream().filter(order -> state(judge, order).equals("RETIRED")).count();
    assertThat(resumed).as("bought before or in spite of the kill").isPositive();
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
