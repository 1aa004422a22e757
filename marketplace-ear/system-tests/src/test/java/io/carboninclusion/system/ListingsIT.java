package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static io.carboninclusion.system.People.newCode;
import static io.carboninclusion.system.People.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.launcher.ApiClient;
import io.carboninclusion.launcher.ApiClient.Refused;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
    return user("company")
        .post(
            "orders",
            json()
                .add("instrument", code)
                .add("side", "BUY")
                .add("type", "LIMIT")
                .add("priceFen", priceFen)
                .add("kg", People.TONNE));
  }

  private static void refused(int status, String reason, String field, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refused.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(reason);
              assertThat(refusal.status()).isEqualTo(status);
              assertThat(refusal.problem().getString("field", null)).isEqualTo(field);
            });
  }
}
