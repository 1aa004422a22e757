package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.carboninclusion.launcher.ApiClient;
import io.carboninclusion.launcher.Market;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The recorded trips become money in a real browser: the operator opens a pool, closes it, has it
 * issued, sells it and pays it out; a rider opens the signed link on a phone, sees the share,
 * withdraws a consent and cuts the link. The browser's console stays silent.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PoolsInTheBrowserIT {

  private static final Path TRIPS = Path.of("..", "..", "..", "shared", "data", "trips");
  private static final Path PICTURES = Path.of("target", "pictures");
  private static final double PATIENCE_MILLIS = 120_000;
  private static final String RIDER = "1533";
  private static final int RIDERS = 20_478;

  /** 2017-09-11 00:02 in Shanghai. */
  private static final long FIRST_MINUTE = 1_505_059_320L;

  private final List<String> console = new ArrayList<>();
  private Market market;
  private PoolDay day;
  private ApiClient partner;
  private BrowserContext desk;
  private BrowserContext phone;
  private Page operator;
  private Page citizen;
  private long pool;
  private String link;

  @BeforeAll
  void theTripsAreThere() throws IOException {
    market =
        new Market(
            RunningMarket.environment(
                RunningMarket.freshHome("pools-in-the-browser"), RunningMarket.freePort()),
            RunningMarket.parts());
    market.open();
    day = new PoolDay(market);
    day.list(PoolDay.CODE);
    partner = day.user("partner");
    upload("accounts?wait=60", accounts());
    for (String date : new String[] {"11", "12"}) {
      upload("acts?methodology=WH-MOB-OPEN&version=1&wait=60", trips(date));
    }
    desk = Chromium.chinese();
    operator = page(desk);
    open(operator, "login");
    fill(operator, "username", "operator");
    fill(operator, "password", RunningMarket.PASSWORD);
    click(operator, "enter");
  }

  @AfterAll
  void theConsoleStayedSilent() {
    if (desk != null) {
      desk.close();
    }
    market.close();
    assertThat(console).isEmpty();
  }

  @Test
  @Order(1)
  void aPoolIsOpenedAndShowsWhatWouldGoIn() {
    open(operator, "pools");
    operator.locator("[id$=':methodology']").selectOption("WH-MOB-OPEN 1");
    operator.locator("[id$=':instrument']").selectOption(PoolDay.CODE);
    fill(operator, "from", "2017-09-12");
    fill(operator, "to", "2017-09-11");
    click(operator, "open");
    assertThat(operator.locator("[id$=':toMessage']").textContent()).contains("早于");
    fill(operator, "from", "2017-09-11");
    fill(operator, "to", "2017-09-12");
    picture(operator, "pools");
    click(operator, "open");
    operator.waitForURL("**/pool?id=*");
    pool = Long.parseLong(operator.url().substring(operator.url().indexOf("id=") + 3));
    assertThat(text(operator)).contains("2.440").contains("642,451").contains("20,478");
    picture(operator, "pool-open");
  }

  @Test
  @Order(2)
  void itIsClosedWhenTheConsequenceIsTickedAndConfirmed() {
    click(operator, "review");
    operator.locator("[id$=':understoodMessage']").getByText("勾选").waitFor();
    operator.locator("[id$=':understood'] .ui-chkbox-box").click();
    click(operator, "review");
    operator.locator("dialog[open]").waitFor();
    picture(operator, "pool-confirm");
    click(operator, "close");
    operator.getByText("已关闭").first().waitFor();
    assertThat(text(operator)).contains("2,440,000,000 mg").contains("642,451").contains("20,4");
  }

  @Test
  @Order(3)
  void twoAdministratorsIssueItAndItIsSold() {
    click(operator, "request");
    assertThat(text(operator)).contains("待");
    JsonObject issued = day.issued(pool);
    assertThat(issued.getJsonNumber("kg").longValue()).isEqualTo(2_440);
    open(operator, "pool?id=" + pool);
    fill(operator, "priceFen", "60.37");
    fill(operator, "kg", "2.44");
    picture(operator, "pool-issued");
    click(operator, "sell");
    operator.getByText("60.37").first().waitFor();
    day.deposit("company", 10_000_000);
    day.user("company").post("orders", PoolDay.order(PoolDay.CODE, "BUY", 6_037, 2_440));
  }

  @Test
  @Order(4)
  void itsProceedsGoIntoTheWallets() {
    open(operator, "pool?id=" + pool);
    assertThat(text(operator)).contains("147.30");
    click(operator, "pay");
    assertThat(operator.locator("[id$=':understoodMessage']").textContent()).contains("勾选");
    operator.locator("[id$=':understood'] .ui-chkbox-box").click();
    click(operator, "pay");
    operator.getByText("已入钱包").first().waitFor();
    picture(operator, "pool-paid");
    assertThat(day.balanced().getJsonNumber("walletsFen").longValue()).isEqualTo(14_730);
  }

  @Test
  @Order(5)
  void aRiderSeesWhereTheRidesWent() {
    link = linkOf(RIDER);
    phone = Chromium.chinese();
    citizen = page(phone);
    citizen.setViewportSize(390, 844);
    citizen.navigate(link);
    assertThat(text(citizen)).contains("累计减排").contains("共享单车").contains("售出所得");
    picture(citizen, "citizen-390");
    for (String tab : new String[] {"acts", "money"}) {
      citizen.navigate(link + "&tab=" + tab);
      assertThat(text(citizen)).contains("归集池 " + pool);
      picture(citizen, "citizen-390-" + tab);
    }
    assertThat(text(citizen)).contains(PoolDay.CODE + "-0000000001").contains("我的份额");
    citizen.getByText("看成交").first().click();
    assertThat(text(citizen)).contains("2,440 kg").contains("60.37");
    citizen.navigate(link + "&lang=en&theme=dark");
    assertThat(text(citizen)).contains("Saved in all").doesNotContain("累计");
    picture(citizen, "citizen-390-en-dark");
    citizen.navigate(link + "&lang=zh&theme=light");
  }

  @Test
  @Order(6)
  void theRiderWithdrawsAConsentAndCutsTheLinkAndEverySumStays() {
    JsonObject before = day.balanced();
    citizen.navigate(link + "&tab=me");
    picture(citizen, "citizen-390-me");
    citizen.locator("button[value='POOL']").click();
    citizen.locator("button[value='POOL']").waitFor(detached());
    click(citizen, "erase");
    assertThat(citizen.locator("[id$=':understoodMessage']").textContent()).contains("勾选");
    citizen.locator("[id$=':understood'] .ui-chkbox-box").click();
    click(citizen, "erase");
    citizen.getByText("打不开").waitFor();
    citizen.navigate(link.substring(0, link.length() - 3) + "xyz");
    citizen.getByText("打不开").waitFor();
    assertThat(day.balanced()).isEqualTo(before);
    phone.close();
  }

  private static Locator.WaitForOptions detached() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
  }

  private String linkOf(String rider) {
    JsonObject account = partner.post("schemes/WH/accounts/search", json().add("account", rider));
    return partner
        .post("schemes/WH/accounts/" + RegistryDay.id(account) + "/link", json())
        .getString("url");
  }

  private void upload(String path, String csv) {
    JsonObject done = partner.upload("schemes/WH/" + path, "text/csv", csv);
    assertThat(done.getString("state")).as(done.toString()).isEqualTo("DONE");
  }

  private static String accounts() throws IOException {
    Set<String> riders = new TreeSet<>();
    for (String date : new String[] {"11", "12"}) {
      lines(date).stream().skip(1).forEach(line -> riders.add(line.split(",")[1]));
    }
    StringBuilder csv = new StringBuilder("account,consents,version\n");
    riders.forEach(rider -> csv.append(rider).append(",COMPUTE POOL,2026-1\n"));
    return csv.toString();
  }

  private static String trips(String date) throws IOException {
    StringBuilder csv = new StringBuilder();
    for (String line : lines(date)) {
      csv.append(line).append(line.startsWith("trip_id") ? ",mode\n" : ",SHARED_BIKE\n");
    }
    return csv.toString();
  }

  /**
   * The recorded trips; where they are not there, one ride each of as many riders, with the same
   * milligrams in all.
   */
  private static List<String> lines(String date) throws IOException {
    Path recorded = TRIPS.resolve("bike-trips-201709" + date + ".csv");
    if (Files.exists(recorded)) {
      return Files.readAllLines(recorded);
    }
    boolean firstDay = date.equals("11");
    List<String> made = new ArrayList<>();
    made.add("trip_id,rider_id,start_epoch_s,end_epoch_s,metres");
    for (int n = firstDay ? 0 : RIDERS / 2; n < (firstDay ? RIDERS / 2 : RIDERS); n++) {
      long start = FIRST_MINUTE + (firstDay ? 0 : 86_400) + n;
      made.add(
          "%d,%s,%d,%d,%s"
              .formatted(
                  n + 1,
                  n == 0 ? RIDER : "rider-" + n,
                  start,
                  start + 480,
                  n == RIDERS - 1 ? "3304" : "2979.575"));
    }
    return made;
  }

  private Page page(BrowserContext browser) {
    Page page = browser.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            console.add(message.text());
          }
        });
    page.onPageError(console::add);
    return page;
  }

  private void open(Page page, String path) {
    page.navigate(market.address().resolve(path).toString());
  }

  private static void fill(Page page, String id, String value) {
    page.locator("[id$=':" + id + "']").first().fill(value);
  }

  private static void click(Page page, String id) {
    page.locator("[id$=':" + id + "']").first().click();
    page.waitForLoadState();
  }

  private static String text(Page page) {
    return page.locator("main").textContent();
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
  }
}
