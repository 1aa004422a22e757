package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static io.carboninclusion.system.CourtDay.ORDERS;
import static io.carboninclusion.system.CourtDay.confirmed;
import static io.carboninclusion.system.CourtDay.entry;
import static io.carboninclusion.system.CourtDay.forestry;
import static io.carboninclusion.system.CourtDay.funded;
import static io.carboninclusion.system.CourtDay.offer;
import static io.carboninclusion.system.CourtDay.path;
import static io.carboninclusion.system.CourtDay.payResidual;
import static io.carboninclusion.system.CourtDay.personal;
import static io.carboninclusion.system.CourtDay.timeline;
import static io.carboninclusion.system.RegistryDay.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carboninclusion.launcher.ApiClient;
import io.carboninclusion.launcher.BoundedCalls;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Real cases, from the decision to the certificate and the last fen, by calls. */
class RestorationIT {

  private final ApiClient hanyuan = CourtDay.court("汉源县人民法院");

  @Test
  void hanyuanThirtyTonnesOfForestryAreBoughtRetiredAndTheResidualIsRefunded() throws Exception {
    String forest = forestry(1_000, 200_000);
    offer(forest, 5_870, 126_000);
    JsonObject order =
        funded(hanyuan, entry("(2025) 川1823 刑初12号", forest, 6_500).add("tonnes", "30"));
    assertThat(order.getJsonObject("decision").getString("number")).isEqualTo("（2025）川1823刑初12号");
    assertThat(order.getJsonObject("money").getInt("requiredFen")).isEqualTo(195_000);

    JsonObject bought = hanyuan.post(path(order) + "/purchase", json());

    assertThat(bought.getString("state")).isEqualTo("RETIRED");
    assertThat(bought.getJsonObject("purchase").getInt("boughtKg")).isEqualTo(30_000);
    assertThat(bought.getJsonObject("purchase").getInt("paidMilliFen")).isEqualTo(176_100_000);
    assertThat(bought.getJsonObject("residual").getInt("fen")).isEqualTo(18_900);
    assertCertificate(bought.getJsonObject("purchase").getString("certificate"));
    JsonObject packet = hanyuan.get(path(order) + "/packet");
    assertThat(packet.getJsonArray("prices")).hasSize(3);
    assertThat(packet.getJsonObject("order").getJsonObject("parties").getString("obliged"))
        .isEqualTo("何建军");
    assertThat(packet.getJsonObject("certificate").getString("number"))
        .isEqualTo(bought.getJsonObject("purchase").getString("certificate"));

    assertThat(payResidual(order)).isEqualTo(18_900);
    JsonObject paid = hanyuan.get(path(order));
    assertThat(paid.getString("state")).isEqualTo("RESIDUAL_PAID");
    assertThat(paid.getJsonObject("money").getInt("availableMilliFen")).isZero();
    assertThat(paid.getJsonObject("money").getInt("frozenMilliFen")).isZero();
    assertThat(hanyuan.post(path(order) + "/filing", json()).getString("state")).isEqualTo("FILED");
    assertThat(timeline(hanyuan, order))
        .containsExactly(
            "DRAFTED",
            "CONFIRMED",
            "DEPOSITED",
            "PURCHASE_ORDERED",
            "BOUGHT",
            "COMPLETED",
            "RETIRED",
            "RESIDUAL_REQUESTED",
            "RESIDUAL_PAID",
            "FILED");
  }

  /** With the case, and nobody's full name. */
  private static void assertCertificate(String number) throws Exception {
    JsonObject certificate =
        ApiClient.anonymous(RunningMarket.address("")).get("certificates/" + number);
    assertThat(certificate.toString()).doesNotContain("建军");
    JsonObject claim = certificate.getJsonObject("claim");
    assertThat(claim.getString("beneficiary")).isEqualTo("何某某");
    assertThat(claim.getString("payer")).isEqualTo("何某某");
    assertThat(claim.getString("purpose")).isEqualTo("ECOLOGICAL_COMPENSATION");
    JsonObject decision = claim.getJsonObject("decision");
    assertThat(decision.getString("number")).isEqualTo("（2025）川1823刑初12号");
    assertThat(decision.getString("body")).isEqualTo("汉源县人民法院");
    assertThat(decision.getString("kind")).isEqualTo("JUDGMENT");
    assertThat(text("api/v1/certificates/" + number + ".pdf").replaceAll("\\s", ""))
        .contains("何某某依照汉源县人民法院（2025）川1823刑初12号判决书", "30.000")
        .doesNotContain("建军");
    assertThat(page("check?no=" + number)).contains("（2025）川1823刑初12号", "何某某").doesNotContain("建军");
    assertThat(page("certificate?no=" + number))
        .contains("（2025）川1823刑初12号", "何某某")
        .doesNotContain("建军");
  }

  @Test
  void chongmingThreeHundredTonnesByAnAgencysDecision() {
    ApiClient agency = CourtDay.body("AGENCY", "示例市生态环境局");
    String forest = forestry(1_000, 400_000);
    offer(forest, 5_000, 400_000);
    JsonObject order =
        funded(
            agency,
            entry("沪崇环罚〔2026〕18 号", forest, 5_000)
                .add("documentKind", "DECISION")
                .add("cause", "ENVIRONMENTAL_PENALTY")
                .add("obliged", "示例建材有限公司")
                .add("obligedPerson", false)
                .add("tonnes", "300"));

    JsonObject bought = agency.post(path(order) + "/purchase", json());

    assertThat(bought.getString("state")).isEqualTo("RESIDUAL_PAID");
    assertThat(bought.getJsonObject("purchase").getInt("boughtKg")).isEqualTo(300_000);
    assertThat(bought.getJsonObject("residual").getInt("fen")).isZero();
    JsonObject claim =
        ApiClient.anonymous(RunningMarket.address(""))
            .get("certificates/" + bought.getJsonObject("purchase").getString("certificate"))
            .getJsonObject("claim");
    assertThat(claim.getString("beneficiary")).isEqualTo("示例建材有限公司");
    assertThat(claim.getJsonObject("decision").getString("number")).isEqualTo("沪崇环罚〔2026〕18 号");
  }

  @Test
  void luohuTheSumBuys377TonnesAndOneYuan27IsLeft() {
    ApiClient luohu = CourtDay.court("深圳市罗湖区人民法院");
    String travel = personal(1_000, 2_140_000);
    offer(travel, 6_499, 2_140_000);
    JsonObject entered =
        luohu.post(
            ORDERS + "/assessment",
            entry("（2022）粤0303民初218号", travel, 7_000)
                .add("cause", "AIR_POLLUTION")
                .add("sumFen", 2_450_250));
    JsonObject forecast = entered.getJsonObject("forecast");
    assertThat(forecast.getInt("fillKg")).isEqualTo(377_000);
    assertThat(forecast.getInt("residualMilliFen")).isEqualTo(127_000);
    assertThat(forecast.getInt("nextLotMilliFen")).isEqualTo(6_372_000);
    assertThat(entered.getJsonArray("warnings")).isEmpty();
    assertThat(entered.getJsonArray("prices").getValuesAs(JsonObject.class))
        .extracting(note -> note.getString("period"))
        .containsExactly("DAYS_30", "DAYS_90", "CASES");

    JsonObject order =
        funded(
            luohu,
            entry("（2022）粤0303民初218号", travel, 7_000)
                .add("cause", "AIR_POLLUTION")
                .add("documentKind", "MEDIATION")
                .add("sumFen", 2_450_250));
    JsonObject bought = luohu.post(path(order) + "/purchase", json());

    assertThat(bought.getString("state")).isEqualTo("RETIRED");
    assertThat(bought.getJsonObject("purchase").getInt("boughtKg")).isEqualTo(377_000);
    assertThat(bought.getJsonObject("purchase").getJsonNumber("paidMilliFen").longValue())
        .isEqualTo(2_450_123_000L);
    assertThat(bought.getJsonObject("residual").getInt("fen")).isEqualTo(127);
    assertThat(payResidual(order)).isEqualTo(127);
    assertThat(luohu.get(path(order)).getString("state")).isEqualTo("RESIDUAL_PAID");
  }

  @Test
  void arshanIsRoundedUpToTheKilogramAndTheRestBelowAFenIsKept() {
    ApiClient arshan = CourtDay.court("阿尔山市人民法院");
    String forest = forestry(1, 100_000);
    offer(forest, 4_998, 100_000);
    JsonObject entry =
        arshan.post(
            ORDERS + "/assessment",
            entry("（2024）内2202刑初21号", forest, 4_998).add("tonnes", "37.0173"));
    assertThat(entry.getInt("kg")).isEqualTo(37_018);
    assertThat(entry.getInt("requiredFen")).isEqualTo(185_016);
    JsonObject rounded = entry.getJsonArray("warnings").getJsonObject(0);
    assertThat(rounded.getString("reason")).isEqualTo("ROUNDED_UP_TO_LOT");
    assertThat(rounded.getString("message")).contains("37.0173", "37.018");

    JsonObject order =
        funded(arshan, entry("（2024）内2202刑初21号", forest, 4_998).add("tonnes", "37.0173"));
    JsonObject bought = arshan.post(path(order) + "/purchase", json());

    assertThat(bought.getString("state")).isEqualTo("RESIDUAL_PAID");
    assertThat(bought.getJsonObject("purchase").getInt("boughtKg")).isEqualTo(37_018);
    assertThat(bought.getJsonObject("purchase").getInt("paidMilliFen")).isEqualTo(185_015_964);
    assertThat(bought.getJsonObject("money").getInt("availableMilliFen")).isZero();
    assertThat(timeline(arshan, order)).contains("REST_KEPT");
  }

  @Test
  void aPurchaseWaitsForSupplyAndIsRetiredByItselfWhenItIsComplete() {
    String forest = forestry(1_000, 50_000);
    offer(forest, 7_000, 1_000);
    JsonObject entered =
        hanyuan.post(
            ORDERS + "/assessment", entry("（2026）川1823刑初31号", forest, 6_000).add("tonnes", "18.5"));
    assertThat(entered.getJsonArray("warnings").getValuesAs(JsonObject.class))
        .extracting(warning -> warning.getString("reason"))
        .containsExactly("ROUNDED_UP_TO_LOT", "CAP_BELOW_MARKET");
    JsonObject order =
        funded(hanyuan, entry("（2026）川1823刑初31号", forest, 6_000).add("tonnes", "18.5"));
    assertThat(hanyuan.post(path(order) + "/purchase", json()).getString("state"))
        .isEqualTo("BUYING");

    offer(forest, 5_900, 9_000);
    JsonObject partly = hanyuan.get(path(order));
    assertThat(partly.getString("state")).isEqualTo("BUYING");
    assertThat(partly.getJsonObject("purchase").getInt("boughtKg")).isEqualTo(9_000);
    whatTheCaseHoldsIsInThePublicTotals(9_000);
    offer(forest, 5_800, 12_000);

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> hanyuan.get(path(order)).getString("state").equals("RESIDUAL_PAID"));
    JsonObject retired = hanyuan.get(path(order));
    assertThat(retired.getJsonObject("purchase").getInt("boughtKg")).isEqualTo(19_000);
    // It rested first, so its own cap was the price.
    assertThat(retired.getJsonObject("purchase").getInt("paidMilliFen")).isEqualTo(114_000_000);
    assertThat(timeline(hanyuan, order)).containsOnlyOnce("RETIRED", "COMPLETED");
  }

  /** What nobody may sell any more is neither held nor retired, and not lost in between. */
  private static void whatTheCaseHoldsIsInThePublicTotals(int leastKg) {
    JsonObject totals = ApiClient.anonymous(RunningMarket.get().address()).get("registry/totals");
    assertThat(totals.getInt("retireOnlyKg")).isGreaterThanOrEqualTo(leastKg);
    assertThat(totals.getInt("issuedKg"))
        .isEqualTo(
            totals.getInt("heldKg")
                + totals.getInt("frozenKg")
                + totals.getInt("retireOnlyKg")
                + totals.getInt("retiredKg"));
  }

  @Test
  void theJudgeClosesWithWhatThereIs() {
    String forest = forestry(1_000, 50_000);
    offer(forest, 5_500, 4_000);
    JsonObject order = funded(hanyuan, entry("（2026）川1823刑初9号", forest, 6_000).add("tonnes", "10"));
    assertThat(hanyuan.post(path(order) + "/purchase", json()).getString("state"))
        .isEqualTo("BUYING");
    refused("HAS_BOUGHT", 409, () -> hanyuan.post(path(order) + "/withdrawal", json()));

    JsonObject closed = hanyuan.post(path(order) + "/close", json().add("reason", "供应不足，余款退还"));

    assertThat(closed.getString("state")).isEqualTo("RETIRED");
    assertThat(closed.getJsonObject("purchase").getInt("boughtKg")).isEqualTo(4_000);
    assertThat(closed.getJsonObject("residual").getInt("fen")).isEqualTo(60_000 - 22_000);
    assertThat(hanyuan.post(path(order) + "/close", json())).isEqualTo(closed);
    assertThat(payResidual(order)).isEqualTo(38_000);
  }

  @Test
  void closedBeforeAnythingIsBoughtTheMoneyGoesByTheRuleAndTheCaseIsFiled() {
    String forest = forestry(1_000, 1_000);
    JsonObject order =
        funded(
            hanyuan,
            entry("（2026）川1823刑初12号", forest, 6_000)
                .add("tonnes", "10")
                .add("residualRule", "TREASURY")
                .add("residualPayee", "示例财政专户"));
    hanyuan.post(path(order) + "/purchase", json());

    JsonObject closed = hanyuan.post(path(order) + "/close", json());

    assertThat(closed.getString("state")).isEqualTo("RETIRED");
    assertThat(closed.getJsonObject("purchase").containsKey("certificate")).isFalse();
    refused("ORDER_STEP_PASSED", 409, () -> hanyuan.post(path(order) + "/withdrawal", json()));
    JsonObject account =
        People.user("admin1")
            .get("admin/case-accounts?which=RESIDUAL_DUE&limit=200")
            .getJsonArray("items")
            .getValuesAs(JsonObject.class)
            .stream()
            .filter(c -> c.getJsonNumber("account").longValue() == CourtDay.account(order))
            .findFirst()
            .orElseThrow();
    assertThat(account.getString("residualRule")).isEqualTo("TREASURY");
    assertThat(account.getString("residualPayee")).isEqualTo("示例财政专户");
    assertThat(payResidual(order)).isEqualTo(60_000);
    assertThat(hanyuan.get(path(order)).getString("state")).isEqualTo("RESIDUAL_PAID");
    assertThat(hanyuan.post(path(order) + "/filing", json()).getString("state")).isEqualTo("FILED");
  }

  @Test
  void withdrawnBeforeAnythingIsBoughtAllMoneyGoesBack() {
    String forest = forestry(1_000, 1_000);
    JsonObject order =
        funded(hanyuan, entry("（2026）川1823刑初10号", forest, 6_000).add("tonnes", "10"));
    hanyuan.post(path(order) + "/purchase", json());

    JsonObject withdrawn = hanyuan.post(path(order) + "/withdrawal", json());

    assertThat(withdrawn.getString("state")).isEqualTo("WITHDRAWN");
    assertThat(payResidual(order)).isEqualTo(60_000);
    JsonObject paid = hanyuan.get(path(order));
    assertThat(paid.getString("state")).isEqualTo("WITHDRAWN");
    assertThat(paid.getJsonObject("residual").getBoolean("paid")).isTrue();
    assertThat(paid.getJsonObject("purchase").containsKey("certificate")).isFalse();
  }

  @Test
  void aRejectedPaymentOfTheResidualIsAskedForAgain() {
    String forest = forestry(1_000, 2_000);
    offer(forest, 5_000, 2_000);
    JsonObject order = funded(hanyuan, entry("（2026）川1823刑初11号", forest, 5_001).add("tonnes", "2"));
    hanyuan.post(path(order) + "/purchase", json());
    JsonObject request = frozenOf(order);
    JsonObject payment =
        People.user("admin1")
            .post(
                "admin/withdrawals/" + RegistryDay.id(request) + "/payment",
                json().add("bankReference", People.newReference()));
    People.user("admin2")
        .post("approvals/" + payment.getJsonNumber("proposal"), json().add("approve", false));

    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                timeline(hanyuan, order).stream().filter("RESIDUAL_REQUESTED"::equals).count()
                    == 2);
    assertThat(payResidual(order)).isEqualTo(2);
    assertThat(hanyuan.get(path(order)).getString("state")).isEqualTo("RESIDUAL_PAID");
  }

  private static JsonObject frozenOf(JsonObject order) {
    return People.user("admin1")
        .get("withdrawals?limit=200")
        .getJsonArray("items")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(w -> w.getJsonNumber("account").longValue() == CourtDay.account(order))
        .findFirst()
        .orElseThrow();
  }

  private static String text(String address) throws Exception {
    try (PDDocument pdf = Loader.loadPDF(body(address, HttpResponse.BodyHandlers.ofByteArray()))) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  private static String page(String address) throws Exception {
    return body(address, HttpResponse.BodyHandlers.ofString());
  }

  private static <T> T body(String address, HttpResponse.BodyHandler<T> as) throws Exception {
    URI uri = RunningMarket.address(address);
    HttpResponse<T> answer = BoundedCalls.send(HttpRequest.newBuilder(uri).build(), as);
    assertThat(answer.statusCode()).as(address).isEqualTo(200);
    return answer.body();
  }

  @Test
  void severalOrdersOfOneCaseHaveAccountsOfTheirOwn() {
    String forest = forestry(1_000, 1_000);
    JsonObject one =
        confirmed(hanyuan, entry("（2026）川1823刑初20号", forest, 6_000).add("tonnes", "1"));
    JsonObject other =
        confirmed(
            hanyuan,
            entry("（2026）川1823刑初20号", forest, 6_000).add("obliged", "李某").add("tonnes", "2"));
    assertThat(CourtDay.account(one)).isNotEqualTo(CourtDay.account(other));
  }
}
