package io.carboninclusion.system;

import static io.carboninclusion.system.People.TONNE;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The room of block trades: a seller proposes, the named company accepts. */
class BlocksInTheBrowserIT {
  private final Desk desk = new Desk();

  @Test
  void aBlockIsProposedMendedAndAccepted() {
    String code = People.instrument(5_000, 1_000);
    People.issue(code, 20 * TONNE);
    People.deposit("company", 10_000_000);
    String company = creditCode("company");
    try (BrowserContext first = Chromium.chinese();
        BrowserContext second = Chromium.chinese()) {
      Page seller = desk.loggedIn(first, "seller");
      Page buyer = desk.loggedIn(second, "company");

      Desk.open(seller, "blocks?own=true");
      seller.locator("select[id$=':instrument']").selectOption(code);
      seller.locator("[id$=':counterparty']").fill("91310000MA1FL00000");
      seller.locator("[id$=':priceFen']").fill("70.00");
      seller.locator("[id$=':kg']").fill("10");
      seller.locator("[id$=':review']").click();
      seller.locator("[id$=':counterpartyMessage'] >> text=91310000MA1FL00000").waitFor();
      seller.locator("[id$=':counterparty']").fill(company);
      reviewed(seller);
      Desk.click(seller, "send");
      assertThat(seller.locator("[id$=':priceFenMessage']").textContent()).contains("65.00");
      assertThat(seller.locator("[id$=':kg']").inputValue()).isEqualTo("10");
      seller.locator("[id$=':priceFen']").fill("60.00");
      assertThat(reviewed(seller)).contains("立即冻结").contains("10.000").contains("600.00");
      Desk.click(seller, "send");
      seller.waitForURL("**/blocks?own=true&id=*");
      seller.waitForLoadState(LoadState.LOAD);
      assertThat(seller.locator("main").textContent()).contains("待答复").contains("60.00");

      Desk.open(buyer, "blocks");
      String list = buyer.locator("main table").first().textContent();
      assertThat(list).contains("买入").contains("60.00");
      buyer.locator("a[href*='#answer']").first().click();
      buyer.waitForLoadState(LoadState.LOAD);
      Desk.fits(
          buyer,
          buyer.url().substring(buyer.url().indexOf("blocks")).replaceAll("#.*", ""),
          "h1",
          Map.of("zh", "大宗协议", "en", "Block trades"));
      Desk.open(buyer, "blocks?lang=zh");
      buyer.locator("a[href*='#answer']").first().click();
      buyer.waitForLoadState(LoadState.LOAD);
      assertThat(reviewed(buyer)).contains("我方支付").contains("600.00").contains("之后可用资金");
      Desk.click(buyer, "accept");
      assertThat(buyer.locator("main").textContent()).contains("已成交");
      // The form to propose one; its pictures take the place of the answer's.
      Desk.fits(seller, "blocks?own=true", "h1", Map.of("zh", "大宗协议", "en", "Block trades"));
      Desk.open(buyer, "instrument?code=" + code);
      assertThat(buyer.locator(".m-quote").textContent()).contains("大宗成交");
    }
    assertThat(desk.console()).isEmpty();
    assertThat(Api.as("company").get("blocks?as=COUNTERPARTY&limit=1").body().toString())
        .contains("ACCEPTED")
        .contains(code);
  }

  /** What the second question says. */
  private static String reviewed(Page page) {
    page.locator("[id$=':review']").click();
    page.locator("dialog[open]").waitFor();
    return page.locator("dialog[open]").textContent();
  }

  private static String creditCode(String login) {
    String path = "participants/" + People.account(login);
    return People.user("admin1").get(path).getString("creditCode");
  }
}
