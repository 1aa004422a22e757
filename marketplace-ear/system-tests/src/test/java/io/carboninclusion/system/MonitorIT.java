package io.carboninclusion.system;

import static io.carboninclusion.system.People.TONNE;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What administrators watch, by the API and on its page. */
class MonitorIT {
  private static final String PATH = "admin/monitor";

  @Test
  void itSaysSpreadDepthAndInHowFewHandsTheUnitsAre() {
    String code = People.instrument(5_000, 1_000);
    People.issue(code, 100 * TONNE);
    People.deposit("company", 10_000_000);
    People.order("seller", code, "SELL", 5_050, 30 * TONNE);
    People.order("company", code, "BUY", 5_050, 10 * TONNE);
    People.order("company", code, "BUY", 4_950, 5 * TONNE);

    JsonObject book = book(code);
    assertThat(book.getInt("bidFen")).isEqualTo(4_950);
    assertThat(book.getInt("askFen")).isEqualTo(5_050);
    assertThat(book.getInt("spreadFen")).isEqualTo(100);
    assertThat(book.getInt("spreadBasisPoints")).isEqualTo(200);
    assertThat(book.getInt("bidKg")).isEqualTo(5 * TONNE);
    assertThat(book.getInt("askKg")).isEqualTo(20 * TONNE);
    assertThat(book.getInt("dayVolumeKg")).isEqualTo(10 * TONNE);
    assertThat(book.getInt("holders")).isEqualTo(2);
    assertThat(book.getInt("largestShare")).isEqualTo(9_000);
    assertThat(book.getInt("fiveShare")).isEqualTo(10_000);

    JsonObject empty = book(People.instrument(5_000, 1_000));
    assertThat(empty).doesNotContainKeys("bidFen", "askFen", "spreadFen", "largestShare");
  }

  @Test
  void aRefusalIsCountedByItsReason() {
    String code = People.instrument(5_000, 1_000);
    long before = refused("PRICE_OUTSIDE_BAND");
    for (int i = 0; i < 3; i++) {
      refuseTooDear(code);
    }
    assertThat(refused("PRICE_OUTSIDE_BAND")).isEqualTo(before + 3);
  }

  @Test
  void onlyAdministratorsSeeIt() {
    assertThat(Api.as("company").get(PATH).status()).isEqualTo(403);
    assertThat(Api.anonymous().get(PATH).status()).isEqualTo(401);
  }

  @Test
  void thePageShowsItInBothLanguagesAndThemes() {
    String code = People.instrument(5_000, 1_000);
    People.issue(code, 10 * TONNE);
    People.order("seller", code, "SELL", 5_050, 10 * TONNE);
    refuseTooDear(code);
    Desk desk = new Desk();
    try (BrowserContext browser = Chromium.chinese()) {
      Page page = desk.loggedIn(browser, "admin1");
      Desk.open(page, "monitor");
      String row =
          page.locator("tr", new Page.LocatorOptions().setHasText(code)).first().textContent();
      assertThat(row).contains("50.50", "0 / 10", "100%");
      assertThat(page.locator("main").textContent()).contains("价格超出涨跌幅");
      Desk.fits(page, "monitor", "h1", Map.of("zh", "市场监控", "en", "Market monitor"));
    }
    assertThat(desk.console()).isEmpty();
  }

  private static void refuseTooDear(String code) {
    String order =
        """
        {"instrument": "%s", "side": "BUY", "type": "LIMIT", "priceFen": 9000, "kg": 1000}"""
            .formatted(code);
    assertThat(Api.as("company").post("orders", order).refusal())
        .isEqualTo("PRICE_OUTSIDE_BAND priceFen");
  }

  private static JsonObject book(String code) {
    return answer().getJsonArray("instruments").getValuesAs(JsonObject.class).stream()
        .filter(line -> line.getString("instrument").equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static long refused(String reason) {
    return answer().getJsonArray("refusals").getValuesAs(JsonObject.class).stream()
        .filter(line -> line.getString("reason").equals(reason))
        .mapToLong(line -> line.getJsonNumber("today").longValue())
        .sum();
  }

  private static JsonObject answer() {
    return Api.as("admin1").get(PATH).body();
  }
}
