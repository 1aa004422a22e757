package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static io.carboninclusion.system.RegistryDay.CODE;
import static io.carboninclusion.system.RegistryDay.retirement;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carboninclusion.launcher.ApiClient;
import io.carboninclusion.launcher.Market;
import io.carboninclusion.launcher.TwoAdministrators;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A retirement whose words were committed when the machine stopped, and whose command was not. */
class OpenIntentsIT {

  private static final String KEY = "asked before the machine stopped";

  /** A number that is right and that nobody else draws. */
  private static final String NUMBER = "C26-0000-0000-000W";

  private static final long NUMBER_BITS = 28;

  private final Path home = RunningMarket.freshHome("open-intents");
  private final int port = RunningMarket.freePort();

  @Test
  void itIsRetiredOnceAfterTheNextStart() throws Exception {
    try (Market first = opened()) {
      issueToSeller(first);
      ApiClient seller = user(first, "seller");
      JsonObject done = seller.post("retirements", retirement(10_000), "before");
      commitWordsOnly(first, done.getString("number"));
      JsonObject waiting = seller.get("retirements").getJsonArray("items").getJsonObject(0);
      assertThat(waiting.getString("state")).isEqualTo("REQUESTED");
    }
    try (Market second = opened()) {
      ApiClient seller = user(second, "seller");
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(retiredKg(second)).isEqualTo(20_000));
      JsonObject certificate = seller.post("retirements", retirement(10_000), KEY);
      assertThat(certificate.getString("number")).isEqualTo(NUMBER);
      assertThat(retiredKg(second)).isEqualTo(20_000);
      assertThat(ApiClient.anonymous(second.address()).get("certificates/" + NUMBER))
          .isEqualTo(certificate);
    }
  }

  private Market opened() {
    Market market = new Market(RunningMarket.environment(home, port), RunningMarket.parts());
    Runtime.getRuntime().addShutdownHook(new Thread(market::close));
    market.open();
    return market;
  }

  private static void issueToSeller(Market market) {
    TwoAdministrators two = new TwoAdministrators(user(market, "admin1"), user(market, "admin2"));
    two.list(
        new TwoAdministrators.Instrument(
            CODE, "川林草-2021", "Sichuan forestry 2021", "FORESTRY", "SC", 2021, 1_000),
        5_800,
        1_000);
    long project =
        RegistryDay.id(
            user(market, "seller").post("projects", RegistryDay.project("SC", 2020, 2024, "示例林场")));
    two.first().post("projects/" + project + "/approval", json().add("approve", true));
    two.issue(project, CODE, 100_000);
  }

  /** The words of a second retirement like the first, as the door commits them before it sends. */
  private static void commitWordsOnly(Market market, String numberOfTheFirst) throws Exception {
    try (Connection connection = market.access().connect(market.access().app(), "market");
        Statement statement = connection.createStatement()) {
      long id = number(statement, "SELECT NEXT VALUE FOR market.intent_seq");
      ResultSet row =
          statement.executeQuery("SELECT id, document FROM market.registry_retirement_document");
      assertThat(row.next()).isTrue();
      String document =
          new String(row.getBytes("document"), UTF_8)
              .replace(numberOfTheFirst, NUMBER)
              .replace("\"retirement\":" + row.getLong("id"), "\"retirement\":" + id);
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO market.registry_retirement_document (id, account, key_hash,"
                  + " request_hash, instrument, kg, certificate, document, document_hash,"
                  + " created_by, created_at) SELECT ?, account, ?, request_hash,"
                  + " instrument, kg, ?, ?, ?, created_by, created_at"
                  + " FROM market.registry_retirement_document WHERE id = ?")) {
        insert.setLong(1, id);
        insert.setBytes(2, sha256(KEY));
        insert.setLong(3, NUMBER_BITS);
        insert.setBytes(4, document.getBytes(UTF_8));
        insert.setBytes(5, sha256(document));
        insert.setLong(6, row.getLong("id"));
        assertThat(insert.executeUpdate()).isEqualTo(1);
      }
    }
  }

  private static long number(Statement statement, String sql) throws Exception {
    try (ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }

  private static byte[] sha256(String text) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
  }

  private static long retiredKg(Market market) {
    return ApiClient.anonymous(market.address())
        .get("registry/totals")
        .getJsonNumber("retiredKg")
        .longValue();
  }

  private static ApiClient user(Market market, String name) {
    return ApiClient.login(market.address(), name, RunningMarket.PASSWORD);
  }
}
