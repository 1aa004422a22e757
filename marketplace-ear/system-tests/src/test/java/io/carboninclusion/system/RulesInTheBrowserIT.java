package io.carboninclusion.system;

import static io.carboninclusion.system.People.TONNE;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Trading rules on their page: proposed by one administrator, approved by another, then in force.
 */
class RulesInTheBrowserIT {
  private final Desk desk = new Desk();

  @Test
  void aLimitAndTPlusOneAreProposedApprovedAndHold() {
    String code = People.instrument(5_000, 1_000);
    People.issue(code, 20 * TONNE);
    People.deposit("company", 10_000_000);
    try (BrowserContext first = Chromium.chinese();
        BrowserContext second = Chromium.chinese()) {
      Page admin1 = desk.loggedIn(first, "admin1");
      Page admin2 = desk.loggedIn(second, "admin2");

      Desk.open(admin1, "rules?code=" + code + "&rule=MAX_ORDER_KG");
      admin1.locator("[id$=':value']").fill("0.5");
      Desk.click(admin1, "propose");
      assertThat(admin1.locator("[id$=':valueMessage']").textContent()).isNotBlank();
      assertThat(admin1.locator("[id$=':value']").inputValue()).isEqualTo("0.5");
      admin1.locator("[id$=':value']").fill("10");
      propose(admin1);
      assertThat(admin1.locator("main").textContent()).contains("单笔委托上限");
      approve(admin2, admin1.url());

      Desk.open(admin1, "rules?code=" + code + "&rule=T_PLUS_ONE");
      propose(admin1);
      approve(admin2, admin1.url());

      Desk.open(admin1, "rules?code=" + code + "&rule=MAX_OPEN_ORDERS");
      admin1.locator("[id$=':value']").fill("1.5");
      Desk.click(admin1, "propose");
      assertThat(admin1.locator("[id$=':valueMessage']").textContent()).isNotBlank();
      admin1.locator("[id$=':value']").fill("3000");
      propose(admin1);
      approve(admin2, admin1.url());

      Desk.open(admin1, "rules?code=" + code);
      String rules = admin1.locator("main").textContent();
      assertThat(rules).contains("10 t").contains("启用").contains("3,000");
      Desk.fits(
          admin1,
          "rules?code=" + code + "&rule=MAX_ORDER_KG",
          "h1",
          Map.of("zh", "交易规则", "en", "Trading rules"));
    }
    assertThat(desk.console()).isEmpty();

    People.order("seller", code, "SELL", 5_000, 10 * TONNE);
    People.order("company", code, "BUY", 5_000, 10 * TONNE);
    Refusals.refused(
        422, "BOUGHT_TODAY", "kg", () -> People.order("company", code, "SELL", 5_000, TONNE));
    Refusals.refused(
        422,
        "QUANTITY_OUT_OF_RANGE",
        "kg",
        () -> People.order("seller", code, "SELL", 5_000, 11 * TONNE));
  }

  private static void propose(Page page) {
    Desk.click(page, "propose");
    page.waitForURL("**/approval?id=*");
    page.waitForLoadState(LoadState.LOAD);
  }

  private static void approve(Page page, String url) {
    Desk.open(page, url.substring(url.indexOf("approval")));
    page.locator("[id$=':seen'] .ui-chkbox-box").first().click();
    Desk.click(page, "review");
    page.locator("dialog[open]").waitFor();
    Desk.click(page, "approveNow");
  }
}
