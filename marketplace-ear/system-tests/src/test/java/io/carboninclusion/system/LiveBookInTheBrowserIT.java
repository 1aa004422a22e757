package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two traders with the page of one instrument open: each sees what the other does. */
class LiveBookInTheBrowserIT {

  private final URI address = RunningMarket.address("");
  private final String code = People.instrument(6_000, 1_000);
  private final List<String> errors = new ArrayList<>();
  private final BrowserContext ofSeller = Chromium.chinese();
  private final BrowserContext ofBuyer = Chromium.chinese();

  @AfterEach
  void close() {
    ofSeller.close();
    ofBuyer.close();
  }

  @Test
  void theBookOfOneMovesWhenTheOtherTrades() {
    People.issue(code, 100 * People.TONNE);
    People.deposit("company", 10_000_000);
    Page seller = enter(ofSeller, "seller");
    Page buyer = enter(ofBuyer, "company");

    // Neither page is loaded again by its trader from here on.
    seller.locator("[id$=':side'] .ui-button").nth(1).click();
    seller.waitForTimeout(500);
    type(seller, "priceFen", "60.50");
    type(seller, "kg", "20");
    place(seller);
    row(buyer, "卖1", "60.50").waitFor();

    type(buyer, "priceFen", "61.00");
    type(buyer, "kg", "12");
    Locator cost = buyer.locator("#ticket .m-cost").first();
    assertThat(cost.textContent()).contains("726.00");

    // Somebody else sells cheaper: the ticket says at once what the order costs now.
    buyer.locator("h1").click();
    offer(6_000, 4);
    row(buyer, "卖1", "60.00").waitFor();
    buyer.locator("#ticket .m-cost:has-text('724.00')").waitFor();
    place(buyer);

    // 4 t at 60.00 and 8 t at 60.50.
    row(seller, "卖1", "60.50").filter(new Locator.FilterOptions().setHasText("12")).waitFor();
    Locator tape = seller.locator("[data-live=liveTape] tbody tr");
    tape.filter(new Locator.FilterOptions().setHasText("60.50")).first().waitFor();
    assertThat(tape.count()).isEqualTo(2);
    seller.locator("[data-live=liveCharts] .only-w svg .c-up.c-hollow").first().waitFor();
    assertThat(seller.locator("[data-live=liveQuote] .last").textContent()).isEqualTo("60.50");
    assertThat(errors).isEmpty();
  }

  /** Through the ticket in both languages; a day that is over is refused beside its field. */
  @Test
  void anOrderIsGoodForTheDayOrUntilADayThatItsTraderNames() {
    People.deposit("company", 10_000_000);
    Page buyer = enter(ofBuyer, "company");
    LocalDate day;
    do {
      // A day that ended meanwhile took the order along.
      day = today();
      type(buyer, "priceFen", "58.00");
      type(buyer, "kg", "2");
      assertThat(buyer.locator("[id$=':lastDay']").count()).isZero();
      choose(buyer, "DAY");
      place(buyer);
    } while (!day.equals(today()));
    shown(buyer, "当日有效");

    buyer.navigate(address.resolve("instrument?code=" + code + "&lang=en").toString());
    type(buyer, "priceFen", "58.50");
    type(buyer, "kg", "3");
    choose(buyer, "GTD");
    type(buyer, "lastDay", "2026-01-05");
    buyer.locator("[id$=':place']").click();
    buyer.locator(".ui-message-error-detail:has-text('2026-01-05 is over')").waitFor();
    type(buyer, "lastDay", today().plusDays(3).toString());
    place(buyer);
    shown(buyer, "Until a day");
    assertThat(errors).isEmpty();
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("Asia/Shanghai"));
  }

  /** Among one's own orders. */
  private static void shown(Page page, String words) {
    page.locator("#orders td:has-text('" + words + "')").first().waitFor();
  }

  private static void choose(Page page, String timeInForce) {
    page.waitForResponse(
        response -> response.request().method().equals("POST"),
        () -> page.locator("#ticket [id$=':timeInForce']").selectOption(timeInForce));
    page.waitForTimeout(300);
  }

  @Test
  void theWholeBookAndTheLengthOfCandlesAreChosenByLinks() {
    Page page = ofBuyer.newPage();
    page.onConsoleMessage(message -> note(message.type(), message.text()));
    page.navigate(address.resolve("instrument?code=" + code + "&candles=YEAR").toString());
    page.locator("[data-live=liveCharts] [aria-current=true]").waitFor();
    assertThat(page.locator("[data-live=liveCharts] [aria-current=true]").textContent())
        .isEqualTo("日");
    page.locator("text=看全部").click();
    page.locator("text=看五档").waitFor();
    page.locator("[data-live=liveCharts] a:has-text('1 分')").click();
    page.locator("[aria-current=true]:has-text('1 分')").waitFor();
    assertThat(page.url()).contains("candles=MINUTE").contains("book=all");
    assertThat(page.locator("text=看五档").count()).isEqualTo(1);
    assertThat(errors).isEmpty();
  }

  /** Without the stream the page asks by itself. */
  @Test
  void whereNoStreamComesThePageAsksByItself() {
    People.issue(code, 10 * People.TONNE);
    Page page = ofBuyer.newPage();
    page.route("**/stream", route -> route.abort());
    page.navigate(address.resolve("instrument?code=" + code).toString());
    offer(6_100, 1);
    row(page, "卖1", "61.00").waitFor();
  }

  @Test
  void aPageKeepsItsLanguageAndAsksForNothingWhileNobodySeesIt() {
    People.issue(code, 10 * People.TONNE);
    Page page = ofBuyer.newPage();
    List<String> asked = new CopyOnWriteArrayList<>();
    page.onRequest(request -> asked.add(request.url()));
    page.navigate(address.resolve("instrument?code=" + code + "&lang=en").toString());
    offer(6_100, 1);
    row(page, "Ask 1", "61.00").waitFor();

    see(page, false);
    page.waitForTimeout(1_500);
    asked.clear();
    offer(6_090, 1);
    page.waitForTimeout(2_500);
    assertThat(asked).isEmpty();
    see(page, true);
    row(page, "Ask 1", "60.90").waitFor();
  }

  @Test
  void whatThePagesAskForIsTheSameForAllAndKeepsNobodyLoggedIn() {
    People.issue(code, 10 * People.TONNE);
    offer(6_100, 1);
    APIResponse chinese = ask("live?code=" + code + "&candles=DAY&language=zh");
    assertThat(chinese.status()).isEqualTo(200);
    assertThat(chinese.text()).contains("61.00", "卖1").doesNotContain("<script", "<form");
    assertThat(chinese.headers())
        .containsEntry("cache-control", "no-store")
        .doesNotContainKey("set-cookie");
    assertThat(chinese.headers().get("content-security-policy")).startsWith("default-src 'none'");
    assertThat(ask("live?code=" + code + "&language=en").text()).contains("Ask 1");
    assertThat(ask("live?code=NO-SUCH-CODE").status()).isEqualTo(404);
    assertThat(ask("live").status()).isEqualTo(404);
  }

  private APIResponse ask(String path) {
    return ofSeller.request().get(address.resolve(path).toString());
  }

  /** Says to the page's script that somebody sees it, or nobody. */
  private static void see(Page page, boolean visible) {
    page.evaluate(
        "hidden => { Object.defineProperty(document, 'hidden', {configurable: true, get: () => hidden});"
            + " document.dispatchEvent(new Event('visibilitychange')); }",
        !visible);
  }

  private void offer(long priceFen, long tonnes) {
    People.user("seller")
        .post(
            "orders",
            json()
                .add("instrument", code)
                .add("side", "SELL")
                .add("type", "LIMIT")
                .add("priceFen", priceFen)
                .add("kg", tonnes * People.TONNE));
  }

  private Page enter(BrowserContext browser, String user) {
    Page page = browser.newPage();
    page.onConsoleMessage(message -> note(message.type(), message.text()));
    page.onPageError(errors::add);
    page.navigate(address.resolve("login?to=/instrument?code=" + code).toString());
    page.locator("[id$=':username']").fill(user);
    page.locator("[id$=':password']").fill(RunningMarket.PASSWORD);
    page.waitForNavigation(() -> page.locator("[id$=':enter']").click());
    page.navigate(address.resolve("instrument?code=" + code).toString());
    return page;
  }

  private void note(String type, String text) {
    if (type.equals("error")) {
      errors.add(text);
    }
  }

  private static Locator row(Page page, String level, String price) {
    return page.locator("[data-live=liveBook] tbody tr")
        .filter(new Locator.FilterOptions().setHasText(level))
        .filter(new Locator.FilterOptions().setHasText(price));
  }

  /** Types into the ticket and waits until it has asked the book. */
  private static void type(Page page, String id, String text) {
    Locator field = page.locator("#ticket [id$=':" + id + "']");
    field.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
    page.waitForResponse(
        response -> response.request().method().equals("POST"),
        () -> {
          field.fill(text);
          field.press("Tab");
        });
    page.waitForTimeout(300);
  }

  private static void place(Page page) {
    page.waitForNavigation(() -> page.locator("[id$=':place']").click());
    page.locator("#placed").waitFor();
  }
}
