package io.carboninclusion.system;

import static io.carboninclusion.system.People.TONNE;
import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.launcher.ApiClient;
import io.carboninclusion.system.Api.Answer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders in the running market, by its API. */
class OrdersApiIT {

  private static String code;

  @BeforeAll
  static void anInstrumentWithUnitsAndCash() {
    code = People.instrument(5_000, 1_000);
    People.issue(code, 1_000 * TONNE);
    People.deposit("company", 100_000_000);
    People.deposit("company2", 100_000_000);
  }

  @Test
  void aSaleThatRestsIsFilledAndPaidInOneStep() {
    Answer sale = place("seller", order("SELL", 5_000, 8 * TONNE));
    assertThat(sale.status()).isEqualTo(201);
    assertThat(sale.body().getString("state")).isEqualTo("OPEN");
    assertThat(number(sale, "frozenKg")).isEqualTo(8 * TONNE);
    People.Cash buyer = People.cash("company");
    People.Cash seller = People.cash("seller");

    Answer purchase = place("company", order("BUY", 5_100, 5 * TONNE));

    assertThat(purchase.body().getString("state")).isEqualTo("FILLED");
    assertThat(purchase.body().getString("time")).endsWith("+08:00");
    assertThat(number(purchase, "filledKg")).isEqualTo(5 * TONNE);
    assertThat(number(purchase, "frozenMilliFen")).isZero();
    long paid = 5_000 * 5 * TONNE;
    assertThat(number(purchase, "tradedMilliFen")).isEqualTo(paid);
    JsonObject trade = purchase.body().getJsonArray("trades").getJsonObject(0);
    assertThat(trade.getInt("priceFen")).isEqualTo(5_000);
    assertThat(trade.getInt("kg")).isEqualTo(5 * TONNE);

    JsonObject kept = see("company", purchase).body();
    assertThat(kept.getJsonArray("trades")).containsExactly(trade);
    assertThat(People.cash("company").available()).isEqualTo(buyer.available() - paid);
    assertThat(People.cash("seller").available()).isEqualTo(seller.available() + paid);
    assertThat(see("seller", sale).body().getInt("openKg")).isEqualTo(3 * TONNE);

    JsonObject book = Api.anonymous().get("instruments/" + code + "/book?depth=1").body();
    assertThat(book.getJsonArray("asks").getJsonObject(0).getInt("kg")).isEqualTo(3 * TONNE);
    JsonObject seen =
        Api.anonymous()
            .get("instruments/" + code + "/trades?limit=1")
            .body()
            .getJsonArray("items")
            .getJsonObject(0);
    assertThat(seen.getJsonNumber("trade")).isEqualTo(trade.getJsonNumber("trade"));
    assertThat(seen.getString("takerSide")).isEqualTo("BUY");
    JsonObject day =
        Api.anonymous()
            .get("instruments/" + code + "/candles?interval=DAY")
            .body()
            .getJsonArray("items")
            .getJsonObject(0);
    assertThat(day.getInt("volumeKg")).isGreaterThanOrEqualTo(5_000);
    assertThat(day.getInt("closeFen")).isEqualTo(5_000);
    assertThat(Api.as("seller").delete("orders/" + sale.id()).status()).isEqualTo(200);
  }

  @Test
  void whoHasTradedReadsHisTradeInTheMarketData() {
    String traded = People.instrument(5_000, 1_000);
    People.issue(traded, 20 * TONNE);
    for (int i = 0; i < 20; i++) {
      int price = 5_000 + i;
      People.order("seller", traded, "SELL", price, TONNE);
      JsonObject purchase = People.order("company", traded, "BUY", price, TONNE);
      JsonObject instrument = Api.anonymous().get("instruments/" + traded).body();
      assertThat(instrument.getInt("lastFen")).isEqualTo(price);
      assertThat(instrument.getInt("dayVolumeKg")).isEqualTo((i + 1) * TONNE);
      JsonObject last =
          Api.anonymous()
              .get("instruments/" + traded + "/trades?limit=1")
              .body()
              .getJsonArray("items")
              .getJsonObject(0);
      assertThat(last.getJsonNumber("trade"))
          .isEqualTo(purchase.getJsonArray("trades").getJsonObject(0).getJsonNumber("trade"));
    }
  }

  @Test
  void cancellingReleasesWhatWasFrozen() {
    People.Cash before = People.cash("company");
    Answer order = place("company", order("BUY", 4_600, 10 * TONNE));
    assertThat(number(order, "frozenMilliFen")).isEqualTo(4_600 * 10 * TONNE);
    assertThat(People.cash("company").inOrders()).isEqualTo(before.inOrders() + 4_600 * 10 * TONNE);

    Answer cancelled = Api.as("company").delete("orders/" + order.id());
    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.body().getString("state")).isEqualTo("CANCELLED");
    assertThat(cancelled.body().getString("instrument")).isEqualTo(code);
    assertThat(People.cash("company")).isEqualTo(before);
    Answer again = Api.as("company").delete("orders/" + order.id());
    assertThat(again.status() + " " + again.refusal()).isEqualTo("409 ORDER_NOT_OPEN");
  }

  @Test
  void amendingMovesTheOrderAndFreezesTheDifference() {
    People.Cash before = People.cash("company");
    Answer order = place("company", order("BUY", 4_600, 10 * TONNE));
    String path = "orders/" + order.id();
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    String wish = "{\"priceFen\": 4500, \"kg\": " + 4 * TONNE + "}";

    Answer amended = Api.as("company").send("PATCH", path, wish, key);

    assertThat(amended.status()).isEqualTo(200);
    assertThat(amended.body().getInt("priceFen")).isEqualTo(4_500);
    assertThat(number(amended, "kg")).isEqualTo(4 * TONNE);
    assertThat(People.cash("company").inOrders()).isEqualTo(before.inOrders() + 4_500 * 4 * TONNE);
    JsonObject shown = see("company", order).body();
    assertThat(shown.getInt("priceFen")).isEqualTo(4_500);
    assertThat(Api.as("company").delete(path).status()).isEqualTo(200);
    assertThat(Api.as("company").send("PATCH", path, wish, key)).isEqualTo(amended);
    Answer late = Api.as("company").send("PATCH", path, wish, Map.of());
    assertThat(late.status() + " " + late.refusal()).isEqualTo("409 ORDER_NOT_OPEN");
    Answer empty = Api.as("company").send("PATCH", path, "{\"kg\": 1}", Map.of());
    assertThat(empty.status() + " " + empty.refusal()).isEqualTo("400 FIELD_MISSING priceFen");
  }

  @Test
  void anothersOrderIsNotThere() {
    Answer order = place("company", order("BUY", 4_600, TONNE));
    for (Answer tried :
        List.of(
            Api.as("company2").get("orders/" + order.id()),
            Api.as("company2").get("orders/" + order.id() + "/trades"),
            Api.as("company2").delete("orders/" + order.id()),
            Api.as("company2")
                .send("PATCH", "orders/" + order.id(), "{\"priceFen\":4600,\"kg\":1000}", Map.of()),
            Api.as("company").get("orders/999999999"),
            Api.as("company").get("orders/none"))) {
      assertThat(tried.status() + " " + tried.refusal()).isEqualTo("404 UNKNOWN_ORDER");
    }
    assertThat(see("company", order).body().getString("state")).isEqualTo("OPEN");
    assertThat(Api.as("company").delete("orders/" + order.id()).status()).isEqualTo(200);
  }

  @Test
  void whatAnOrderAsksForBesideItsPriceIsKeptOrRefusedByName() {
    Answer sale = place("seller", order("SELL", 5_200, 4 * TONNE));
    Answer posted = place("company", with("BUY", 5_200, "\"postOnly\": true"));
    assertThat(posted.status() + " " + posted.refusal())
        .isEqualTo("422 POST_ONLY_WOULD_TRADE priceFen");
    Answer killed = place("company", with("BUY", 5_200, "\"timeInForce\": \"FOK\""));
    assertThat(killed.body().getString("state")).isEqualTo("NOT_RESTING");
    Answer much = place("company", with("BUY", 5_200, "\"minKg\": " + 6 * TONNE));
    assertThat(much.status() + " " + much.refusal()).isEqualTo("422 MIN_QUANTITY_INVALID minKg");
    Answer today = place("company", with("BUY", 4_600, "\"timeInForce\": \"DAY\""));
    assertThat(today.body().getString("state")).isEqualTo("OPEN");
    // The trading day, which changes at midnight: this test may run over one.
    LocalDate tradingDay = LocalDate.parse(today.body().getString("lastDay"));
    assertThat(tradingDay).isBetween(shanghai().minusDays(1), shanghai());
    assertThat(see("company", today).body().getString("lastDay")).isEqualTo(tradingDay.toString());
    LocalDate before = tradingDay.minusDays(2);
    String goodTill = "\"timeInForce\": \"GTD\", \"lastDay\": \"";
    Answer past = place("company", with("BUY", 4_600, goodTill + before + "\""));
    assertThat(past.status() + " " + past.refusal()).isEqualTo("422 LAST_DAY_OVER lastDay");
    LocalDate later = tradingDay.plusDays(7);
    Answer dated = place("company", with("BUY", 4_600, goodTill + later + "\""));
    assertThat(dated.body().getString("lastDay")).isEqualTo(later.toString());
    for (Answer resting : List.of(today, dated)) {
      assertThat(Api.as("company").delete("orders/" + resting.id()).status()).isEqualTo(200);
    }
    Answer undated = place("company", with("BUY", 4_600, "\"timeInForce\": \"GTD\""));
    assertThat(undated.status() + " " + undated.refusal()).isEqualTo("400 FIELD_MISSING lastDay");
    Answer never = place("company", with("BUY", 4_600, "\"lastDay\": \"2026-13-01\""));
    assertThat(never.status() + " " + never.refusal()).isEqualTo("400 DATE_UNREADABLE lastDay");

    People.deposit("seller", 100_000_000);
    Answer own = place("seller", with("BUY", 5_200, "\"selfTrade\": \"CANCEL_NEWEST\""));
    assertThat(own.body().getString("state")).isEqualTo("SELF_TRADE");
    assertThat(own.body().getString("selfTrade")).isEqualTo("CANCEL_NEWEST");
    assertThat(see("seller", own).body().getString("selfTrade")).isEqualTo("CANCEL_NEWEST");
    assertThat(see("seller", sale).body().getString("state")).isEqualTo("OPEN");
    assertThat(Api.as("seller").delete("orders/" + sale.id()).status()).isEqualTo(200);
  }

  @Test
  void allOpenOrdersOfOneBookAreCancelledAtOnceAndARetryGetsTheSameAnswer() {
    Answer low = place("company2", order("BUY", 4_600, TONNE));
    Answer lower = place("company2", order("BUY", 4_590, TONNE));
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    String path = "orders?instrument=" + code + "&side=BUY";

    Answer cancelled = Api.as("company2").send("DELETE", path, null, key);

    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.body().getInt("cancelled")).isEqualTo(2);
    assertThat(cancelled.body().getInt("left")).isZero();
    assertThat(see("company2", low).body().getString("state")).isEqualTo("CANCELLED");
    assertThat(see("company2", lower).body().getString("state")).isEqualTo("CANCELLED");
    assertThat(Api.as("company2").send("DELETE", path, null, key)).isEqualTo(cancelled);
    assertThat(Api.as("company2").delete("orders?all=true").body().getInt("cancelled")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'', FIELD_MISSING instrument",
    "/, FIELD_MISSING instrument",
    "?instrument=, FIELD_MISSING instrument",
    "?Instrument=X, UNKNOWN_FIELD Instrument",
    "?all=yes, VALUE_NOT_OFFERED all",
    "?all=true&instrument=X, FIELD_NOT_ALLOWED all",
    "?all=true&side=BOTH, VALUE_NOT_OFFERED side",
    "?all=true&side=, VALUE_NOT_OFFERED side"
  })
  void whoDoesNotSayWhichOrdersCancelsNone(String asked, String refusal) {
    Answer open = place("company2", order("BUY", 4_600, TONNE));

    Answer refused = Api.as("company2").delete("orders" + asked);

    assertThat(refused.status() + " " + refused.refusal()).isEqualTo("400 " + refusal);
    assertThat(see("company2", open).body().getString("state")).isEqualTo("OPEN");
    assertThat(Api.as("company2").delete("orders/" + open.id()).status()).isEqualTo(200);
  }

  private static LocalDate shanghai() {
    return LocalDate.now(ZoneId.of("Asia/Shanghai"));
  }

  private static String with(String side, long priceFen, String asked) {
    return order(side, priceFen, 5 * TONNE).replaceFirst("\\{", "{" + asked + ", ");
  }

  @Test
  void aRetryWithTheSameKeyGetsTheFirstAnswer() {
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    String body = order("BUY", 4_600, TONNE);
    Answer first = Api.as("company").send("POST", "orders", body, key);
    Answer again = Api.as("company").send("POST", "orders", body, key);
    assertThat(again).isEqualTo(first);
    String other = order("BUY", 4_600, 2 * TONNE);
    Answer reused = Api.as("company").send("POST", "orders", other, key);
    assertThat(reused.status() + " " + reused.refusal()).isEqualTo("422 KEY_REUSED");
    Answer another = Api.as("company2").send("POST", "orders", other, key);
    assertThat(another.status()).isEqualTo(201);
    Api.as("company").delete("orders/" + first.id());
    Api.as("company2").delete("orders/" + another.id());
  }

  @Test
  void aRefusalIsKeptUnderItsKeyToo() {
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    String body = order("BUY", 5_600, TONNE);
    Answer first = Api.as("company").send("POST", "orders", body, key);
    assertThat(first.refusal()).isEqualTo("PRICE_OUTSIDE_BAND priceFen");
    assertThat(Api.as("company").send("POST", "orders", body, key)).isEqualTo(first);
  }

  private static Answer answer(CompletableFuture<Answer> call) {
    return call.orTimeout(2, TimeUnit.MINUTES).join();
  }

  @Test
  void ofTwoWhoCancelAtOnceOneWins() {
    for (int round = 0; round < 5; round++) {
      long order = place("company", order("BUY", 4_600, TONNE)).id();
      List<CompletableFuture<Answer>> both =
          Stream.of(1, 2)
              .map(
                  each ->
                      CompletableFuture.supplyAsync(
                          () -> Api.as("company").delete("orders/" + order)))
              .toList();
      assertThat(both.stream().map(OrdersApiIT::answer).map(Answer::status))
          .containsExactlyInAnyOrder(200, 409);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "priceFen":5501,"kg":1000 | 422 PRICE_OUTSIDE_BAND priceFen
          "priceFen":4499,"kg":1000 | 422 PRICE_OUTSIDE_BAND priceFen
          "priceFen":0,"kg":1000 | 422 PRICE_OUT_OF_RANGE priceFen
          "priceFen":-5000,"kg":1000 | 422 PRICE_OUT_OF_RANGE priceFen
          "priceFen":100000001,"kg":1000 | 422 PRICE_OUT_OF_RANGE priceFen
          "priceFen":5000,"kg":1001 | 422 QUANTITY_OFF_LOT kg
          "priceFen":5000,"kg":0 | 422 QUANTITY_OUT_OF_RANGE kg
          "priceFen":5000,"kg":-1000 | 422 QUANTITY_OUT_OF_RANGE kg
          "priceFen":5000,"kg":9223372036854775000 | 422 QUANTITY_OUT_OF_RANGE kg
          "priceFen":5000,"kg":9223372036854775808 | 400 WHOLE_NUMBER_WANTED kg
          "priceFen":5000,"kg":1.5 | 400 WHOLE_NUMBER_WANTED kg
          "priceFen":5000,"kg":1e3 | 400 WHOLE_NUMBER_WANTED kg
          "priceFen":5000,"kg":"1000" | 400 WHOLE_NUMBER_WANTED kg
          "priceFen":"5000","kg":1000 | 400 WHOLE_NUMBER_WANTED priceFen
          "priceFen":5000,"kg":10000000000 | 422 INSUFFICIENT_CASH
          "kg":1000 | 400 FIELD_MISSING priceFen
          "priceFen":5000 | 400 FIELD_MISSING kg
          "priceFen":5000,"kg":1000,"budgetFen":1 | 400 FIELD_NOT_ALLOWED budgetFen
          "priceFen":5000,"kg":1000,"colour":"green" | 400 UNKNOWN_FIELD colour
          "priceFen":5000,"kg":1000,"timeInForce":"WEEK" | 400 VALUE_NOT_OFFERED timeInForce
          "priceFen":5000,"kg":1000,"clientOrderId":"订单" | 400 CLIENT_ORDER_ID_INVALID clientOrderId
          "type":"BUDGET","budgetFen":0 | 422 AMOUNT_OUT_OF_RANGE
          "type":"BUDGET","budgetFen":4999,"priceFen":5000 | 422 BUDGET_BELOW_ONE_LOT budgetFen
          "type":"BUDGET","budgetFen":5000,"side":"SELL" | 422 BUDGET_ORDER_INVALID budgetFen
          "priceFen":5000,"kg":1000,"side":"SELL" | 422 INSUFFICIENT_UNITS kg
          "priceFen":5000,"kg":1000,"instrument":"NO-SUCH" | 404 UNKNOWN_CODE instrument
          "priceFen":5000,"kg":1000,"instrument":"🌲<b>" | 404 UNKNOWN_CODE instrument
          """)
  void eachRefusalIsNamedAndChangesNothing(String fields, String expected) {
    People.Cash before = People.cash("company2");
    Answer answer = Api.as("company2").post("orders", complete(fields));
    assertThat(answer.status() + " " + answer.refusal()).isEqualTo(expected);
    assertThat(answer.type()).startsWith("application/problem+json");
    assertThat(answer.body().getString("detail")).containsPattern("\\p{IsHan}").doesNotContain("{");
    Answer english = Api.as("company2").in("en").post("orders", complete(fields));
    assertThat(english.body().getString("detail")).doesNotContainPattern("\\p{IsHan}");
    assertThat(People.cash("company2")).isEqualTo(before);
  }

  @Test
  void aPriceOffTheTickIsRefused() {
    String fives = People.newCode();
    People.user("admin1")
        .post(
            "admin/instruments",
            ApiClient.json()
                .add("code", fives)
                .add("nameZh", "五分")
                .add("nameEn", "Fives")
                .add("kind", "FORESTRY")
                .add("scheme", "SC")
                .add("vintage", 2024)
                .add("lotKg", 1)
                .add("tickFen", 5));
    Answer halted = place("company", order("BUY", 5, 1).replace(code, fives));
    assertThat(halted.refusal()).isEqualTo("INSTRUMENT_HALTED instrument");
    JsonObject noBand =
        People.user("admin1")
            .put(
                "admin/instruments/" + fives + "/price-rules",
                ApiClient.json().add("referenceFen", 0).add("bandBasisPoints", -1));
    People.administrators().approve(noBand.getJsonNumber("proposal").longValue());
    Api.as("admin1").post("admin/instruments/" + fives + "/open", "{}");
    Answer off = place("company", order("BUY", 7, 1).replace(code, fives));
    assertThat(off.status() + " " + off.refusal()).isEqualTo("422 PRICE_OFF_TICK priceFen");
  }

  @Test
  void onlyTradersPlaceOrders() {
    assertThat(Api.anonymous().post("orders", order("BUY", 5_000, TONNE)).status()).isEqualTo(401);
    Answer judge = place("judge", order("BUY", 5_000, TONNE));
    assertThat(judge.status() + " " + judge.refusal()).isEqualTo("403 NOT_ALLOWED");
    Answer admin = place("admin1", order("BUY", 5_000, TONNE));
    assertThat(admin.status() + " " + admin.refusal()).isEqualTo("403 NOT_ALLOWED");
  }

  @Test
  void eachOrderOfABatchStandsAlone() {
    String good = order("BUY", 4_600, TONNE);
    String bad = order("BUY", 4_600, TONNE + 1);
    String unreadable = good.replace("4600", "\"dear\"");
    String body = "{\"orders\":[" + String.join(",", good, bad, unreadable, good) + "]}";
    Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    Answer answer = Api.as("company").send("POST", "orders/batch", body, key);
    assertThat(answer.status()).isEqualTo(200);
    List<JsonObject> results = answer.body().getJsonArray("results").getValuesAs(JsonObject.class);
    assertThat(results).extracting(r -> r.getInt("status")).containsExactly(201, 422, 400, 201);
    assertThat(results).extracting(r -> r.getInt("index")).containsExactly(0, 1, 2, 3);
    assertThat(results.get(2).getJsonObject("problem").getString("field")).isEqualTo("priceFen");
    assertThat(Api.as("company").send("POST", "orders/batch", body, key)).isEqualTo(answer);
    for (int index : new int[] {0, 3}) {
      JsonValue id = results.get(index).getJsonObject("order").get("id");
      assertThat(Api.as("company").delete("orders/" + id).status()).isEqualTo(200);
    }
    assertThat(Api.as("company").post("orders/batch", "{\"orders\":[]}").refusal())
        .isEqualTo("BATCH_UNUSABLE orders");
    assertThat(Api.as("company").post("orders/batch", "{\"order\":[]}").refusal())
        .isEqualTo("UNKNOWN_FIELD order");
  }

  @Test
  void ownOrdersAreListedByReferenceStateAndCursor() {
    String reference = "it-" + UUID.randomUUID().toString().substring(0, 20);
    long open = place("company", named(reference, 4_600)).id();
    Answer last = place("company", named(reference, 4_601));
    assertThat(Api.as("company").delete("orders/" + last.id()).status()).isEqualTo(200);
    String mine = "orders?clientOrderId=" + reference;
    assertThat(ids(mine)).containsExactly(last.id(), open);
    assertThat(ids(mine + "&state=OPEN&instrument=" + code)).containsExactly(open);
    Answer page = Api.as("company").get(mine + "&limit=1");
    assertThat(page.body().getJsonArray("items")).hasSize(1);
    assertThat(ids(mine + "&cursor=" + page.body().getInt("next"))).containsExactly(open);
    assertThat(Api.as("company2").get(mine).body().getJsonArray("items")).isEmpty();
    assertThat(Api.as("company").get("orders?state=LOST").refusal())
        .isEqualTo("VALUE_NOT_OFFERED state");
    assertThat(
            Api.as("company").get("orders?clientOrderId=%F0%9F%8C%B2").body().getJsonArray("items"))
        .isEmpty();
    assertThat(Api.as("company").get("orders?cursor=x").refusal())
        .isEqualTo("CURSOR_UNUSABLE cursor");
    Api.as("company").delete("orders/" + open);
  }

  @Test
  void theLedgerAddsUpForEverybody() {
    JsonObject check = Api.anonymous().get("ledger/check").body();
    assertThat(check.getBoolean("balanced")).isTrue();
    assertThat(check.getJsonArray("issuances")).isNotEmpty();
    assertThat(Api.as("company").get("admin/market").refusal()).isEqualTo("NOT_ALLOWED");
    assertThat(Api.as("admin1").get("admin/market").body().getString("phase")).isEqualTo("TRADING");
    assertThat(
            Api.as("admin1")
                .post("admin/journal-voids", "{\"sequence\":1,\"reason\":\"试\"}")
                .refusal())
        .isEqualTo("NOTHING_TO_VOID sequence");
  }

  private static String order(String side, long priceFen, long kg) {
    return "{\"instrument\":\"%s\",\"side\":\"%s\",\"type\":\"LIMIT\",\"priceFen\":%d,\"kg\":%d}"
        .formatted(code, side, priceFen, kg);
  }

  private static String named(String reference, long priceFen) {
    return order("BUY", priceFen, TONNE).replace("}", ",\"clientOrderId\":\"" + reference + "\"}");
  }

  /** The fields with those that every order has, unless they are named. */
  private static String complete(String fields) {
    StringBuilder body = new StringBuilder("{").append(fields);
    Map.of("instrument", code, "side", "BUY", "type", "LIMIT")
        .forEach(
            (name, value) -> {
              if (!fields.contains("\"" + name + "\"")) {
                body.append(",\"%s\":\"%s\"".formatted(name, value));
              }
            });
    return body.append('}').toString();
  }

  private static Answer place(String name, String body) {
    return Api.as(name).post("orders", body);
  }

  /** The order as it is kept. */
  private static Answer see(String name, Answer order) {
    return Api.as(name).get("orders/" + order.id());
  }

  private static List<Long> ids(String list) {
    return Api.as("company")
        .get(list)
        .body()
        .getJsonArray("items")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(item -> item.getJsonNumber("id").longValue())
        .toList();
  }

  private static long number(Answer answer, String field) {
    return answer.body().getJsonNumber(field).longValue();
  }
}
