package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static io.carboninclusion.system.PoolDay.pool;
import static io.carboninclusion.system.RegistryDay.id;
import static io.carboninclusion.system.RegistryDay.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.launcher.ApiClient;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A pool by calls from opening to pay-out, and what is refused on the way. */
class PoolsIT {

  private static final int MINUTE_OF_2017_08_01 = 25_025_280;

  private static PoolDay day;

  @BeforeAll
  static void listed() {
    day = new PoolDay(RunningMarket.get());
    day.list(PoolDay.CODE);
  }

  @Test
  void fromActsToWallets() throws Exception {
    day.acts(40, 25, MINUTE_OF_2017_08_01);
    ApiClient operator = day.operator();
    JsonObject opened = operator.post("pools", wish(), "august");
    long pool = id(opened);
    assertThat(operator.post("pools", wish(), "august")).isEqualTo(opened);
    refused("KEY_REUSED", 422, () -> operator.post("pools", other(), "august"));
    JsonObject preview = operator.get("pools/" + pool + "/preview");
    long mg = preview.getJsonNumber("mg").longValue();
    assertThat(preview.getInt("contributors")).isEqualTo(40);
    refused("POOL_NOT_CLOSED", 409, () -> operator.post(at(pool, "issuance"), json()));
    refused("POOL_NOT_CLOSED", 409, () -> operator.post(at(pool, "payouts"), json()));

    JsonObject closed = operator.post(at(pool, "close"), json(), "close it");
    long kg = closed.getJsonObject("result").getJsonNumber("kg").longValue();
    assertThat(closed.getString("state")).isEqualTo("CLOSED");
    assertThat(kg).isEqualTo(mg / 1_000_000);
    assertThat(closed.getJsonObject("result").getJsonNumber("carriedMg").longValue())
        .isEqualTo(mg % 1_000_000);
    assertThat(operator.post(at(pool, "close"), json(), "close it")).isEqualTo(closed);
    refused("POOL_ALREADY_CLOSED", 409, () -> operator.post(at(pool, "close"), json(), "again"));
    refused("POOL_ALREADY_CLOSED", 409, () -> operator.get(at(pool, "preview")));

    JsonObject issuance = day.issued(pool);
    assertThat(issuance.getJsonNumber("kg").longValue()).isEqualTo(kg);
    assertThat(operator.post(at(pool, "issuance"), json())).isEqualTo(issuance);
    refused("NOTHING_TO_PAY_OUT", 422, () -> operator.post(at(pool, "payouts"), json()));

    day.deposit("company", 1_000_000);
    day.sell(pool, PoolDay.CODE, 6_037, kg - 1);
    long walletsBefore = walletsFen();
    JsonObject paid = operator.post(at(pool, "payouts"), json(), "first");
    assertThat(paid.getString("state")).isEqualTo("PAID");
    assertThat(paid.getJsonNumber("amountFen").longValue()).isEqualTo(6_037 * (kg - 1) / 1_000);
    assertThat(operator.post(at(pool, "payouts"), json(), "first")).isEqualTo(paid);
    refused("NOTHING_TO_PAY_OUT", 422, () -> operator.post(at(pool, "payouts"), json(), "other"));
    assertThat(walletsFen() - walletsBefore).isEqualTo(paid.getJsonNumber("amountFen").longValue());
    JsonObject now = operator.get("pools/" + pool);
    assertThat(now.getJsonNumber("cashMilliFen").longValue()).isLessThan(1_000);
    assertThat(now.getJsonNumber("soldKg").longValue()).isEqualTo(kg - 1);
    theCertificateAndTheSerialLeadToThePool(pool);
  }

  /** Of all pools: other tests pay out in the same market. */
  private static long walletsFen() {
    return day.balanced().getJsonNumber("walletsFen").longValue();
  }

  private static void theCertificateAndTheSerialLeadToThePool(long pool) {
    JsonObject certificate =
        day.user("company")
            .post(
                "retirements",
                RegistryDay.retirement(2).add("instrument", PoolDay.CODE),
                "a retirement of a pool " + pool);
    JsonObject origin = certificate.getJsonObject("units").getJsonArray("origins").getJsonObject(0);
    assertThat(origin.getJsonObject("pool").getJsonNumber("id").longValue()).isEqualTo(pool);
    assertThat(origin.getJsonObject("pool").getInt("contributors")).isPositive();
    assertThat(origin.getJsonObject("project").getString("zh")).contains("归集池");
  }

  @Test
  void whatMakesNoSenseIsRefused() throws Exception {
    ApiClient operator = day.operator();
    refused("POOL_PERIOD_REVERSED", 422, () -> post(wish("2017-09-02", "2017-09-01")));
    refused("POOL_PERIOD_TOO_LONG", 422, () -> post(wish("2010-01-01", "2017-09-01")));
    refused("POOL_PERIOD_UNUSABLE", 422, () -> post(wish("1017-01-01", "2017-09-01")));
    refused("POOL_INSTRUMENT_VINTAGE", 422, () -> post(wish("2018-01-01", "2018-02-01")));
    refused("FIELD_MISSING", 400, () -> post(json().add("scheme", "WH")));
    refused(
        "POOL_METHODOLOGY",
        422,
        () -> post(wish("2017-01-01", "2017-02-01").add("methodologyVersion", "9")));
    refused("UNKNOWN_POOL", 404, () -> operator.get("pools/999999"));
    refused("UNKNOWN_POOL", 404, () -> operator.get("pools/abc"));
    refused("NOT_ALLOWED", 403, () -> day.user("company").post("pools", wish(), "x"));
    long empty = id(operator.post("pools", wish("2017-01-01", "2017-01-02")));
    refused("POOL_BELOW_ONE_KILOGRAM", 422, () -> operator.post(at(empty, "close"), json()));
    refused("UNKNOWN_POOL", 404, () -> anotherOperator().get("pools/" + empty));
    refused("UNKNOWN_POOL", 404, () -> anotherOperator().post(at(empty, "close"), json()));
    assertThat(day.user("admin1").get("pools/" + empty).getString("state")).isEqualTo("OPEN");
    refused("NOT_ALLOWED", 403, () -> day.user("admin1").post(at(empty, "close"), json()));
  }

  private static ApiClient anotherOperator() {
    JsonObject newcomer = Newcomers.company().add("kind", "OPERATOR").build();
    ApiClient.anonymous(RunningMarket.get().address())
        .post("participants", jakarta.json.Json.createObjectBuilder(newcomer));
    ApiClient signedIn =
        ApiClient.login(
            RunningMarket.get().address(), newcomer.getString("login"), Newcomers.PASSWORD);
    long enterprise = signedIn.get("me").getJsonNumber("enterpriseId").longValue();
    day.administrators()
        .first()
        .post("participants/" + enterprise + "/approval", json().add("approve", true));
    return ApiClient.login(
        RunningMarket.get().address(), newcomer.getString("login"), Newcomers.PASSWORD);
  }

  private static void post(jakarta.json.JsonObjectBuilder wish) {
    day.operator().post("pools", wish);
  }

  private static jakarta.json.JsonObjectBuilder wish() {
    return wish("2017-08-01", "2017-08-31");
  }

  private static jakarta.json.JsonObjectBuilder other() {
    return wish("2017-08-01", "2017-08-30");
  }

  private static jakarta.json.JsonObjectBuilder wish(String from, String to) {
    return pool(PoolDay.CODE, from, to);
  }

  private static String at(long pool, String what) {
    return "pools/" + pool + "/" + what;
  }
}
