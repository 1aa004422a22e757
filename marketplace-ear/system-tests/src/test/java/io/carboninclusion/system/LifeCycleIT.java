package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.launcher.ApiClient;
import io.carboninclusion.launcher.ApiClient.Refused;
import io.carboninclusion.launcher.TwoAdministrators;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The market's first whole day as one story, through the API of the running market: a forest is
 * registered, its reductions are issued, traded, retired and certified, and the cash leaves again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LifeCycleIT {
  private static final String CODE = "SC-STORY-2024";
  private static final long TONNE = 1_000;

  private final URI address = RunningMarket.get().address();
  private final ApiClient seller = user("seller");
  private final TwoAdministrators administrators =
      new TwoAdministrators(user("admin1"), user("admin2"));
  private ApiClient buyer;
  private long project;
  private String certificate;

  private ApiClient user(String name) {
    return ApiClient.login(address, name, RunningMarket.PASSWORD);
  }

  @Test
  @Order(1)
  void aCompanySignsUpAndAnAdministratorApproves() {
    var wish =
        json()
            .add("kind", "COMPANY")
            .add("name", "故事公司 <b>&amp;</b> 🌲")
            .add("creditCode", "91429999MA0000990J")
            .add("login", "story")
            .add("password", "a long enough password")
            .add("displayName", "故事交易员");
    assertThatThrownBy(() -> ApiClient.anonymous(address).post("participants", wish))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.problem().getString("field")).isEqualTo("creditCode"));
    JsonObject enterprise =
        ApiClient.anonymous(address)
            .post(
                "participants",
                json()
                    .add("kind", "COMPANY")
                    .add("name", "故事公司 <b>&amp;</b> 🌲")
                    .add("creditCode", "91429999MA0000990H")
                    .add("login", "story")
                    .add("password", "a long enough password")
                    .add("displayName", "故事交易员"));
    long id = number(enterprise, "id");
    administrators
        .first()
        .post("participants/" + id + "/approval", json().add("approve", true).add("note", ""));
    buyer = ApiClient.login(address, "story", "a long enough password");
    assertThat(buyer.get("me").getString("enterpriseName")).isEqualTo("故事公司 <b>&amp;</b> 🌲");
  }

  @Test
  @Order(2)
  void aForestIsRegisteredAndItsReductionsAreIssuedByTwo() {
    administrators.list(
        new TwoAdministrators.Instrument(CODE, "故事林草-2024", "Story", "FORESTRY", "SC", 2024, TONNE),
        6_000,
        1_000);
    project =
        number(
            seller.post(
                "projects",
                json()
                    .add("scheme", "SC")
                    .add("methodology", "SC-FOR")
                    .add("methodologyVersion", "2")
                    .add("region", "示例县")
                    .add("vintageFrom", 2022)
                    .add("vintageTo", 2024)
                    .add("nameZh", "故事林场")
                    .add("nameEn", "Story forest")
                    .add("developer", "故事林场")),
            "id");
    administrators.first().post("projects/" + project + "/approval", json().add("approve", true));
    administrators.issue(project, CODE, 5_000 * TONNE);
    JsonObject asked = seller.post("issuances", wish(7 * TONNE), "one request");
    assertThat(seller.post("issuances", wish(7 * TONNE), "one request")).isEqualTo(asked);
    assertThatThrownBy(() -> seller.post("issuances", wish(8 * TONNE), "one request"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo("KEY_REUSED"));

    JsonObject holding = holding(seller);
    assertThat(number(holding, "availableKg")).isEqualTo(5_000 * TONNE);
    JsonObject block = holding.getJsonArray("blocks").getJsonObject(0);
    assertThat(block.getString("firstSerial")).isEqualTo(CODE + "-0000000001");
    assertThat(block.getString("lastSerial")).isEqualTo(CODE + "-0005000000");
  }

  @Test
  @Order(3)
  void theCompanyDepositsBuysAndSeesWhatIsFrozenAndWhy() {
    administrators.deposit(number(buyer.get("me"), "enterpriseId"), 10_000_000);
    sell(5_900, 100);
    sell(5_950, 100);

    JsonObject order = buy(5_950, 250);

    assertThat(number(order, "filledKg")).isEqualTo(200 * TONNE);
    assertThat(order.getString("state")).isEqualTo("OPEN");
    assertThat(order.getJsonArray("trades")).hasSize(2);
    JsonObject cash = buyer.get("account").getJsonObject("cash");
    long paid = (5_900L + 5_950L) * 100 * TONNE;
    long frozen = 5_950L * 50 * TONNE;
    assertThat(number(cash, "inOrdersMilliFen")).isEqualTo(frozen);
    assertThat(number(cash, "availableMilliFen")).isEqualTo(10_000_000_000L - paid - frozen);
    JsonObject cancelled = buyer.delete("orders/" + number(order, "id"));
    assertThat(cancelled.getString("state")).isEqualTo("CANCELLED");
    cash = buyer.get("account").getJsonObject("cash");
    assertThat(number(cash, "availableMilliFen")).isEqualTo(10_000_000_000L - paid);
  }

  @Test
  @Order(4)
  void aBudgetBuysWholeLots() {
    sell(5_900, 10);
    JsonObject order =
        buyer.post(
            "orders",
            json()
                .add("instrument", CODE)
                .add("side", "BUY")
                .add("type", "BUDGET")
                .add("budgetFen", 20_000)
                .add("timeInForce", "IOC"));
    assertThat(number(order, "filledKg")).isEqualTo(3 * TONNE);
    assertThat(number(order, "tradedMilliFen")).isEqualTo(5_900L * 3 * TONNE);
  }

  @Test
  @Order(5)
  void theCompanyRetiresAndAnyoneChecksTheCertificate() {
    var wish =
        json()
            .add("instrument", CODE)
            .add("kg", 30 * TONNE)
            .add("beneficiary", "故事公司年会")
            .add("purpose", "VOLUNTARY_OFFSET")
            .add("note", "<script>alert(1)</script> 🌲");
    JsonObject first = buyer.post("retirements", wish, "story-retirement");
    certificate = first.getString("number");
    assertThat(certificate).matches("C\\d\\d(-[0-9A-Z]{4}){3}");
    JsonObject again =
        buyer.post(
            "retirements",
            json()
                .add("instrument", CODE)
                .add("kg", 30 * TONNE)
                .add("beneficiary", "故事公司年会")
                .add("purpose", "VOLUNTARY_OFFSET")
                .add("note", "<script>alert(1)</script> 🌲"),
            "story-retirement");
    assertThat(again.getString("number")).isEqualTo(certificate);

    JsonObject seen = ApiClient.anonymous(address).get("certificates/" + certificate.toLowerCase());
    assertThat(seen).isEqualTo(first);
    assertThat(number(seen.getJsonObject("units"), "kg")).isEqualTo(30 * TONNE);
    assertThat(number(holding(buyer), "availableKg")).isEqualTo(173 * TONNE);
  }

  @Test
  @Order(6)
  void cashLeavesByABankReferenceThatTwoHaveSeen() {
    long before = number(buyer.get("account").getJsonObject("cash"), "availableMilliFen");
    JsonObject withdrawal = buyer.post("withdrawals", json().add("amountFen", 1_000_000));
    JsonObject cash = buyer.get("account").getJsonObject("cash");
    assertThat(number(cash, "inWithdrawalsMilliFen")).isEqualTo(1_000_000_000L);

    String reference = administrators.pay(number(withdrawal, "id"));

    cash = buyer.get("account").getJsonObject("cash");
    assertThat(number(cash, "frozenMilliFen")).isZero();
    assertThat(number(cash, "availableMilliFen")).isEqualTo(before - 1_000_000_000L);
    JsonObject paid = buyer.get("withdrawals").getJsonArray("items").getJsonObject(0);
    assertThat(paid.getString("bankReference")).isEqualTo(reference);
    assertThat(paid.getString("state")).isEqualTo("PAID");
  }

  @Test
  @Order(7)
  void everythingAddsUpForAnyoneToSee() {
    JsonObject check = ApiClient.anonymous(address).get("ledger/check");
    assertThat(check.getBoolean("balanced")).as(check.toString()).isTrue();
  }

  private JsonObjectBuilder wish(long kg) {
    return json().add("project", project).add("instrument", CODE).add("kg", kg);
  }

  private void sell(long priceFen, long tonnes) {
    place(seller, "SELL", priceFen, tonnes);
  }

  private JsonObject buy(long priceFen, long tonnes) {
    return place(buyer, "BUY", priceFen, tonnes);
  }

  private static JsonObject place(ApiClient trader, String side, long priceFen, long tonnes) {
    return trader.post(
        "orders",
        json()
            .add("instrument", CODE)
            .add("side", side)
            .add("type", "LIMIT")
            .add("priceFen", priceFen)
            .add("kg", tonnes * TONNE));
  }

  private static JsonObject holding(ApiClient owner) {
    return owner.get("account").getJsonArray("holdings").getValuesAs(JsonObject.class).stream()
        .filter(holding -> holding.getString("instrument").equals(CODE))
        .findFirst()
        .orElseThrow();
  }

  private static long number(JsonObject object, String name) {
    return object.getJsonNumber(name).longValue();
  }
}
