package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.carboninclusion.launcher.ApiClient;
import io.carboninclusion.launcher.DemoScenario;
import io.carboninclusion.launcher.TwoAdministrators;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A company's day in a real browser, in Chinese: it signs up, buys, cancels, takes cash out,
 * retires and gets a certificate that a stranger checks. The browser's console must stay silent: a
 * script or style that the policy stopped would be told there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserDayIT {
  private static final String CODE = "SC-PAGES-2024";
  private static final String RIGHT_CODE = "91429999MA0000980G";
  private static final String WRONG_CODE = "91429999MA0000980M";
  private static final String PASSWORD = "a long enough password";
  private static final Pattern CERTIFICATE = Pattern.compile("C\\d\\d(-[0-9A-Z]{4}){3}");

  private final URI address = RunningMarket.get().address();
  private final DemoScenario demo = new DemoScenario(address, RunningMarket.PASSWORD);
  private final TwoAdministrators administrators = demo.administrators();
  private final List<String> console = new ArrayList<>();
  private BrowserContext browser;
  private Page page;
  private String certificate;

  @BeforeAll
  void aSellerOffers() {
    administrators.list(
        new TwoAdministrators.Instrument(
            CODE, "页面林草-2024", "Pages forestry", "FORESTRY", "SC", 2024, 1_000),
        6_000,
        1_000);
    administrators.issue(demo.register(administrators), CODE, 1_000_000);
    ApiClient seller = demo.user("seller");
    for (long price : new long[] {5_900, 5_950, 6_000}) {
      seller.post(
          "orders",
          json()
              .add("instrument", CODE)
              .add("side", "SELL")
              .add("type", "LIMIT")
              .add("priceFen", price)
              .add("kg", 10_000));
    }
    browser = Chromium.chinese();
    page = browser.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            console.add(message.text());
          }
        });
    page.onPageError(console::add);
  }

  @AfterAll
  void theConsoleStayedSilent() {
    browser.close();
    assertThat(console).isEmpty();
  }

  @Test
  @Order(1)
  void signingUpSaysWhichDigitIsWrongAndThenWaits() {
    open("signup");
    fill("name", "页面公司（示例）");
    fill("creditCode", WRONG_CODE);
    fill("displayName", "页面交易员");
    fill("login", "pages");
    fill("password", PASSWORD);
    submit("send");
    assertThat(page.locator("[id$=creditCodeMessage]").textContent()).contains("校验");
    assertThat(field("name").inputValue()).isEqualTo("页面公司（示例）");
    fill("creditCode", RIGHT_CODE);
    fill("password", PASSWORD);
    submit("send");
    assertThat(page.url()).contains("/waiting");

    JsonObject waiting =
        administrators
            .first()
            .get("participants?state=PENDING&limit=200")
            .getJsonArray("items")
            .getValuesAs(JsonObject.class)
            .stream()
            .filter(enterprise -> enterprise.getString("creditCode").equals(RIGHT_CODE))
            .findFirst()
            .orElseThrow();
    long id = waiting.getJsonNumber("id").longValue();
    administrators
        .first()
        .post("participants/" + id + "/approval", json().add("approve", true).add("note", ""));
    administrators.deposit(id, 1_000_000);
  }

  @Test
  @Order(2)
  void theTicketPreviewsItsCostAndTheFillsAreSeenAtOnce() {
    open("login?to=/instrument?code=" + CODE);
    fill("username", "pages");
    fill("password", PASSWORD);
    submit("enter");
    open("instrument?code=" + CODE);
    type("priceFen", "59.50");
    type("kg", "12");
    page.getByText("买入 12 吨").first().waitFor();
    assertThat(page.locator(".m-cost").first().textContent()).contains("59.00").contains("709.00");
    submit("place");
    assertThat(page.locator("#placed").textContent()).contains("709.00").contains("12");
  }

  @Test
  @Order(3)
  void whatMakesNoSenseIsSaidBesideTheField() {
    open("instrument?code=" + CODE);
    type("priceFen", "70.00");
    type("kg", "1");
    submit("place");
    assertThat(page.locator("[id$=priceFenMessage]").textContent()).contains("66.00");
    type("priceFen", "59.50");
    type("kg", "很多");
    submit("place");
    assertThat(page.locator("[id$=kgMessage]").textContent()).isNotBlank();
    assertThat(field("priceFen").inputValue()).isEqualTo("59.50");
  }

  @Test
  @Order(4)
  void anOrderBySumBuysWholeLots() {
    open("instrument?code=" + CODE);
    page.locator("[id$=':type']").getByText("按金额").click();
    field("budgetFen").waitFor();
    type("budgetFen", "130");
    submit("place");
    assertThat(page.locator("#placed").textContent()).contains("119.00");
  }

  @Test
  @Order(5)
  void anOpenOrderIsCancelledInThePortfolio() {
    open("instrument?code=" + CODE);
    type("priceFen", "55.00");
    type("kg", "3");
    submit("place");
    open("portfolio");
    assertThat(page.locator("main").textContent()).contains("165.00");
    page.waitForNavigation(() -> page.locator("button[name=cancel]").first().click());
    open("portfolio?tab=orders&all=true");
    assertThat(page.locator("main").textContent()).contains("已撤");
    assertThat(page.locator("button[name=cancel]").count()).isZero();
  }

  @Test
  @Order(6)
  void cashThatIsToLeaveIsFrozenAtOnce() {
    open("withdraw");
    fill("amountFen", "1000.00");
    submit("request");
    open("portfolio");
    assertThat(page.locator("main").textContent()).contains("1,000.00").contains("出金");
  }

  @Test
  @Order(7)
  void aRetirementLeadsToItsCertificateAndItsPdf() {
    open("retire?t=5&code=" + CODE);
    fill("beneficiary", "页面公司年会 <b>🌲</b>");
    page.locator("label[for$=understood], [id$=understood] .ui-chkbox-box").first().click();
    click("review");
    page.locator("dialog[open]").waitFor();
    page.locator("dialog[open] [id$=retire]").click();
    page.waitForURL("**/certificate**");
    var number = CERTIFICATE.matcher(page.locator("#number").textContent());
    assertThat(number.find()).isTrue();
    certificate = number.group();
    assertThat(page.locator("main").textContent())
        .contains("页面公司年会 <b>🌲</b>")
        .contains(CODE + "-0000000001");
    var pdf =
        page.request()
            .get(address.resolve("api/v1/certificates/" + certificate + ".pdf").toString());
    assertThat(pdf.status()).isEqualTo(200);
    assertThat(new String(pdf.body(), 0, 5)).isEqualTo("%PDF-");
  }

  @Test
  @Order(8)
  void aStrangerChecksTheCertificateWithoutLogin() {
    try (BrowserContext stranger = Chromium.english()) {
      Page check = stranger.newPage();
      check.navigate(address.resolve("check?no=" + certificate.toLowerCase()).toString());
      assertThat(check.locator("#verdict").textContent()).contains(certificate);
      check.navigate(address.resolve("check?no=C26-0000-0000-0000").toString());
      assertThat(check.locator("[role=alert]").count()).isPositive();
    }
  }

  private void open(String path) {
    page.navigate(address.resolve(path).toString());
  }

  private Locator field(String id) {
    return page.locator("[id$=':" + id + "']");
  }

  /** Types into the ticket, which asks the book again at each change, and waits for that answer. */
  private void type(String id, String text) {
    page.waitForResponse(
        response -> response.request().method().equals("POST"),
        () -> {
          fill(id, text);
          field(id).press("Tab");
        });
    page.waitForTimeout(300);
  }

  private void fill(String id, String text) {
    field(id).fill(text);
  }

  private void click(String id) {
    field(id).click();
  }

  /** Sends the whole page and waits for the next one, which begins only after the answer. */
  private void submit(String id) {
    page.waitForNavigation(() -> field(id).click());
  }
}
