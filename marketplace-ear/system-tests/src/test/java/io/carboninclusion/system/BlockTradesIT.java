package io.carboninclusion.system;

import static io.carboninclusion.system.People.TONNE;
import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.system.Api.Answer;
import jakarta.json.JsonObject;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Block trades in the running market, by its API. */
class BlockTradesIT {
  private static String code;

  @BeforeAll
  static void anInstrumentWithUnitsAndCash() {
    code = People.instrument(5_000, 1_000);
    People.issue(code, 1_000 * TONNE);
    People.deposit("company", 100_000_000);
  }

  private static String block(
      String to, String side, long priceFen, long kg, OffsetDateTime validUntil) {
    return """
        {"instrument": "%s", "counterparty": %d, "side": "%s", "priceFen": %d, "kg": %d,
         "validUntil": "%s"}"""
        .formatted(code, People.account(to), side, priceFen, kg, validUntil);
  }

  private static OffsetDateTime inAnHour() {
    return OffsetDateTime.now().plusHours(1);
  }

  private static String told(Answer answer) {
    return answer.status() + " " + answer.refusal();
  }

  private static long number(JsonObject body, String name) {
    return body.getJsonNumber(name).longValueExact();
  }

  private static JsonObject instrument() {
    return Api.anonymous().get("instruments/" + code).body();
  }

  @Test
  void anAcceptedBlockIsPaidAndDeliveredAndReportedApartFromTheBook() {
    People.Cash buyer = People.cash("company");
    People.Cash seller = People.cash("seller");
    long before = number(instrument(), "dayBlockKg");
    long paid = 6_500 * 40 * TONNE;
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    String wish = block("company", "SELL", 6_500, 40 * TONNE, inAnHour());

    Answer proposed = Api.as("seller").send("POST", "blocks", wish, key);

    assertThat(proposed.status()).isEqualTo(201);
    assertThat(proposed.body().getString("state")).isEqualTo("PROPOSED");
    assertThat(Api.as("seller").send("POST", "blocks", wish, key)).isEqualTo(proposed);
    String path = "blocks/" + proposed.id();
    JsonObject seen = Api.as("company").get(path).body();
    assertThat(seen.getString("instrument")).isEqualTo(code);
    assertThat(number(seen, "proposer")).isEqualTo(People.account("seller"));
    assertThat(number(seen, "amountMilliFen")).isEqualTo(paid);
    assertThat(told(Api.as("company2").get(path))).isEqualTo("404 UNKNOWN_BLOCK_PROPOSAL");

    assertThat(told(Api.as("company").post(path + "/acceptance?priceFen=6499&kg=40000", "")))
        .isEqualTo("409 BLOCK_TERMS_DIFFER");
    assertThat(told(Api.as("company").post(path + "/acceptance?priceFen=6500", "")))
        .isEqualTo("400 FIELD_MISSING kg");
    assertThat(told(Api.as("company").post(path + "/acceptance?priceFen=x&kg=40000", "")))
        .isEqualTo("400 WHOLE_NUMBER_WANTED priceFen");
    assertThat(People.cash("company").available()).isEqualTo(buyer.available());

    Answer accepted = Api.as("company").post(path + "/acceptance?priceFen=6500&kg=40000", "");

    assertThat(accepted.status()).isEqualTo(200);
    assertThat(accepted.body().getString("state")).isEqualTo("ACCEPTED");
    assertThat(People.cash("company").available()).isEqualTo(buyer.available() - paid);
    assertThat(People.cash("seller").available()).isEqualTo(seller.available() + paid);
    assertThat(Api.as("seller").get(path).body().getString("state")).isEqualTo("ACCEPTED");
    JsonObject trade =
        Api.anonymous()
            .get("instruments/" + code + "/blocks?limit=1")
            .body()
            .getJsonArray("items")
            .getJsonObject(0);
    assertThat(number(trade, "block")).isEqualTo(proposed.id());
    assertThat(number(trade, "priceFen")).isEqualTo(6_500);
    JsonObject day = instrument();
    // The day may have changed since, then this block is the first of it or of the day before.
    assertThat(number(day, "dayBlockKg")).isIn(before + 40 * TONNE, 40 * TONNE, 0L);
    assertThat(number(day, "dayVolumeKg")).isZero();
    assertThat(day.containsKey("lastFen")).isFalse();
    assertThat(told(Api.as("company").post(path + "/acceptance", "")))
        .isEqualTo("409 BLOCK_PROPOSAL_OVER");
  }

  @Test
  void whatIsOfferedIsFrozenUntilItIsWithdrawnOrDeclined() {
    People.Cash before = People.cash("company");
    String wish = block("seller", "BUY", 5_000, 10 * TONNE, inAnHour());
    Answer first = Api.as("company").post("blocks", wish);
    Answer second = Api.as("company").post("blocks", wish);
    long held = 2 * 5_000 * 10 * TONNE;
    assertThat(People.cash("company").available()).isEqualTo(before.available() - held);

    assertThat(told(Api.as("seller").delete("blocks/" + first.id())))
        .isEqualTo("422 BLOCK_OTHER_PARTY");
    assertThat(told(Api.as("company").post("blocks/" + first.id() + "/acceptance", "")))
        .isEqualTo("422 BLOCK_OTHER_PARTY");
    Answer withdrawn = Api.as("company").delete("blocks/" + first.id());
    Answer declined = Api.as("seller").post("blocks/" + second.id() + "/refusal", "");

    assertThat(withdrawn.body().getString("state")).isEqualTo("WITHDRAWN");
    assertThat(declined.body().getString("state")).isEqualTo("DECLINED");
    assertThat(People.cash("company")).isEqualTo(before);
    List<Long> mine =
        Api.as("company").get("blocks?state=WITHDRAWN").body().getJsonArray("items").stream()
            .map(item -> number(item.asJsonObject(), "id"))
            .toList();
    assertThat(mine).contains(first.id()).doesNotContain(second.id());
    List<Long> toMe =
        Api.as("seller")
            .get("blocks?as=COUNTERPARTY&state=DECLINED")
            .body()
            .getJsonArray("items")
            .stream()
            .map(item -> number(item.asJsonObject(), "id"))
            .toList();
    assertThat(toMe).contains(second.id());
  }

  @Test
  void aProposalExpiresByItself() {
    Answer proposed =
        Api.as("seller")
            .post(
                "blocks",
                block("company", "SELL", 5_000, TONNE, OffsetDateTime.now().plusSeconds(4)));
    assertThat(proposed.status()).isEqualTo(201);
    String path = "blocks/" + proposed.id();
    Awaitility.await()
        .until(() -> Api.as("seller").get(path).body().getString("state").equals("EXPIRED"));
    assertThat(told(Api.as("company").post(path + "/acceptance", "")))
        .isEqualTo("409 BLOCK_PROPOSAL_OVER");
  }

  @Test
  void whatIsNoBlockIsRefusedByName() {
    OffsetDateTime until = inAnHour();
    record Case(String wish, String refusal) {}
    for (Case wrong :
        List.of(
            new Case(
                block("seller", "SELL", 5_000, TONNE, until),
                "422 BLOCK_WITH_ONESELF counterparty"),
            new Case(
                block("company", "SELL", 6_501, TONNE, until), "422 PRICE_OUTSIDE_BAND priceFen"),
            new Case(block("company", "SELL", 5_000, 1, until), "422 QUANTITY_OFF_LOT kg"),
            new Case(
                block("company", "SELL", 5_000, 2_000 * TONNE, until), "422 INSUFFICIENT_UNITS kg"),
            new Case(
                block("company", "SELL", 5_000, TONNE, OffsetDateTime.now().minusSeconds(1)),
                "422 BLOCK_VALIDITY_INVALID validUntil"),
            new Case(
                block("company", "SELL", 5_000, TONNE, OffsetDateTime.now().plusDays(31)),
                "422 BLOCK_VALIDITY_INVALID validUntil"),
            new Case(
                block("company", "SELL", 5_000, TONNE, OffsetDateTime.MAX),
                "422 BLOCK_VALIDITY_INVALID validUntil"),
            new Case(
                block("company", "SELL", 5_000, TONNE, until)
                    .replace(Long.toString(People.account("company")), "999999"),
                "404 UNKNOWN_ENTERPRISE counterparty"),
            new Case(
                block("company", "SELL", 5_000, TONNE, until).replace(code, "NO-SUCH"),
                "404 UNKNOWN_CODE instrument"),
            new Case("{\"instrument\": \"" + code + "\"}", "400 FIELD_MISSING counterparty"),
            new Case(
                block("company", "SELL", 5_000, TONNE, until).replace("SELL", "LEND"),
                "400 VALUE_NOT_OFFERED side"))) {
      Answer answer = Api.as("seller").post("blocks", wrong.wish);
      assertThat(told(answer)).as(wrong.wish).isEqualTo(wrong.refusal);
    }
    assertThat(told(Api.as("seller").get("blocks/none"))).isEqualTo("404 UNKNOWN_BLOCK_PROPOSAL");
    assertThat(Api.as("seller").send("PATCH", "blocks/1", "{}", Map.of()).status()).isEqualTo(405);
    assertThat(Api.anonymous().post("blocks", "{}").status()).isEqualTo(401);
  }

  @Test
  void outsideItsHoursNothingIsProposedOrAcceptedAndTwoAdministratorsSetThem() {
    Answer before =
        Api.as("seller").post("blocks", block("company", "SELL", 5_000, 2 * TONNE, inAnHour()));
    // Hours that are over by now, or have not come, and are for as long as this takes.
    LocalTime now = LocalTime.now(ZoneId.of("Asia/Shanghai"));
    boolean isMorning = now.getHour() < 12;
    rule(isMorning ? "BLOCK_FROM_MINUTE" : "BLOCK_UNTIL_MINUTE", isMorning ? 1_380 : 60);
    String hours = isMorning ? "23:00 至 24:00" : "00:00 至 01:00";
    try {
      Answer late =
          Api.as("seller").post("blocks", block("company", "SELL", 5_000, TONNE, inAnHour()));
      assertThat(told(late)).isEqualTo("422 OUTSIDE_BLOCK_HOURS instrument");
      assertThat(late.body().getString("detail")).contains(hours);
      assertThat(told(Api.as("company").post("blocks/" + before.id() + "/acceptance", "")))
          .isEqualTo("422 OUTSIDE_BLOCK_HOURS instrument");
      assertThat(Api.as("seller").delete("blocks/" + before.id()).status()).isEqualTo(200);
    } finally {
      rule(isMorning ? "BLOCK_FROM_MINUTE" : "BLOCK_UNTIL_MINUTE", isMorning ? 0 : 1_440);
    }
    assertThat(proposeRule("BLOCK_FROM_MINUTE", 1_440).refusal())
        .isEqualTo("RULE_OUT_OF_RANGE value");
    assertThat(proposeRule("BLOCK_UNTIL_MINUTE", 0).body().getString("detail")).contains("00:01");
    assertThat(
            Api.as("company")
                .put("admin/instruments/" + code + "/rules/BLOCK_UNTIL_MINUTE", "{\"value\": 900}")
                .refusal())
        .isEqualTo("NOT_ALLOWED");
  }

  private static Answer proposeRule(String rule, long value) {
    return Api.as("admin1")
        .put("admin/instruments/" + code + "/rules/" + rule, "{\"value\": " + value + "}");
  }

  private static void rule(String rule, long value) {
    long proposal = number(proposeRule(rule, value).body(), "proposal");
    assertThat(Api.as("admin2").post("approvals/" + proposal, "{\"approve\": true}").status())
        .isEqualTo(200);
    Awaitility.await()
        .until(
            () ->
                Api.anonymous()
                    .get("instruments/" + code + "/rules")
                    .body()
                    .getJsonArray("items")
                    .getValuesAs(JsonObject.class)
                    .stream()
                    .anyMatch(
                        it -> it.getString("rule").equals(rule) && it.getInt("value") == value));
  }
}
