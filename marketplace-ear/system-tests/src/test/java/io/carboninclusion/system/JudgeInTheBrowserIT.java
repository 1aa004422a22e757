package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import io.carboninclusion.launcher.TwoAdministrators.Instrument;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A judge's way in a real browser, from the decision to the certificate, with the clicks counted;
 * what is wrong is said at its place; another court sees nothing of it. The console stays silent.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JudgeInTheBrowserIT {
  private static final String CODE = "SC-JUDGE-2024";
  private static final String NUMBER = "（2026）鄂9999刑初12号";
  private static final int MOST_CLICKS = 15;
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  private final URI address = RunningMarket.get().address();
  private final List<String> console = new ArrayList<>();
  private BrowserContext browser;
  private Page page;
  private int clicks;
  private int clicksIntoFields;
  private String order;
  private String certificate;

  @BeforeAll
  void theCheapestForestryIsOffered() {
    People.administrators()
        .list(
            new Instrument(CODE, "法庭林草-2024", "Judge's forestry", "FORESTRY", "SC", 2024, 1_000),
            1_000,
            1_000);
    People.issue(CODE, 41_000);
    People.deposit("company", 100_000);
    order("seller", "SELL", 1_000, 21_000);
    order("company", "BUY", 1_000, 1_000);
    order("seller", "SELL", 1_005, 20_000);
    browser = Chromium.chinese();
    page = browser.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            console.add(message.text());
          }
        });
    page.onPageError(console::add);
    logIn(page, "judge", RunningMarket.PASSWORD);
  }

  private static void order(String trader, String side, long priceFen, long kg) {
    People.user(trader)
        .post(
            "orders",
            json()
                .add("instrument", CODE)
                .add("side", side)
                .add("type", "LIMIT")
                .add("priceFen", priceFen)
                .add("kg", kg));
  }

  @AfterAll
  void theConsoleStayedSilent() {
    browser.close();
    assertThat(console).isEmpty();
  }

  @Test
  @Order(1)
  void aJudgeArrivesAtTheDesk() {
    assertThat(page.url()).endsWith("/court-orders");
    assertThat(page.locator("main").textContent()).contains("司法认购", "录入案件");
  }

  @Test
  @Order(2)
  void whatIsWrongIsSaidAtItsPlace() {
    open("court-entry");
    type("number", "(2026) 鄂9999刑初12");
    assertThat(message("number")).contains("第 17 个字应是“号”");
    type("number", "(2026) 鄂9999 12号");
    assertThat(message("number")).contains("第 14 个字应是案件类型");
    type("number", "(2026) 鄂9999刑初12号");
    assertThat(message("number")).isEmpty();
    assertThat(page.locator(".m-parse").textContent())
        .contains("2026", "鄂9999", "刑初", "12", "示例县人民法院");
    type("deadline", TODAY.minusDays(1).toString());
    assertThat(message("deadline")).contains(TODAY.toString());
    type("deadline", TODAY.plusDays(15).toString());
    assertThat(message("deadline")).isEmpty();
    choose("cause", "ILLEGAL_LOGGING");
    type("tonnes", "三十");
    assertThat(message("tonnes")).contains("37.0173");
    type("tonnes", "30");
    type("capFen", "9.00");
    assertThat(page.locator(".sticky").textContent()).contains("高于单价上限", "排队等待");
    leave(field("confirm"));
    assertThat(message("checked")).contains("核对");
    field("checked").click();
    leave(field("confirm"));
    assertThat(page.url()).contains("/court-entry");
    assertThat(page.locator(".ui-message-error").allTextContents())
        .anyMatch(sentence -> sentence.contains("补齐"));
    assertThat(field("number").inputValue()).isNotBlank();
  }

  @Test
  @Order(3)
  void anotherKindNeedsAReason() {
    open("court-entry");
    type("number", NUMBER.replace("12", "13"));
    choose("cause", "ILLEGAL_LOGGING");
    assertThat(page.locator(".m-choice li.on").textContent()).contains("林草", "同质");
    answered(() -> page.locator(".m-choice li.off .ui-radiobutton-box").first().click());
    assertThat(page.locator(".m-choice li.on").textContent()).contains("个人减排", "须写理由");
    assertThat(field("kindReason").isVisible()).isTrue();
  }

  @Test
  @Order(4)
  void thePlainCaseIsEnteredAndConfirmed() {
    open("court-orders");
    press(page.getByText("录入案件").first());
    page.waitForURL("**/court-entry");
    type("number", "(2026) 鄂9999刑初12号");
    choose("cause", "ILLEGAL_LOGGING");
    clicks += 2;
    into("obliged", "何某人");
    into("decidedOn", TODAY.minusDays(20).toString());
    into("deadline", TODAY.plusDays(15).toString());
    into("tonnes", "30");
    assertThat(field("instrument").inputValue()).isEqualTo(CODE);
    assertThat(page.locator(".m-cost").textContent())
        .contains("20 t × 10.00", "10 t × 10.05", "300.50");
    assertThat(page.locator("svg[role=img]").first().isVisible()).isTrue();
    press(field("checked"));
    clicks++;
    leave(field("confirm"));
    assertThat(page.url()).contains("/court-order?");
    order = page.url().substring(page.url().indexOf("id=") + 3);
    assertThat(main()).contains(NUMBER, "等待缴款", "何某人");
  }

  @Test
  @Order(5)
  void whatThePartyPaidIsBoughtRetiredAndCertified() {
    long account = Long.parseLong(page.locator(".m-kv .mono b").first().textContent().strip());
    People.administrators().deposit(account, 33_000);
    logIn(page, "judge", RunningMarket.PASSWORD);
    clicks++;
    leave(page.locator("a.ui-button.sm.primary").filter(text("购买")).first());
    assertThat(main()).contains("已到账", "20 t × 10.00", "价格是否合理");
    field("review").click();
    page.waitForTimeout(500);
    assertThat(message("understood")).contains("不能撤回");
    press(field("understood"));
    press(field("review"));
    page.locator("dialog[open]").waitFor();
    assertThat(page.locator("dialog[open]").textContent())
        .contains(NUMBER, "法庭林草-2024", "30.000 t", "300.50", "29.50", "退还缴款人");
    assertThat(page.evaluate("document.activeElement.textContent").toString()).contains("返回修改");
    clicks++;
    leave(page.locator("dialog[open] [id$=':buy']"));
    assertThat(main()).contains("已注销", "仅可注销", CODE + "-0000001001", "29.50");
    clicks++;
    leave(page.locator("#certificate"));
    certificate = page.url().substring(page.url().indexOf("no=") + 3);
    System.out.printf(
        "A judge's clicks in the plain case: %d, with the mouse into each field %d%n",
        clicks, clicks + clicksIntoFields);
    assertThat(clicks + clicksIntoFields).isLessThan(MOST_CLICKS);
  }

  @Test
  @Order(6)
  void thePublicReadsTheCaseButNotTheName() {
    try (BrowserContext stranger = Chromium.english()) {
      Page public_ = stranger.newPage();
      public_.navigate(address.resolve("certificate?no=" + certificate).toString());
      assertThat(public_.locator("main").textContent()).contains(NUMBER).doesNotContain("何某人");
      byte[] pdf =
          public_
              .request()
              .get(address.resolve("api/v1/certificates/" + certificate + ".pdf").toString())
              .body();
      assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
      public_.navigate(address.resolve("court-order?id=" + order).toString());
      assertThat(public_.url()).contains("/login");
    }
  }

  @Test
  @Order(7)
  void anotherCourtSeesNothingOfIt() {
    String login = otherCourt();
    try (BrowserContext other = Chromium.chinese()) {
      Page foreign = other.newPage();
      logIn(foreign, login, Newcomers.PASSWORD);
      assertThat(foreign.locator("main").textContent()).contains("还没有案件").doesNotContain(NUMBER);
      Response answer = foreign.navigate(address.resolve("court-order?id=" + order).toString());
      assertThat(answer.status()).isEqualTo(404);
      answer = foreign.navigate(address.resolve("court-entry?id=" + order).toString());
      assertThat(answer.status()).isEqualTo(404);
      foreign.navigate(address.resolve("court-entry").toString());
      foreign.waitForResponse(
          response -> response.request().method().equals("POST"),
          () -> {
            foreign.locator("[id$=':number']").fill(NUMBER);
            foreign.locator("[id$=':number']").press("Tab");
          });
      foreign.getByText("（藏9997）的用户").waitFor();
    }
    try (BrowserContext company = Chromium.chinese()) {
      Page trader = company.newPage();
      logIn(trader, "company", RunningMarket.PASSWORD);
      assertThat(trader.navigate(address.resolve("court-orders").toString()).status())
          .isEqualTo(403);
    }
  }

  @Test
  @Order(8)
  void theDirectoryIsImportedAndItsBadLinesAreListed() {
    try (BrowserContext office = Chromium.chinese()) {
      Page directory = office.newPage();
      logIn(directory, "admin1", RunningMarket.PASSWORD);
      directory.navigate(address.resolve("courts").toString());
      directory
          .locator("[id$=':file']")
          .setInputFiles(
              new FilePayload(
                  "courts.csv",
                  "text/csv",
                  "name,code,adcode,division,level\n试验县人民法院,藏9998,540000,西藏,1\n坏行,X1,,,\n"
                      .getBytes(StandardCharsets.UTF_8)));
      directory.waitForNavigation(() -> directory.locator("[id$=':run']").click());
      assertThat(directory.locator("#taken").textContent()).isEqualTo("1");
      assertThat(directory.locator("#refused").textContent()).isEqualTo("1");
      assertThat(directory.locator("main").textContent()).contains("“X1”不是法院代字");
      directory.navigate(address.resolve("courts?words=藏9998").toString());
      assertThat(directory.locator("main").textContent()).contains("试验县人民法院");
    }
  }

  /** Signs up another court and lets it in. */
  private static String otherCourt() {
    var form = Newcomers.company().add("kind", "COURT").add("name", "另一县人民法院").build();
    Api.Answer signedUp = Api.anonymous().post("participants", form.toString());
    assertThat(signedUp.status()).as(signedUp.toString()).isEqualTo(201);
    People.user("admin1")
        .post(
            "participants/" + signedUp.id() + "/approval",
            json().add("approve", true).add("note", ""));
    People.user("admin1")
        .upload("admin/courts", "text/csv", "name,code\n" + form.getString("name") + ",藏9997\n");
    return form.getString("login");
  }

  private void logIn(Page in, String user, String password) {
    in.context().clearCookies();
    in.navigate(address.resolve("login").toString());
    in.locator("[id$=':username']").fill(user);
    in.locator("[id$=':password']").fill(password);
    in.waitForNavigation(() -> in.locator("[id$=':enter']").click());
  }

  private void open(String path) {
    page.navigate(address.resolve(path).toString());
  }

  private String main() {
    return page.locator("main").textContent();
  }

  private Locator field(String id) {
    return page.locator("[id$=':" + id + "']");
  }

  private String message(String id) {
    return page.locator("[id$=':" + id + "Message']").textContent().strip();
  }

  private static Locator.FilterOptions text(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }

  /** One click of the judge. */
  private void press(Locator what) {
    clicks++;
    what.click();
  }

  /** A field the judge types into: reached by the Tab key, or with one more click. */
  private void into(String id, String words) {
    clicksIntoFields++;
    type(id, words);
  }

  /** Types and goes on to the next field; the page reads each change, its answer is waited for. */
  private void type(String id, String words) {
    answered(
        () -> {
          field(id).fill(words);
          field(id).press("Tab");
        });
  }

  private void choose(String id, String value) {
    answered(() -> field(id).selectOption(value));
  }

  private void answered(Runnable change) {
    page.waitForResponse(response -> response.request().method().equals("POST"), change);
    page.waitForTimeout(300);
  }

  /** Presses what leads to another page, and waits for that. */
  private void leave(Locator what) {
    page.waitForNavigation(what::click);
  }
}
