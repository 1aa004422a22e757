package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A partner sends files by hand, in a browser, and reads what became of each line. */
class PartnerInTheBrowserIT {

  private static final double PATIENCE_MILLIS = 60_000;
  private static final Path PICTURES = Paths.get("target", "pictures");

  private final List<String> console = new ArrayList<>();

  @Test
  void aPartnerSendsFilesAndSeesEachLineThatWasNotCounted() {
    try (BrowserContext browser = Chromium.chinese()) {
      Page page = loggedIn(browser, "partner");
      send(
          page,
          "ACCOUNTS",
          "account,consents,version\nweb-anna,COMPUTE POOL,v1\nweb-boris,LOVE,v1\n");
      assertThat(page.locator("#accepted").textContent()).isEqualTo("1");
      assertThat(page.locator("main").textContent()).contains("行数 2 = 已计入 1 + 未计入 1 + 重复 0");

      send(
          page,
          "ACTS",
          "act,account,mode,start,end,metres\n"
              + "web-1,web-anna,SHARED_BIKE,1760000000,1760000480,961.391344\n"
              + "web-2,web-anna,SHARED_BIKE,1760000060,1760000120,6667\n"
              + "web-3,web-boris,SHARED_BIKE,1760000060,1760000120,100\n");
      assertThat(page.locator("main").textContent())
          .contains("38.455")
          .contains("平均 400 km/h，超过上限 30 km/h。")
          .contains("没有这个账户。")
          .doesNotContain("web-anna");
      picture(page, "upload-zh", 1280);
      picture(page, "upload-zh-narrow", 390);
      open(page, "partner");
      picture(page, "partner-zh", 1280);
      picture(page, "partner-zh-narrow", 390);
    }
    try (BrowserContext browser = Chromium.english()) {
      Page page = loggedIn(browser, "partner");
      page.emulateMedia(
          new Page.EmulateMediaOptions()
              .setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK));
      open(page, "partner?lang=en");
      assertThat(page.locator("main").textContent()).contains("Personal accounts");
      picture(page, "partner-en-dark", 1280);
      open(page, "methodologies?lang=en");
      assertThat(page.locator("main").textContent()).contains("WH-MOB 1").contains("Shared bike");
      picture(page, "methodologies-en-dark", 1280);
    }
    assertThat(console).isEmpty();
  }

  @Test
  void anAdministratorProposesAVersionFromOneThatIsThere() {
    try (BrowserContext browser = Chromium.chinese()) {
      Page page = loggedIn(browser, "admin1");
      open(page, "methodologies?base=3");
      picture(page, "methodologies-admin-zh", 1280);
      assertThat(page.locator("[id$=':code']").inputValue()).isEqualTo("SZ-MOB");
      page.locator("[id$=':version']").fill("2-web");
      page.locator("[id$=':modes']").fill("METRO, METRE, 46800, 120, 1, , 10");
      page.locator("[id$=':submit']").click();
      assertThat(page.locator("main").textContent()).contains("第 1 行须有 8 项");
      page.locator("[id$=':modes']").fill("METRO, METRE, 46800, 120, 1, , 10,");
      page.locator("[id$=':submit']").click();
      page.waitForURL("**/approvals*");
      assertThat(page.locator("main").textContent()).contains("个人方法学");
      picture(page, "approvals-methodology-zh", 1280);
    }
    assertThat(console).isEmpty();
  }

  private static void send(Page page, String kind, String csv) {
    open(page, "partner");
    page.locator("[id$=':scheme']").selectOption("WH");
    page.locator("[id$=':kind']").selectOption(kind);
    page.locator("input[type=file]")
        .setInputFiles(
            new FilePayload("lines.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    page.locator("[id$=':run']").click();
    page.waitForURL("**/upload?id=*");
    // A busy machine may not have worked it through within the page's own patience.
    while (page.locator("progress").count() > 0) {
      page.reload();
    }
  }

  private Page loggedIn(BrowserContext browser, String user) {
    Page page = browser.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onPageError(console::add);
    open(page, "login");
    page.locator("[id$=':username']").first().fill(user);
    page.locator("[id$=':password']").fill(RunningMarket.PASSWORD);
    page.locator("[id$=':enter']").click();
    page.waitForURL(url -> !url.contains("/login"));
    return page;
  }

  private static void open(Page page, String path) {
    page.navigate(RunningMarket.address(path).toString());
  }

  /** For people to look at. */
  private static void picture(Page page, String name, int width) {
    page.setViewportSize(width, 900);
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
  }
}
