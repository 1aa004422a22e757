package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static io.carboninclusion.system.People.TONNE;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.carboninclusion.launcher.TwoAdministrators.Instrument;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A company says what it wants, sees what it would get from where, and buys it. */
class CriteriaInTheBrowserIT {
  private final Desk desk = new Desk();

  @Test
  void whatThePreviewSaysIsBoughtAndStandsInThePortfolio() {
    JsonObject registered =
        People.user("seller")
            .post(
                "projects",
                RegistryDay.project("GD", 2023, 2024, "广东试验林场")
                    .add("methodology", "GD-FOR")
                    .add("methodologyVersion", "1"));
    long project = registered.getJsonNumber("id").longValue();
    People.user("admin1").post("projects/" + project + "/approval", json().add("approve", true));
    // The demo lists another vintage of this scheme.
    String dear = instrument("试验粤林乙", project);
    String cheap = instrument("试验粤林甲", project);
    People.order("seller", dear, "SELL", 5_800, 3 * TONNE);
    People.order("seller", cheap, "SELL", 5_700, 2 * TONNE);
    People.deposit("company", 100_000_000);
    try (BrowserContext browser = Chromium.chinese()) {
      Page page = desk.loggedIn(browser, "company");
      Desk.open(page, "criteria");
      page.locator("[id$=':kind']").selectOption("FORESTRY");
      page.locator("[id$=':scheme']").selectOption("GD");
      page.locator("[id$=':firstVintage']").selectOption("2024");
      page.locator("[id$=':priceFen']").fill("58.00");
      page.locator("[id$=':kg']").fill("4");
      page.locator("[id$=':kg']").blur();
      page.locator("[id$=':preview'] dd >> text=2 t × 58.00").waitFor();
      String preview = page.locator("[id$=':preview']").textContent();
      assertThat(preview).contains("试验粤林甲").contains("2 t × 57.00").contains("230.00");
      assertThat(preview.indexOf("试验粤林甲")).isLessThan(preview.indexOf("试验粤林乙"));
      page.screenshot(Desk.picture("criteria-preview"));

      Desk.click(page, "buy");
      page.waitForURL("**/criteria?order=*");
      String placed = page.locator("#placed").textContent();
      assertThat(placed).contains("2 t × 57.00").contains("2 t × 58.00").contains("230.00");
      String bought = page.url().replaceAll(".*criteria", "criteria");
      Desk.fits(page, bought, "h1", Map.of("zh", "按条件买入", "en", "Buy across instruments"));

      Desk.open(page, "portfolio?all=true&lang=zh");
      String orders = page.locator("[id='lists']").textContent();
      assertThat(orders).contains("按条件买入").contains("试验粤林甲 2 t × 57.00");
      page.screenshot(Desk.picture("criteria-portfolio"));

      Desk.open(page, "criteria");
      page.locator("[id$=':kind']").selectOption("PERSONAL");
      page.locator("[id$=':scheme']").selectOption("GD");
      page.locator("[id$=':priceFen']").fill("58.00");
      page.locator("[id$=':kg']").fill("4");
      Desk.click(page, "buy");
      assertThat(page.locator("main").textContent()).contains("没有已上市品种符合这些条件");
      assertThat(page.locator("[id$=':kg']").inputValue()).isEqualTo("4");
    }
    assertThat(desk.console()).isEmpty();
  }

  private static String instrument(String name, long project) {
    String code = People.newCode();
    People.administrators()
        .list(
            new Instrument(code, name, "Test " + code, "FORESTRY", "GD", 2024, TONNE),
            6_000,
            1_000);
    People.administrators().issue(project, code, 20 * TONNE);
    return code;
  }
}
