package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.carboninclusion.system.Api.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The session of the pages, in a real browser. */
class LoginIT {

  @Test
  void aStrangerIsLedToTheLoginAndBackAndTheSessionGetsANewName() {
    try (BrowserContext browser = Chromium.chinese()) {
      Page page = browser.newPage();
      open(page, "portfolio");
      assertThat(page.url()).contains("/login?to=");
      Cookie before = session(browser);
      logIn(page, "company", RunningMarket.PASSWORD);
      assertThat(page.url()).endsWith("/portfolio");

      Cookie after = session(browser);
      assertThat(after.value).isNotEqualTo(before.value);
      assertThat(after.httpOnly).isTrue();
      assertThat(after.sameSite).isEqualTo(SameSiteAttribute.LAX);
      Answer call =
          Api.anonymous().send("GET", "me", null, Map.of("Cookie", after.name + "=" + after.value));
      assertThat(call.refusal()).isEqualTo("NOT_LOGGED_IN");

      page.locator("form:has([value='退出']) [type=submit]").first().click();
      page.waitForURL(url -> !url.endsWith("/portfolio"));
      open(page, "portfolio");
      assertThat(page.url()).contains("/login?to=");
    }
  }

  @Test
  void aWrongPasswordIsSaidAndTheUserNameStays() {
    try (BrowserContext browser = Chromium.chinese()) {
      Page page = browser.newPage();
      open(page, "login");
      logIn(page, "seller", "not the password");
      assertThat(page.content()).contains("用户名或密码不正确。");
      assertThat(page.locator("[id$='username']").inputValue()).isEqualTo("seller");
      assertThat(page.locator("[id$='password']").inputValue()).isEmpty();
      open(page, "portfolio");
      assertThat(page.url()).contains("/login?to=");
    }
  }

  @Test
  void theLoginLeadsToNoOtherSite() {
    for (String away : new String[] {"//example.com/", "https://example.com/", "/%5Cexample.com"}) {
      try (BrowserContext browser = Chromium.english()) {
        Page page = browser.newPage();
        open(page, "login?to=" + away);
        logIn(page, "company2", RunningMarket.PASSWORD);
        assertThat(page.url()).startsWith(RunningMarket.address("").toString());
      }
    }
  }

  private static void open(Page page, String path) {
    page.navigate(RunningMarket.address(path).toString());
  }

  private static void logIn(Page page, String login, String password) {
    page.locator("[id$='username']").fill(login);
    page.locator("[id$='password']").fill(password);
    page.locator("[id$='enter']").click();
    page.waitForLoadState();
  }

  private static Cookie session(BrowserContext browser) {
    return browser.cookies().stream()
        .filter(cookie -> cookie.name.equals("JSESSIONID"))
        .findFirst()
        .orElseThrow();
  }
}
