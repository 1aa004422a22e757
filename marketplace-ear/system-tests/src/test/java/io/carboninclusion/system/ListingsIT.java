package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static io.carboninclusion.system.People.newCode;
import static io.carboninclusion.system.People.order;
import static io.carboninclusion.system.People.user;
import static io.carboninclusion.system.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.launcher.ApiClient;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What administrators decide about instruments in the running market, by its API. */
class ListingsIT {

  @Test
  void anInstrumentIsDefinedRuledByTwoOpenedAndHalted() {
    String code = newCode();
    JsonObject defined = user("admin1").post("admin/instruments", instrument(code));
    assertThat(defined.getString("status")).isEqualTo("DEFINED");
    assertThat(defined.getInt("bandBasisPoints")).isEqualTo(-1);
    People.deposit("company", 1_000_000);
    refused(422, "INSTRUMENT_HALTED", "instrument", () -> buy(code, 5_000));

    JsonObject proposed = propose("admin1", code, 5_000, 1_000);
    refused(403, "OWN_PROPOSAL", null, () -> approve("admin1", proposed));
    assertThat(get(code).getInt("bandBasisPoints")).isEqualTo(-1);
    refused(
        422,
        "NO_REFERENCE_PRICE",
        "instrument",
        () -> user("admin2").post("admin/instruments/" + code + "/open", json()));
    approve("admin2", proposed);
    assertThat(get(code).getInt("referenceFen")).isEqualTo(5_000);
    assertThat(get(code).getInt("bandBasisPoints")).isEqualTo(1_000);

    JsonObject opened = user("admin2").post("admin/instruments/" + code + "/open", json());
    assertThat(opened.getString("status")).isEqualTo("OPEN");
    refused(422, "PRICE_OUTSIDE_BAND", "priceFen", () -> buy(code, 5_505));
    JsonObject order = buy(code, 5_500);

    JsonObject halted = user("admin1").post("admin/instruments/" + code + "/halt", json());
    assertThat(halted.getString("status")).isEqualTo("HALTED");
    refused(422, "INSTRUMENT_HALTED", "instrument", () -> buy(code, 5_000));
    JsonObject cancelled = user("company").delete("orders/" + order.getJsonNumber("id"));
    assertThat(cancelled.getString("state")).isEqualTo("CANCELLED");
  }

  @Test
  void anyoneSeesTheListWithoutALogin() {
    String code = People.instrument(6_000, 0);
    JsonObject list = ApiClient.anonymous(RunningMarket.address("")).get("instruments");
    assertThat(list.getJsonArray("items").getValuesAs(JsonObject.class))
        .anySatisfy(
            item -> {
              assertThat(item.getString("code")).isEqualTo(code);
              assertThat(item.getString("nameZh")).isEqualTo("试验 " + code);
              assertThat(item.getInt("previousCloseFen")).isEqualTo(6_000);
              assertThat(item.containsKey("lastFen")).isFalse();
              assertThat(item.getInt("dayVolumeKg")).isZero();
            });
    refused(404, "UNKNOWN_CODE", "instrument", () -> get("NO-SUCH-CODE"));
    refused(404, "UNKNOWN_CODE", "instrument", () -> get("%F0%9F%8C%B2"));
    refused(400, "VALUE_NOT_OFFERED", "interval", () -> get(code + "/candles?interval=YEAR"));
    assertThat(get(code + "/candles").getJsonArray("items")).isEmpty();
  }

  @Test
  void aTradeIsInTheCandlesOfItsMinuteHourAndDay() {
    String code = People.instrument(6_000, 0);
    People.issue(code, 3 * People.TONNE);
    People.deposit("company", 1_000_000);
    order("seller", code, "SELL", 6_000, 3 * People.TONNE);
    order("company", code, "BUY", 6_000, 2 * People.TONNE);
    for (String interval : List.of("MINUTE", "HOUR", "DAY")) {
      String path = code + "/candles?interval=" + interval;
      JsonObject candles =
          Awaitility.await()
              .until(() -> get(path), answer -> !answer.getJsonArray("items").isEmpty());
      assertThat(candles.getJsonNumber("sequence").longValue()).isPositive();
      JsonObject candle = candles.getJsonArray("items").getJsonObject(0);
      assertThat(candle.getInt("openFen")).isEqualTo(6_000);
      assertThat(candle.getInt("meanFen")).isEqualTo(6_000);
      assertThat(candle.getInt("volumeKg")).isEqualTo(2 * People.TONNE);
      assertThat(candle.getInt("trades")).isEqualTo(1);
      String begin = candle.getString("begin").replace("+", "%2B");
      assertThat(get(path + "&from=" + begin).getJsonArray("items")).hasSize(1);
      assertThat(get(path + "&to=" + begin).getJsonArray("items")).isEmpty();
      refused(400, "RANGE_BACKWARDS", "to", () -> get(path + "&from=" + begin + "&to=" + begin));
    }
    refused(400, "TIME_UNREADABLE", "from", () -> get(code + "/candles?from=yesterday"));
    assertThat(get(code).getInt("dayOpenFen")).isEqualTo(6_000);
    assertThat(get(code).getInt("dayMeanFen")).isEqualTo(6_000);
  }

  @Test
  void eachWrongDefinitionIsRefusedByItsField() {
    String taken = newCode();
    define(instrument(taken));
    refused(409, "CODE_TAKEN", "code", () -> define(instrument(taken)));
    refused(422, "CODE_INVALID", "code", () -> define(wrong("code", "sc-1")));
    refused(422, "CODE_INVALID", "code", () -> define(wrong("code", "A".repeat(25))));
    refused(422, "SCHEME_INVALID", "scheme", () -> define(wrong("scheme", "四川")));
    refused(
        422,
        "VINTAGE_INVALID",
        "vintage",
        () -> define(instrument(newCode()).add("vintage", 1999)));
    refused(422, "LOT_INVALID", "lotKg", () -> define(instrument(newCode()).add("lotKg", 0)));
    refused(422, "TICK_INVALID", "tickFen", () -> define(instrument(newCode()).add("tickFen", -1)));
    refused(400, "TEXT_MISSING", "nameZh", () -> define(wrong("nameZh", "")));
    refused(400, "TEXT_TOO_LONG", "nameEn", () -> define(wrong("nameEn", "x".repeat(10_000))));
    refused(400, "VALUE_NOT_OFFERED", "kind", () -> define(wrong("kind", "WIND")));
    refused(400, "UNKNOWN_FIELD", "colour", () -> define(wrong("colour", "green")));
    refused(
        403,
        "NOT_ALLOWED",
        null,
        () -> user("company").post("admin/instruments", instrument(newCode())));
  }

  @Test
  void namesKeepHtmlAndEmojiAsTheyAre() {
    String code = newCode();
    define(instrument(code).add("nameZh", "<b>林</b>🌲").add("nameEn", "<script>alert(1)</script>"));
    assertThat(get(code).getString("nameZh")).isEqualTo("<b>林</b>🌲");
    assertThat(get(code).getString("nameEn")).isEqualTo("<script>alert(1)</script>");
  }

  @Test
  void eachWrongRuleIsRefusedByItsField() {
    String code = newCode();
    define(instrument(code).add("tickFen", 5));
    refused(422, "PRICE_RULES_INVALID", "bandBasisPoints", () -> propose("admin1", code, 50, -2));
    refused(
        422, "PRICE_RULES_INVALID", "bandBasisPoints", () -> propose("admin1", code, 50, 10_001));
    refused(422, "PRICE_RULES_INVALID", "referenceFen", () -> propose("admin1", code, -5, 0));
    refused(422, "PRICE_OFF_TICK", "referenceFen", () -> propose("admin1", code, 51, 0));
    refused(422, "NO_REFERENCE_PRICE", "referenceFen", () -> propose("admin1", code, 0, 0));
    refused(403, "NOT_ALLOWED", null, () -> propose("seller", code, 50, 0));
    assertThat(get(code).getInt("bandBasisPoints")).isEqualTo(-1);
  }

  @Test
  void aRuleIsSetByTwoAndHoldsForTheNextOrder() {
    String code = People.instrument(6_000, 0);
    People.deposit("company", 1_000_000);
    assertThat(rule(code, "MAX_ORDER_KG").getJsonNumber("value").longValue())
        .isEqualTo(10_000_000_000L);
    JsonObject proposed = proposeRule("admin1", code, "MAX_ORDER_KG", 2 * People.TONNE);
    refused(403, "OWN_PROPOSAL", null, () -> approve("admin1", proposed));
    order("company", code, "BUY", 6_000, 3 * People.TONNE);
    approve("admin2", proposed);
    Awaitility.await().until(() -> rule(code, "MAX_ORDER_KG").getInt("value") == 2 * People.TONNE);
    order("company", code, "BUY", 6_000, 2 * People.TONNE);
    refused(
        422,
        "QUANTITY_OUT_OF_RANGE",
        "kg",
        () -> order("company", code, "BUY", 6_000, 3 * People.TONNE));
  }

  @Test
  void anAccountMayHaveSoManyOrdersAndSoMuchOnOrder() {
    String code = People.instrument(6_000, 0);
    People.deposit("company", 1_000_000);
    approve("admin2", proposeRule("admin1", code, "MAX_OPEN_ORDERS", 2));
    approve("admin2", proposeRule("admin1", code, "MAX_POSITION_KG", 5 * People.TONNE));
    Awaitility.await()
        .until(() -> rule(code, "MAX_POSITION_KG").getInt("value") == 5 * People.TONNE);
    order("company", code, "BUY", 6_000, 3 * People.TONNE);
    refused(
        422,
        "POSITION_TOO_LARGE",
        null,
        () -> order("company", code, "BUY", 6_000, 3 * People.TONNE));
    order("company", code, "BUY", 6_000, 2 * People.TONNE);
    refused(
        422,
        "TOO_MANY_OPEN_ORDERS",
        null,
        () -> order("company", code, "BUY", 6_000, People.TONNE));
    refused(
        422, "RULE_OUT_OF_RANGE", "value", () -> proposeRule("admin1", code, "MAX_OPEN_ORDERS", 0));
  }

  @Test
  void eachWrongRuleValueIsRefusedByItsField() {
    String code = newCode();
    define(instrument(code));
    refused(
        422, "RULE_OUT_OF_RANGE", "value", () -> proposeRule("admin1", code, "MAX_ORDER_KG", 999));
    refused(
        422,
        "RULE_OUT_OF_RANGE",
        "value",
        () -> proposeRule("admin1", code, "MAX_ORDER_KG", 10_000_000_001L));
    refused(
        422, "RULE_OUT_OF_RANGE", "value", () -> proposeRule("admin1", code, "CLOSE_NEEDS_KG", -1));
    refused(
        422,
        "RULE_OUT_OF_RANGE",
        "value",
        () -> proposeRule("admin1", code, "REFERENCE_IS_CLOSE", 2));
    refused(
        400, "VALUE_NOT_OFFERED", "rule", () -> proposeRule("admin1", code, "MAX_ORDERS", 1_000));
    refused(
        404,
        "UNKNOWN_CODE",
        "instrument",
        () -> proposeRule("admin1", "NO-SUCH-CODE", "MAX_ORDER_KG", 1_000));
    String path = "admin/instruments/" + code + "/rules/MAX_ORDER_KG";
    refused(400, "FIELD_MISSING", "value", () -> user("admin1").put(path, json()));
    refused(
        400,
        "WHOLE_NUMBER_WANTED",
        "value",
        () -> user("admin1").put(path, json().add("value", "all")));
    refused(403, "NOT_ALLOWED", null, () -> proposeRule("seller", code, "MAX_ORDER_KG", 1_000));
    assertThat(rule(code, "REFERENCE_IS_CLOSE").getInt("value")).isZero();
  }

  private static JsonObject proposeRule(String name, String code, String rule, long value) {
    return user(name)
        .put("admin/instruments/" + code + "/rules/" + rule, json().add("value", value));
  }

  private static JsonObject rule(String code, String name) {
    return get(code + "/rules").getJsonArray("items").getValuesAs(JsonObject.class).stream()
        .filter(rule -> rule.getString("rule").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObjectBuilder instrument(String code) {
    return json()
        .add("code", code)
        .add("nameZh", "试验 " + code)
        .add("nameEn", "Test " + code)
        .add("kind", "FORESTRY")
        .add("scheme", "SC")
        .add("vintage", 2024)
        .add("lotKg", People.TONNE)
        .add("tickFen", 5);
  }

  private static JsonObjectBuilder wrong(String field, String value) {
    return instrument(newCode()).add(field, value);
  }

  private static JsonObject define(JsonObjectBuilder instrument) {
    return user("admin1").post("admin/instruments", instrument);
  }

  private static JsonObject propose(String name, String code, long referenceFen, int band) {
    return user(name)
        .put(
            "admin/instruments/" + code + "/price-rules",
            json().add("referenceFen", referenceFen).add("bandBasisPoints", band));
  }

  private static void approve(String name, JsonObject proposed) {
    user(name).post("approvals/" + proposed.getJsonNumber("proposal"), json().add("approve", true));
  }

  private static JsonObject get(String code) {
    return ApiClient.anonymous(RunningMarket.address("")).get("instruments/" + code);
  }

  private static JsonObject buy(String code, long priceFen) {
    return order("company", code, "BUY", priceFen, People.TONNE);
  }
}
