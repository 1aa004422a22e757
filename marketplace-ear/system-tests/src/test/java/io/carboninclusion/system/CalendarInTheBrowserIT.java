package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The calendar's page: a file is imported, a day proposed and approved, the month shows them. */
class CalendarInTheBrowserIT {
  private static final String FILE =
      """
      {"holidays": {"2032-10-01": "National Day,国庆节,3", "2032-10-02": "National Day,国庆节,3",
                    "2032-10-32": "No Day,没有,1"},
       "workdays": {"2032-10-09": "National Day,国庆节,3"}}""";
  private final Desk desk = new Desk();

  @Test
  void aFileAndADayAreProposedAndShownOnceApproved() {
    try (BrowserContext first = Chromium.chinese();
        BrowserContext second = Chromium.chinese()) {
      Page admin1 = desk.loggedIn(first, "admin1");
      Page admin2 = desk.loggedIn(second, "admin2");
      Desk.open(admin1, "calendar");
      admin1
          .locator("[id$=':file']")
          .setInputFiles(
              new FilePayload(
                  "days.json", "application/json", FILE.getBytes(StandardCharsets.UTF_8)));
      Desk.click(admin1, "run");
      assertThat(admin1.locator("#proposed").textContent()).isEqualTo("3");
      assertThat(admin1.locator("main").textContent()).contains("2032-10-32");
      approve(admin2, admin1.locator("a[href*='approval?id=']").getAttribute("href"));

      Desk.open(admin1, "calendar?month=2032-10");
      assertThat(admin1.locator(".m-month td.holiday").allTextContents())
          .hasSize(2)
          .allMatch(cell -> cell.contains("国庆节"));
      assertThat(admin1.locator(".m-month td.workday").count()).isEqualTo(1);
      Desk.fits(
          admin1,
          "calendar?month=2032-10",
          ".m-month td.holiday",
          Map.of("zh", "国庆节", "en", "National Day"));

      admin1.locator("[id$=':day']").fill("2032-10-04");
      admin1.locator("[id$=':nameZh']").fill("国庆节");
      admin1.locator("[id$=':nameEn']").fill("National Day");
      Desk.click(admin1, "propose");
      assertThat(admin1.url()).contains("/approval?id=");
      approve(admin2, admin1.url().substring(admin1.url().indexOf("/approval")));
      Desk.open(admin1, "calendar?month=2032-10");
      assertThat(admin1.locator(".m-month td.holiday").count()).isEqualTo(3);
    }
    assertThat(desk.console()).isEmpty();
  }

  private static void approve(Page page, String address) {
    Desk.open(page, address.substring(address.indexOf("approval")));
    page.locator("[id$=':seen'] .ui-chkbox-box").first().click();
    Desk.click(page, "review");
    page.locator("dialog[open]").waitFor();
    Desk.click(page, "approveNow");
  }
}
