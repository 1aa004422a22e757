package io.carboninclusion.launcher;

import static io.carboninclusion.launcher.ApiClient.json;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The autumn of the demo's citizens: the partner platform reports their metro rides, the operator
 * pools them, the units are issued, sold in part and paid out to the milligram; the rest is offered
 * for sale. People, rides and prices are examples.
 */
final class DemoPool {
  static final String INSTRUMENT = "WH-PER-2025";
  private static final String SCHEME = "WH";
  private static final int PEOPLE = 120;
  private static final int DAYS = 60;
  private static final long PRICE_FEN = 4_215;
  private static final long SOLD_KG = 800;

  private static final OffsetDateTime FIRST_RIDE =
      OffsetDateTime.of(2025, 10, 9, 8, 5, 0, 0, ZoneOffset.ofHours(8));

  private final DemoScenario demo;

  DemoPool(DemoScenario demo) {
    this.demo = demo;
  }

  void play(TwoAdministrators market) {
    ApiClient partner = demo.user("partner");
    partner.upload("schemes/" + SCHEME + "/accounts", "text/csv", accounts());
    partner.upload("schemes/" + SCHEME + "/acts?wait=60", "text/csv", acts());
    ApiClient operator = demo.user("operator");
    long pool = id(operator.post("pools", pool()));
    operator.post("pools/" + pool + "/close", json());
    issue(market, operator, pool);
    JsonObject issued = operator.get("pools/" + pool);
    sell(operator, pool, issued.getJsonNumber("availableKg").longValue());
    demo.user("company").post("orders", order("BUY", SOLD_KG));
    operator.post("pools/" + pool + "/payouts", json());
  }

  /** The address at which the first of the demo's citizens sees the own account. */
  String citizenLink() {
    ApiClient partner = demo.user("partner");
    String accounts = "schemes/" + SCHEME + "/accounts";
    JsonObject found = partner.post(accounts + "/search", json().add("account", reference(0)));
    return partner.post(accounts + "/" + id(found) + "/link", json()).getString("url");
  }

  private static String reference(int person) {
    return "demo-citizen-" + person;
  }

  private static String accounts() {
    StringBuilder csv = new StringBuilder("account,consents,version\n");
    for (int person = 0; person < PEOPLE; person++) {
      csv.append(reference(person)).append(",COMPUTE POOL,2025-01\n");
    }
    return csv.toString();
  }

  /** A ride a day for everybody, and two that no methodology counts: too fast, and at one time. */
  private static String acts() {
    StringBuilder csv = new StringBuilder("act,account,mode,start,end,metres\n");
    for (int day = 0; day < DAYS; day++) {
      for (int person = 0; person < PEOPLE; person++) {
        OffsetDateTime start = FIRST_RIDE.plusDays(day).plusMinutes(person % 50);
        ride(csv, day + "-" + person, person, start, 24, 8_400 + person * 20);
      }
    }
    ride(csv, "fast", 1, FIRST_RIDE.plusHours(3), 6, 40_000);
    ride(csv, "twice", 0, FIRST_RIDE.plusMinutes(5), 20, 5_000);
    return csv.toString();
  }

  private static void ride(
      StringBuilder csv, String act, int person, OffsetDateTime start, int minutes, int metres) {
    csv.append(act).append(',').append(reference(person)).append(",METRO,");
    csv.append(start).append(',').append(start.plusMinutes(minutes)).append(',');
    csv.append(metres).append('\n');
  }

  private static JsonObjectBuilder pool() {
    return json()
        .add("scheme", SCHEME)
        .add("methodology", "WH-MOB")
        .add("methodologyVersion", "1")
        .add("instrument", INSTRUMENT)
        .add("from", "2025-10-01")
        .add("to", "2025-12-31");
  }

  private static void issue(TwoAdministrators market, ApiClient operator, long pool) {
    long asked = id(operator.post("pools/" + pool + "/issuance", json()));
    JsonObject proposed =
        market.first().post("admin/issuances/" + asked + "/review", json().add("propose", true));
    market.approve(proposed.getJsonNumber("proposal").longValue());
  }

  private static void sell(ApiClient operator, long pool, long kg) {
    operator.post("orders", order("SELL", kg).add("account", pool));
  }

  private static JsonObjectBuilder order(String side, long kg) {
    return json()
        .add("instrument", INSTRUMENT)
        .add("side", side)
        .add("type", "LIMIT")
        .add("priceFen", PRICE_FEN)
        .add("kg", kg);
  }

  private static long id(JsonObject answer) {
    return answer.getJsonNumber("id").longValue();
  }
}
