package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.launcher.ApiClient;
import io.carboninclusion.launcher.Market;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A market of one's own: its first administrators and nobody and nothing else. */
class WithoutDemoIT {

  @Test
  void itBeginsWithTheAdministratorsItsOwnerNamedAndNothingElse() {
    Map<String, String> environment =
        RunningMarket.environment(
            RunningMarket.freshHome("without-demo"), RunningMarket.freePort());
    environment.put("MARKET_DEMO", "off");
    environment.remove("MARKET_DEMO_PASSWORD");
    environment.put("MARKET_FIRST_ADMINS", "wang, li");
    try (Market market = new Market(environment, RunningMarket.parts())) {
      market.open();
      List<String> passwords = market.firstAdministratorPasswords();
      assertThat(passwords).hasSize(2).doesNotHaveDuplicates();

      ApiClient wang = ApiClient.login(market.address(), "wang", passwords.get(0));
      ApiClient li = ApiClient.login(market.address(), "li", passwords.get(1));
      assertThat(li.get("me").getJsonArray("roles").getString(0)).isEqualTo("ADMIN");
      JsonArray enterprises = wang.get("participants").getJsonArray("items");
      assertThat(enterprises).hasSize(1);
      JsonObject administration = enterprises.getJsonObject(0);
      assertThat(administration.getString("kind")).isEqualTo("MARKET");
      assertThat(administration.getBoolean("demo")).isFalse();
      assertThat(wang.get("instruments").getJsonArray("items")).isEmpty();
      assertNobody(market.address(), "admin1", "company", "judge");
    }
  }

  private static void assertNobody(URI address, String... logins) {
    for (String login : logins) {
      assertThatThrownBy(() -> ApiClient.login(address, login, RunningMarket.PASSWORD))
          .isInstanceOfSatisfying(
              ApiClient.Refused.class,
              refused -> assertThat(refused.reason()).isEqualTo("WRONG_PASSWORD"));
    }
  }
}
