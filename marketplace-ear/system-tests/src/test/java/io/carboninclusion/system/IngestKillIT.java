package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carboninclusion.launcher.ApiClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A market that is killed while it works a file through goes on by itself: each line once. */
class IngestKillIT {

  private static final int ACCOUNTS = 2_000;
  private static final int ACTS = 160_000;

  @Test
  void aKilledMarketGoesOnWithTheFileAndCountsEachActOnce() {
    Path home = RunningMarket.freshHome("ingest-kill");
    Map<String, String> settings = RunningMarket.environment(home, RunningMarket.freePort());
    byte[] acts = acts();
    long id;
    try (LauncherProcess market = LauncherProcess.java(settings)) {
      market.awaitOpen();
      Partner partner = partner(settings);
      assertThat(partner.accounts(accounts()).number("accepted")).isEqualTo(ACCOUNTS);
      id = partner.send("schemes/WH/acts?wait=0", acts, null).number("id");
      await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> partner.get("schemes/WH/uploads/" + id).number("lines") > 0);
      LauncherProcess.serversOf(home).forEach(ProcessHandle::destroyForcibly);
      market.kill();
    }
    try (LauncherProcess market = LauncherProcess.java(settings)) {
      market.awaitOpen();
      Partner partner = partner(settings);
      await()
          .atMost(Duration.ofMinutes(3))
          .until(
              () ->
                  partner.get("schemes/WH/uploads/" + id).body().getString("state").equals("DONE"));
      Partner.Answer again = partner.send("schemes/WH/acts", acts, null);
      assertThat(again.number("id")).isEqualTo(id);
      assertThat(again.counts()).isEqualTo("%d = %d + 0 + 0".formatted(ACTS, ACTS));
      assertThat(again.number("mg")).isEqualTo(ACTS * 40_000L);
      assertThat(earned(settings)).isEqualTo(ACTS / ACCOUNTS * 40_000L);
    }
  }

  private static URI address(Map<String, String> settings) {
    return URI.create("http://localhost:" + settings.get("MARKET_HTTP_PORT") + "/");
  }

  private static Partner partner(Map<String, String> settings) {
    ApiClient demo = ApiClient.login(address(settings), "partner", RunningMarket.PASSWORD);
    return new Partner(address(settings), demo.token());
  }

  /** Of one person: acts have an even spread. */
  private static long earned(Map<String, String> settings) {
    return ApiClient.login(address(settings), "partner", RunningMarket.PASSWORD)
        .post(
            "schemes/WH/accounts/search", ApiClient.json().add("account", "person-" + ACCOUNTS / 2))
        .getJsonNumber("earnedMg")
        .longValue();
  }

  private static String accounts() {
    StringBuilder lines = new StringBuilder("account,consents,version\n");
    for (int n = 0; n < ACCOUNTS; n++) {
      lines.append("person-").append(n).append(",COMPUTE POOL,1\n");
    }
    return lines.toString();
  }

  /** Each person rides a kilometre every hundred minutes, so no cap is met. */
  private static byte[] acts() {
    StringBuilder lines = new StringBuilder("act,account,mode,start,end,metres\n");
    for (int n = 0; n < ACTS; n++) {
      long start = 1_735_660_800L + n / ACCOUNTS * 6_000L;
      lines
          .append("trip-")
          .append(n)
          .append(",person-")
          .append(n % ACCOUNTS)
          .append(",SHARED_BIKE,")
          .append(start)
          .append(',')
          .append(start + 600)
          .append(",1000\n");
    }
    return lines.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
