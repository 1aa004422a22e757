package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static io.carboninclusion.system.People.TONNE;
import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.launcher.TwoAdministrators.Instrument;
import io.carboninclusion.system.Api.Answer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One purchase across books in the running market, by its API. */
class CriteriaOrdersIT {

  /** No other test lists anything of this scheme. */
  private static final String CRITERIA =
      "\"criteria\":{\"kinds\":[\"FORESTRY\"],\"scheme\":\"CQ\",\"firstVintage\":2023}";

  private static long project;
  private static String young;
  private static String younger;
  private static String old;

  @BeforeAll
  static void booksOfThreeVintagesOfOneScheme() {
    project = project();
    old = instrument(2022);
    young = instrument(2023);
    younger = instrument(2024);
    People.deposit("company", 1_000_000_000);
    People.deposit("seller", 100_000_000);
  }

  private static String instrument(int vintage) {
    String code = People.newCode();
    String name = "试验 " + code;
    People.administrators()
        .list(
            new Instrument(code, name, "Test " + code, "FORESTRY", "CQ", vintage, TONNE),
            6_000,
            1_000);
    People.administrators().issue(project, code, 100 * TONNE);
    return code;
  }

  private static long project() {
    JsonObject registered =
        People.user("seller")
            .post(
                "projects",
                RegistryDay.project("CQ", 2022, 2024, "重庆试验林场")
                    .add("methodology", "CQ-FOR")
                    .add("methodologyVersion", "1"));
    long id = registered.getJsonNumber("id").longValue();
    People.user("admin1").post("projects/" + id + "/approval", json().add("approve", true));
    return id;
  }

  @AfterEach
  void nothingIsLeftInTheBooks() {
    for (String code : List.of(old, young, younger)) {
      assertThat(Api.as("seller").delete("orders?instrument=" + code).status()).isEqualTo(200);
    }
    assertThat(Api.as("company").delete("orders?all=true").status()).isEqualTo(200);
  }

  @Test
  void whatIsNotBoughtAtOnceRestsAndMeetsTheOffersOfEachBookThatFits() {
    sell(young, 5_700, 2);
    People.Cash before = People.cash("company");
    Answer placed = buy("company", limit(5_800, 7) + ",\"timeInForce\":\"GTC\"");
    assertThat(placed.status()).isEqualTo(201);
    assertThat(placed.body().getString("state")).isEqualTo("OPEN");
    assertThat(placed.body().getInt("openKg")).isEqualTo((int) (5 * TONNE));
    assertThat(parts(placed.body())).containsExactly(young + " 2");
    assertThat(People.cash("company").inOrders() - before.inOrders()).isEqualTo(5 * 5_800 * TONNE);

    sell(old, 5_500, 1);
    long met = sell(younger, 5_500, 3);
    assertThat(seen("seller", met).getString("state")).isEqualTo("FILLED");
    JsonObject kept = seen("company", placed.id());
    assertThat(parts(kept)).containsExactlyInAnyOrder(young + " 2", younger + " 3");
    assertThat(kept.getString("state")).isEqualTo("OPEN");
    assertThat(kept.getInt("openKg")).isEqualTo((int) (2 * TONNE));
    JsonObject listed =
        Api.as("company")
            .get("orders?state=OPEN&limit=1")
            .body()
            .getJsonArray("items")
            .getJsonObject(0);
    assertThat(listed.get("bought")).isEqualTo(kept.get("bought"));

    assertThat(Api.as("seller").delete("orders/" + placed.id()).status()).isEqualTo(404);
    Answer cancelled = Api.as("company").delete("orders/" + placed.id());
    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(seen("company", placed.id()).getString("state")).isEqualTo("CANCELLED");
    assertThat(People.cash("company").inOrders()).isEqualTo(before.inOrders());
  }

  @Test
  void atOnePriceTheOfferThatCameFirstIsTakenFirstWhateverItsBook() {
    sell(old, 5_500, 5);
    long second = sell(younger, 5_800, 3);
    long first = sell(young, 5_700, 2);
    long third = sell(young, 5_800, 4);
    sell(younger, 5_900, 9);
    People.Cash before = People.cash("company");

    JsonObject quote = quote("company", limit(5_800, 7)).body();
    Answer bought = buy("company", limit(5_800, 7));

    assertThat(bought.status()).isEqualTo(201);
    assertThat(bought.body().getString("state")).isEqualTo("FILLED");
    assertThat(bought.body().containsKey("instrument")).isFalse();
    assertThat(trades(bought.body()))
        .containsExactly(young + " 2 5700", younger + " 3 5800", young + " 2 5800");
    assertThat(parts(bought.body())).containsExactly(young + " 4", younger + " 3");
    long paid = (2 * 5_700 + 5 * 5_800) * TONNE;
    assertThat(bought.body().getInt("tradedMilliFen")).isEqualTo((int) paid);
    assertThat(People.cash("company").available()).isEqualTo(before.available() - paid);
    assertThat(People.cash("company").inOrders()).isEqualTo(before.inOrders());
    assertThat(Stream.of(first, second).map(id -> seen("seller", id).getString("state")))
        .containsExactly("FILLED", "FILLED");
    assertThat(seen("seller", third).getInt("openKg")).isEqualTo((int) (2 * TONNE));

    assertThat(quote.get("bought")).isEqualTo(bought.body().get("bought"));
    assertThat(quote.getInt("instruments")).isEqualTo(2);
    assertThat(quote.getInt("costMilliFen")).isEqualTo((int) paid);
    assertThat(quote.getInt("feeMilliFen")).isZero();
    assertThat(quote.getInt("restKg")).isZero();
    assertThat(quote.getInt("frozenMilliFen")).isEqualTo((int) (7 * 5_800 * TONNE));
    assertThat(quote.getBoolean("meetsOwnOffer")).isFalse();
    JsonObject kept = seen("company", bought.id());
    assertThat(kept.get("bought")).isEqualTo(bought.body().get("bought"));
    assertThat(kept.get("criteria")).isEqualTo(bought.body().get("criteria"));
    assertThat(kept.getJsonObject("criteria").getInt("firstVintage")).isEqualTo(2023);
    JsonObject listed =
        Api.as("company").get("orders?limit=1").body().getJsonArray("items").getJsonObject(0);
    assertThat(listed.get("bought")).isEqualTo(bought.body().get("bought"));
  }

  @Test
  void aLimitThatIsTooLowBuysNothingAndFreezesNothing() {
    sell(young, 5_800, 2);
    People.Cash before = People.cash("company");
    Answer bought = buy("company", limit(5_799, 2));
    assertThat(bought.body().getString("state")).isEqualTo("NOT_RESTING");
    assertThat(bought.body().getJsonArray("bought")).isEmpty();
    assertThat(People.cash("company")).isEqualTo(before);
  }

  @Test
  void fillOrKillCountsTheOffersOfAllBooks() {
    sell(young, 5_800, 2);
    sell(younger, 5_800, 3);
    String killed = limit(5_800, 6) + ",\"timeInForce\":\"FOK\"";
    assertThat(quote("company", killed).body().getJsonArray("bought")).isEmpty();
    assertThat(buy("company", killed).body().getString("state")).isEqualTo("NOT_RESTING");
    Answer filled = buy("company", limit(5_800, 5) + ",\"timeInForce\":\"FOK\"");
    assertThat(filled.body().getString("state")).isEqualTo("FILLED");
    assertThat(parts(filled.body())).containsExactly(young + " 2", younger + " 3");
  }

  @Test
  void aSumBuysWhatItPaysFor() {
    sell(young, 5_800, 2);
    sell(younger, 5_900, 3);
    String sum = "\"type\":\"BUDGET\",\"budgetFen\":18000";
    assertThat(quote("company", sum).body().getInt("fillKg")).isEqualTo((int) (3 * TONNE));
    Answer bought = buy("company", sum);
    assertThat(parts(bought.body())).containsExactly(young + " 2", younger + " 1");
    assertThat(bought.body().getString("state")).isEqualTo("FILLED");
  }

  @Test
  void anOwnOfferInOneBookEndsTheOrderOnceOrGoes() {
    long own = sell(young, 5_800, 2);
    String newest = limit(5_900, 3) + ",\"selfTrade\":\"CANCEL_NEWEST\"";
    assertThat(quote("seller", newest).body().getBoolean("meetsOwnOffer")).isTrue();
    assertThat(buy("seller", newest).body().getString("state")).isEqualTo("SELF_TRADE");
    assertThat(seen("seller", own).getString("state")).isEqualTo("OPEN");
    Answer oldest = buy("seller", limit(5_900, 3) + ",\"selfTrade\":\"CANCEL_OLDEST\"");
    assertThat(oldest.body().getString("state")).isEqualTo("NOT_RESTING");
    assertThat(seen("seller", own).getString("state")).isEqualTo("SELF_TRADE");
    Answer both = buy("seller", limit(5_900, 3) + ",\"selfTrade\":\"DECREMENT\"");
    assertThat(both.status() + " " + both.refusal()).isEqualTo("422 ORDER_TERMS_INVALID selfTrade");
  }

  @Test
  void aRetryWithTheSameKeyGetsTheFirstAnswer() {
    sell(young, 5_800, 1);
    sell(younger, 5_800, 1);
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    String body = "{" + CRITERIA + "," + limit(5_800, 2) + "}";
    Answer first = Api.as("company").send("POST", "criteria-orders", body, key);
    sell(young, 5_800, 1);
    assertThat(Api.as("company").send("POST", "criteria-orders", body, key)).isEqualTo(first);
    String other = body.replace("2023", "2022");
    Answer reused = Api.as("company").send("POST", "criteria-orders", other, key);
    assertThat(reused.status() + " " + reused.refusal()).isEqualTo("422 KEY_REUSED");
    assertThat(parts(first.body())).containsExactly(young + " 1", younger + " 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "criteria":{"kinds":["FORESTRY"],"scheme":"NONE"} | 422 CRITERIA_FIT_NOTHING scheme
          "criteria":{"kinds":["FORESTRY"],"firstVintage":2101} | 422 CRITERIA_FIT_NOTHING criteria
          "criteria":{"kinds":["PERSONAL"],"scheme":"CQ"} | 422 CRITERIA_FIT_NOTHING criteria
          "criteria":{"kinds":["FORESTRY"],"firstVintage":2024,"lastVintage":2023} | 422 CRITERIA_INVALID criteria
          "criteria":{"kinds":["FORESTRY"],"firstVintage":-1} | 422 CRITERIA_INVALID criteria
          "criteria":{"kinds":[]} | 400 FIELD_MISSING kinds
          "criteria":{} | 400 FIELD_MISSING kinds
          "kg":1000 | 400 FIELD_MISSING criteria
          "criteria":7 | 400 FIELD_UNREADABLE criteria
          "criteria":{"kinds":["COAL"]} | 400 VALUE_NOT_OFFERED kinds
          "criteria":{"kinds":["FORESTRY"],"province":"SC"} | 400 UNKNOWN_FIELD province
          "criteria":{"kinds":["FORESTRY"],"scheme":"CQ"},"timeInForce":"GTD" | 400 FIELD_MISSING lastDay
          "criteria":{"kinds":["FORESTRY"],"scheme":"CQ"},"timeInForce":"GTD","lastDay":"2024-01-02" | 422 LAST_DAY_OVER lastDay
          "criteria":{"kinds":["FORESTRY"],"scheme":"CQ"},"kg":1500 | 422 QUANTITY_OFF_LOT kg
          "criteria":{"kinds":["FORESTRY"],"scheme":"CQ"},"kg":0 | 422 QUANTITY_OUT_OF_RANGE kg
          "criteria":{"kinds":["FORESTRY"],"scheme":"CQ"},"priceFen":0 | 422 PRICE_OUT_OF_RANGE priceFen
          "criteria":{"kinds":["FORESTRY"],"scheme":"CQ"},"minKg":2000 | 422 MIN_QUANTITY_INVALID minKg
          "criteria":{"kinds":["FORESTRY"],"scheme":"CQ"},"kg":9000000000 | 422 INSUFFICIENT_CASH
          """)
  void eachRefusalIsNamedTheSameForAQuoteAndChangesNothing(String fields, String expected) {
    People.Cash before = People.cash("company");
    String rest = "\"type\":\"LIMIT\"";
    rest += fields.contains("\"kg\"") ? "" : ",\"kg\":1000";
    rest += fields.contains("priceFen") ? "" : ",\"priceFen\":6000";
    String body = "{" + fields + "," + rest + "}";
    for (String path : List.of("criteria-orders", "criteria-orders/quote")) {
      Answer answer = Api.as("company").post(path, body);
      assertThat(answer.status() + " " + answer.refusal()).as(path).isEqualTo(expected);
      assertThat(answer.body().getString("detail"))
          .containsPattern("\\p{IsHan}")
          .doesNotContain("{");
      Answer english = Api.as("company").in("en").post(path, body);
      assertThat(english.body().getString("detail")).doesNotContainPattern("\\p{IsHan}|\\{");
    }
    assertThat(People.cash("company")).isEqualTo(before);
  }

  @Test
  void onlyWhoMayTradeIsToldOrServed() {
    String body = "{" + CRITERIA + "," + limit(5_800, 1) + "}";
    for (String path : List.of("criteria-orders", "criteria-orders/quote")) {
      assertThat(Api.anonymous().post(path, body).status()).isEqualTo(401);
      Answer judge = Api.as("judge").post(path, body);
      assertThat(judge.status() + " " + judge.refusal()).isEqualTo("403 NOT_ALLOWED");
    }
  }

  private static long sell(String code, long priceFen, long tonnes) {
    return People.order("seller", code, "SELL", priceFen, tonnes * TONNE)
        .getJsonNumber("id")
        .longValue();
  }

  private static String limit(long priceFen, long tonnes) {
    return "\"type\":\"LIMIT\",\"priceFen\":" + priceFen + ",\"kg\":" + tonnes * TONNE;
  }

  private static Answer buy(String name, String fields) {
    return Api.as(name).post("criteria-orders", "{" + CRITERIA + "," + fields + "}");
  }

  private static Answer quote(String name, String fields) {
    return Api.as(name).post("criteria-orders/quote", "{" + CRITERIA + "," + fields + "}");
  }

  private static JsonObject seen(String name, long order) {
    return Api.as(name).get("orders/" + order).body();
  }

  private static List<String> trades(JsonObject order) {
    return order.getJsonArray("trades").stream()
        .map(JsonValue::asJsonObject)
        .map(
            t -> t.getString("instrument") + " " + t.getInt("kg") / TONNE + " " + t.get("priceFen"))
        .toList();
  }

  private static List<String> parts(JsonObject order) {
    return order.getJsonArray("bought").stream()
        .map(JsonValue::asJsonObject)
        .map(part -> part.getString("instrument") + " " + part.getInt("kg") / TONNE)
        .toList();
  }
}
