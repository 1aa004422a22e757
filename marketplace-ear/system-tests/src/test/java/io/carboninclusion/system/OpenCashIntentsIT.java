package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carboninclusion.db.EmbeddedDatabase;
import io.carboninclusion.db.Migrations;
import io.carboninclusion.db.TestDatabase;
import io.carboninclusion.launcher.ApiClient;
import io.carboninclusion.launcher.Market;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A market that was killed between the commit of an intent and its command: the tables hold what
 * was committed, the journal is empty.
 */
class OpenCashIntentsIT {

  private static final long ACCOUNT = 1_001;

  private static final String INTENTS =
      """
      SET @account = %d, @at = '2026-11-20 02:00:00';
      INSERT INTO audit_proposal WITH RECURSIVE id (n) AS (SELECT 1 UNION SELECT n + 1 FROM id WHERE n < 9)
        SELECT n, 'TEST', n, '{}', 1, 'one', @at FROM id;
      INSERT INTO audit_decision VALUES (1, true, 2, 'two', @at, ''), (2, false, 2, 'two', @at, ''),
        (4, true, 2, 'two', @at, ''), (5, false, 2, 'two', @at, ''), (6, true, 2, 'two', @at, '');
      INSERT INTO trading_deposit VALUES (11, @account, 1000, 'A', 1, 1, 1, @at),
        (12, @account, 7, 'B', 1, 2, 1, @at), (13, @account, 7, 'C', 1, 3, 1, @at);
      INSERT INTO trading_withdrawal VALUES (21, @account, 100, 1, @at, NULL),
        (22, @account, 200, 1, @at, NULL), (23, @account, 300, 1, @at, NULL);
      INSERT INTO trading_payment VALUES (31, 21, 'D', 1, 4, 1, @at), (32, 22, 'E', 1, 5, 1, @at);
      INSERT INTO trading_instrument VALUES
        (1, 41, 'SC-LEFT', '留', 'Left', 'FORESTRY', 'SC', 2024, 1000, 1, 1, @at);
      INSERT INTO trading_price_rules VALUES (42, 1, 5000, 1000, 6, 1, @at),
        (43, 1, 9999, 1000, 7, 1, @at);
      INSERT INTO trading_status_change VALUES (44, 1, true, 1, @at), (45, 1, false, 1, @at)
      """;

  @Test
  void whatWasApprovedAndNotCarriedOutIsCarriedOutAfterTheStartOnce() throws SQLException {
    try (EmbeddedDatabase database =
        EmbeddedDatabase.start(
            RunningMarket.freshHome("open-cash-intents-database"),
            TestDatabase.binaries(),
            List.of())) {
      new Migrations(database.access()).migrate();
      leaveIntents(database);
      Map<String, String> settings =
          new HashMap<>(
              RunningMarket.environment(
                  RunningMarket.freshHome("open-cash-intents"), RunningMarket.freePort()));
      settings.putAll(database.access().environmentOfTheApplication());
      settings.put("MARKET_DB_MIGRATION_PASSWORD", database.access().migration().password());
      try (Market market = new Market(settings, RunningMarket.parts())) {
        market.open();
        look(ApiClient.login(market.address(), "admin1", RunningMarket.PASSWORD));
      }
    }
  }

  private static void look(ApiClient administrator) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> states(administrator, "withdrawals").containsValue("RELEASED"));
    assertThat(states(administrator, "admin/deposits"))
        .isEqualTo(Map.of(11L, "BOOKED", 12L, "REJECTED", 13L, "PROPOSED"));
    assertThat(states(administrator, "withdrawals"))
        .isEqualTo(Map.of(21L, "PAID", 22L, "RELEASED", 23L, "FROZEN"));
    JsonObject instrument = administrator.get("instruments/SC-LEFT");
    assertThat(instrument.getString("status")).isEqualTo("HALTED");
    assertThat(instrument.getInt("referenceFen")).isEqualTo(5_000);

    JsonObject check = administrator.get("ledger/check");
    assertThat(check.getBoolean("balanced")).isTrue();
    assertThat(check.getInt("cashInMilliFen")).isEqualTo(1_000_000);
    assertThat(check.getInt("cashOutMilliFen")).isEqualTo(100_000);
  }

  private static Map<Long, String> states(ApiClient administrator, String list) {
    Map<Long, String> states = new HashMap<>();
    for (JsonObject item :
        administrator.get(list).getJsonArray("items").getValuesAs(JsonObject.class)) {
      states.put(item.getJsonNumber("id").longValue(), item.getString("state"));
    }
    return states;
  }

  /** Ids are far below those that the sequences give. */
  private static void leaveIntents(EmbeddedDatabase database) throws SQLException {
    try (Connection connection =
            database.access().connect(database.access().migration(), "market");
        Statement statement = connection.createStatement()) {
      for (String sql : INTENTS.formatted(ACCOUNT).split(";")) {
        statement.execute(sql);
      }
    }
  }
}
