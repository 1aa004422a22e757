package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.carboninclusion.launcher.BoundedCalls;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class FirstPageIT {

  @Test
  void theFirstPageIsChineseInARealBrowser() {
    try (BrowserContext browser = Chromium.chinese()) {
      Page page = browser.newPage();
      Response response = page.navigate(RunningMarket.address("").toString());
      assertThat(response.status()).isEqualTo(200);
      assertThat(page.title()).contains("碳普惠");
      assertThat(page.locator("html").getAttribute("lang")).startsWith("zh");
    }
  }

  @Test
  void theApiIsBrowsedWithoutAnythingFromElsewhere() {
    try (BrowserContext browser = Chromium.chinese()) {
      Page page = browser.newPage();
      page.onRequest(
          request -> assertThat(request.url()).startsWith(RunningMarket.address("").toString()));
      page.navigate(RunningMarket.address("developers/").toString());
      page.locator(".opblock-summary-path").first().waitFor();
      assertThat(page.locator("#api").textContent()).contains("/api/v1/orders");
    }
  }

  @Test
  void theStatusSaysThatTheDatabaseAnswers() throws Exception {
    HttpResponse<String> answer = get("api/v1/status");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.body())
        .contains("\"database\":\"reachable\"")
        .contains("\"version\":\"1.0.0-SNAPSHOT\"");
  }

  @Test
  void noHeaderNamesTheServer() throws Exception {
    for (String path : new String[] {"", "api/v1/status", "nothing-here", "api/v1/nothing-here"}) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
      assertThat(answer.body()).doesNotContainIgnoringCase("payara");
    }
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return BoundedCalls.send(
        HttpRequest.newBuilder(RunningMarket.address(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
