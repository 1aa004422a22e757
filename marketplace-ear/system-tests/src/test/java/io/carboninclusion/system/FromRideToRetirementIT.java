package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static io.carboninclusion.system.RegistryDay.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.launcher.ApiClient;
import io.carboninclusion.launcher.BoundedCalls;
import io.carboninclusion.launcher.TwoAdministrators;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * From a ride to a certificate, as one story through the calls of the running market: people ride,
 * their partner reports it, an operator pools it, a company buys and retires it, and the money
 * comes back to those who rode, to the fen.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FromRideToRetirementIT {
  private static final String CODE = "WH-RIDES-2024";
  private static final String PERSON = "story-person-";
  private static final int PEOPLE = 3;
  private static final int DAYS = 30;

  /** A metro ride is 170 g by the scheme's methodology: 15.3 kg in all, 15 kg are issued. */
  private static final long EARNED_MG = PEOPLE * DAYS * 170_000L;

  private static final long ISSUED_KG = 15;
  private static final long CARRIED_MG = EARNED_MG - ISSUED_KG * 1_000_000;
  private static final long PRICE_FEN = 6_037;

  private final URI address = RunningMarket.get().address();
  private final ApiClient partner = user("partner");
  private final ApiClient operator = user("operator");
  private final ApiClient company = user("company");
  private final TwoAdministrators administrators =
      new TwoAdministrators(user("admin1"), user("admin2"));
  private long pool;
  private String certificate;

  private ApiClient user(String name) {
    return ApiClient.login(address, name, RunningMarket.PASSWORD);
  }

  private static String rides() {
    StringBuilder csv = new StringBuilder("act,account,mode,start,end,metres\n");
    for (int day = 1; day <= DAYS; day++) {
      for (int person = 0; person < PEOPLE; person++) {
        csv.append("story-").append(day).append('-').append(person).append(',');
        csv.append(PERSON).append(person).append(",METRO,");
        csv.append("2024-06-%02dT08:0%d:00+08:00,".formatted(day, person));
        csv.append("2024-06-%02dT08:2%d:00+08:00,7000%n".formatted(day, person));
      }
    }
    return csv.toString();
  }

  @Test
  @Order(1)
  void peopleRideAndTheirPartnerReportsIt() {
    StringBuilder accounts = new StringBuilder("account,consents,version\n");
    for (int person = 0; person < PEOPLE; person++) {
      accounts.append(PERSON).append(person).append(",COMPUTE POOL,2024-01\n");
    }
    partner.upload("schemes/WH/accounts?wait=60", "text/csv", accounts.toString());

    JsonObject upload = partner.upload("schemes/WH/acts?wait=60", "text/csv", rides());

    assertThat(upload.getJsonNumber("accepted").longValue()).isEqualTo(PEOPLE * DAYS);
    assertThat(upload.getJsonNumber("mg").longValue()).isEqualTo(EARNED_MG);
    JsonObject again = partner.upload("schemes/WH/acts?wait=60", "text/csv", rides());
    assertThat(id(again)).isEqualTo(id(upload));
  }

  @Test
  @Order(2)
  void theOperatorPoolsThemAndTwoAdministratorsIssueWholeKilograms() {
    administrators.list(
        new TwoAdministrators.Instrument(
            CODE, "武汉出行-2024", "Wuhan rides 2024", "PERSONAL", "WH", 2024, 1),
        6_000,
        1_000);
    pool =
        id(
            operator.post(
                "pools",
                json()
                    .add("scheme", "WH")
                    .add("methodology", "WH-MOB")
                    .add("methodologyVersion", "1")
                    .add("instrument", CODE)
                    .add("from", "2024-06-01")
                    .add("to", "2024-06-30")));
    JsonObject closed = operator.post("pools/" + pool + "/close", json(), "story close");
    assertThat(closed.getJsonObject("result").getJsonNumber("kg").longValue()).isEqualTo(ISSUED_KG);
    assertThat(closed.getJsonObject("result").getJsonNumber("carriedMg").longValue())
        .isEqualTo(CARRIED_MG);

    long asked = id(operator.post("pools/" + pool + "/issuance", json()));
    JsonObject proposed =
        administrators
            .first()
            .post("admin/issuances/" + asked + "/review", json().add("propose", true));
    administrators.approve(proposed.getJsonNumber("proposal").longValue());

    assertThat(operator.get("pools/" + pool).getJsonNumber("availableKg").longValue())
        .isEqualTo(ISSUED_KG);
  }

  @Test
  @Order(3)
  void aCompanyBuysThemInTheBookAndRetiresThem() {
    operator.post("orders", PoolDay.order(CODE, "SELL", PRICE_FEN, ISSUED_KG).add("account", pool));
    administrators.deposit(company.get("me").getJsonNumber("enterpriseId").longValue(), 100_000);
    company.post("orders", PoolDay.order(CODE, "BUY", PRICE_FEN, ISSUED_KG));

    JsonObject retired =
        company.post(
            "retirements",
            RegistryDay.retirement(ISSUED_KG).add("instrument", CODE),
            "story retirement");

    certificate = retired.getString("number");
    JsonObject origin = retired.getJsonObject("units").getJsonArray("origins").getJsonObject(0);
    assertThat(id(origin.getJsonObject("pool"))).isEqualTo(pool);
    assertThat(ApiClient.anonymous(address).get("certificates/" + certificate).getString("number"))
        .isEqualTo(certificate);
  }

  /**
   * 15 kg at 60.37 CNY a tonne are 90.555 fen: 90 are shared, the rest waits. The last rides are
   * not in the pool: 5.10, 4.97 and 4.93 kg give 30.60, 29.82 and 29.58 fen, so 31, 30 and 29 by
   * the largest remainder.
   */
  @Test
  @Order(4)
  void theMoneyComesBackToThoseWhoRode() throws Exception {
    JsonObject paid = operator.post("pools/" + pool + "/payouts", json(), "story payout");
    assertThat(paid.getString("state")).isEqualTo("PAID");
    assertThat(paid.getJsonNumber("amountFen").longValue()).isEqualTo(90);
    assertThat(operator.get("pools/" + pool).getJsonNumber("cashMilliFen").longValue())
        .isEqualTo(555);
    JsonObject check = ApiClient.anonymous(address).get("ledger/check");
    assertThat(check.getBoolean("balanced")).as(check.toString()).isTrue();

    JsonObject account =
        partner.post("schemes/WH/accounts/search", json().add("account", PERSON + "0"));
    String page = page(partner.post("schemes/WH/accounts/" + id(account) + "/link", json()));

    assertThat(page).contains("0.31").contains(certificate).doesNotContain(PERSON);
  }

  /** A line that is refused names a person and a trip too: nobody is told which. */
  @Test
  @Order(5)
  void noPersonAndNoTripIsNamedAnywhere() throws Exception {
    String bad = "act,account,mode,start,end,metres\nstory-bad-trip,story-person-unknown,METRO,";
    JsonObject upload =
        partner.upload("schemes/WH/acts?wait=60", "text/csv", bad + "1717200000,1717200600,7000\n");
    String at = "schemes/WH/uploads/" + id(upload);
    JsonObject refusals = partner.get(at + "/refusals");
    assertThat(refusals.getJsonArray("items")).hasSize(1);

    String told =
        partner.get(at).toString()
            + refusals
            + partner.get("schemes/WH/uploads")
            + operator.get("pools")
            + operator.get("pools/" + pool)
            + operator.get("pools/" + pool + "/payouts");
    assertThat(told).doesNotContain("story-");
    try (Stream<Path> files = Files.walk(RunningMarket.get().home())) {
      assertThat(files.filter(file -> file.toString().endsWith(".log")))
          .isNotEmpty()
          .noneMatch(FromRideToRetirementIT::namesSomeone);
    }
  }

  private static boolean namesSomeone(Path log) {
    try {
      String text = Files.readString(log, StandardCharsets.ISO_8859_1);
      return text.contains("story-person") || text.contains("story-bad-trip");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String page(JsonObject link) throws IOException, InterruptedException {
    URI shown = URI.create(link.getString("url"));
    URI here = address.resolve("/citizen?" + shown.getRawQuery());
    HttpResponse<String> answer =
        BoundedCalls.send(
            BoundedCalls.clients().followRedirects(HttpClient.Redirect.NORMAL).build(),
            HttpRequest.newBuilder(here).build(),
            HttpResponse.BodyHandlers.ofString(),
            Duration.ofMinutes(1));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
