package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
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
 * The seller's and the administrators' day in a real browser, in Chinese: an instrument is listed,
 * priced by two and opened, a project registered, approved and issued by two, a deposit entered and
 * approved. The browser's console stays silent, or a script was stopped by the policy.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DesksInTheBrowserIT {
  private static final String CODE = "SC-DESK-2024";
  private static final byte[] PDF =
      "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

  /** A busy machine answers late. */
  private static final double PATIENCE_MILLIS = 120_000;

  private final List<String> console = new ArrayList<>();
  private BrowserContext admin1Browser;
  private BrowserContext admin2Browser;
  private BrowserContext sellerBrowser;
  private Page admin1;
  private Page admin2;
  private Page seller;
  private String project;

  @BeforeAll
  void allComeIn() {
    admin1Browser = Chromium.chinese();
    admin2Browser = Chromium.chinese();
    sellerBrowser = Chromium.chinese();
    admin1 = loggedIn(admin1Browser, "admin1");
    admin2 = loggedIn(admin2Browser, "admin2");
    seller = loggedIn(sellerBrowser, "seller");
  }

  @AfterAll
  void theConsoleStayedSilent() {
    admin1Browser.close();
    admin2Browser.close();
    sellerBrowser.close();
    assertThat(console).isEmpty();
  }

  @Test
  @Order(1)
  void anInstrumentIsListedPricedByTwoAndOpened() {
    open(admin1, "instruments");
    fill(admin1, "code", CODE);
    fill(admin1, "nameZh", "柜台林草-2024");
    fill(admin1, "nameEn", "Desk forestry 2024");
    admin1.locator("[id$=':scheme']").selectOption("SC");
    fill(admin1, "vintage", "2024");
    click(admin1, "list");
    admin1.waitForURL("**/prices?code=" + CODE);
    fill(admin1, "referenceFen", "58.60");
    fill(admin1, "bandBasisPoints", "10");
    admin1.locator("[id$=':unbounded'] .ui-chkbox-box").click();
    admin1.getByText("52.74 – 64.46").first().waitFor();
    click(admin1, "propose");
    approveAsSecond("58.60");

    open(admin2, "instruments?chosen=" + CODE);
    tickAndConfirm(admin2);
    click(admin2, "open");
    assertThat(admin2.locator("tr", new Page.LocatorOptions().setHasText(CODE)).textContent())
        .contains("交易中")
        .contains("±10%");
  }

  @Test
  @Order(2)
  void aProjectIsRegisteredWithItsDocumentAndApproved() {
    open(seller, "project-register");
    seller.locator("[id$=':methodology']").selectOption("SC-FOR 2");
    fill(seller, "region", "四川省雅安市汉源县");
    fill(seller, "vintageFrom", "2023");
    fill(seller, "vintageTo", "2025");
    fill(seller, "nameZh", "柜台林草项目（示例）<b>");
    click(seller, "register");
    seller.waitForURL("**/project?id=*");
    project = seller.url().substring(seller.url().indexOf("id=") + 3);
    upload("说明.txt", "text/plain", "不是 PDF".getBytes(StandardCharsets.UTF_8));
    assertThat(seller.locator("[id$=':fileMessage']").textContent()).contains("PDF");
    upload("设计文件.pdf", "application/pdf", PDF);
    assertThat(seller.locator("main").textContent()).contains("设计文件.pdf").contains("<b>");

    open(admin1, "project?id=" + project);
    click(admin1, "reject");
    assertThat(admin1.locator("[id$=':reasonMessage']").textContent()).contains("理由");
    click(admin1, "approve");
    assertThat(admin1.locator("main").textContent()).contains("已批准");
  }

  @Test
  @Order(3)
  void fiveThousandTonnesAreIssuedByTwo() {
    open(seller, "issuance?project=" + project);
    seller.locator("[id$=':instrument']").selectOption(CODE);
    fill(seller, "kg", "5000");
    click(seller, "request");
    assertThat(seller.locator("main").textContent()).contains("待处理");

    open(admin1, "issuances");
    admin1
        .locator("tr", new Page.LocatorOptions().setHasText(CODE))
        .locator("td.act a")
        .first()
        .click();
    click(admin1, "propose");
    admin1.waitForURL("**/approvals");
    admin1
        .locator("tr", new Page.LocatorOptions().setHasText(CODE))
        .locator("a.row")
        .first()
        .click();
    approveAsSecond("5,000.000 t");

    open(seller, "issuances");
    assertThat(seller.locator("main").textContent())
        .contains("已签发")
        .contains(CODE + "-0000000001 – 0005000000");
  }

  @Test
  @Order(4)
  void aDepositIsEnteredByOneAndBookedByTheOther() {
    open(admin1, "deposits");
    admin1.locator("[id$=':account']").selectOption(Long.toString(People.account("company2")));
    fill(admin1, "amountFen", "12,345.67");
    fill(admin1, "bankReference", People.newReference());
    click(admin1, "enter");
    admin1.waitForURL("**/deposits?entered=*");
    admin1.locator("tr.ui-state-highlight td.act a").click();
    approveAsSecond("12,345.67 元");
    open(admin1, "deposits");
    assertThat(
            admin1
                .locator("tr", new Page.LocatorOptions().setHasText("12,345.67"))
                .first()
                .textContent())
        .contains("已入账");
  }

  @Test
  @Order(5)
  void strangersAndTradersAreNotLetIn() {
    try (BrowserContext stranger = Chromium.chinese()) {
      Page page = stranger.newPage();
      open(page, "approvals?after=nonsense");
      assertThat(page.url()).contains("/login?to=");
    }
    assertThat(seller.navigate(RunningMarket.address("deposits").toString()).status())
        .isEqualTo(403);
    console.removeIf(line -> line.contains("403"));
  }

  /** The proposer sees why not; the other ticks, reads it once more, and approves. */
  private void approveAsSecond(String figure) {
    admin1.waitForURL("**/approval?id=*");
    assertThat(admin1.locator("[id$=':review']").isDisabled()).isTrue();
    assertThat(admin1.locator("main").textContent()).contains("您是提议人");
    admin2.navigate(admin1.url());
    tickAndConfirm(admin2);
    assertThat(admin2.locator("dialog[open]").textContent()).contains(figure);
    click(admin2, "approveNow");
    assertThat(admin2.locator("main").textContent()).contains("已批准");
  }

  private static void tickAndConfirm(Page page) {
    click(page, "review");
    page.locator("[id$=':seenMessage']").getByText("勾选").waitFor();
    page.locator("[id$=':seen'] .ui-chkbox-box").click();
    click(page, "review");
    page.locator("dialog[open]").waitFor();
  }

  private void upload(String name, String type, byte[] content) {
    seller.locator("[id$=':file']").setInputFiles(new FilePayload(name, type, content));
    click(seller, "add");
  }

  private Page loggedIn(BrowserContext browser, String login) {
    Page page = browser.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            console.add(message.text());
          }
        });
    page.onPageError(console::add);
    open(page, "login");
    fill(page, "username", login);
    fill(page, "password", RunningMarket.PASSWORD);
    click(page, "enter");
    return page;
  }

  private static void open(Page page, String path) {
    page.navigate(RunningMarket.address(path).toString());
  }

  private static void fill(Page page, String id, String value) {
    page.locator("[id$=':" + id + "']").first().fill(value);
  }

  private static void click(Page page, String id) {
    page.locator("[id$=':" + id + "']").first().click();
    page.waitForLoadState();
  }
}
