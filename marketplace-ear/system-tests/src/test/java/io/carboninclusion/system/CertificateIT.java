package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static io.carboninclusion.system.RegistryDay.CODE;
import static io.carboninclusion.system.RegistryDay.approvedProject;
import static io.carboninclusion.system.RegistryDay.issuance;
import static io.carboninclusion.system.RegistryDay.refused;
import static io.carboninclusion.system.RegistryDay.retirement;
import static io.carboninclusion.system.RegistryDay.yes;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.carboninclusion.db.DatabaseAccess;
import io.carboninclusion.launcher.ApiClient;
import io.carboninclusion.launcher.BoundedCalls;
import io.carboninclusion.launcher.TwoAdministrators;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** From a project to a certificate that anybody can check, by calls of the running market. */
class CertificateIT {

  private static final Executor THREADS = task -> new Thread(task).start();

  private final ApiClient seller = RegistryDay.user("seller");
  private final ApiClient company = RegistryDay.user("company");
  private final ApiClient anybody = ApiClient.anonymous(RunningMarket.get().address());
  private final TwoAdministrators administrators = RegistryDay.administrators();

  @Test
  void aProjectIsIssuedTradedRetiredAndTheCertificateProvesIt() throws Exception {
    long project = approvedProject();
    administrators.list(
        new TwoAdministrators.Instrument(
            CODE, "川林草-2021", "Sichuan forestry 2021", "FORESTRY", "SC", 2021, 1_000),
        5_800,
        1_000);
    JsonObject asked = seller.post("issuances", issuance(project, 100_000));
    assertThat(asked.getString("state")).isEqualTo("REQUESTED");
    long id = asked.getJsonNumber("id").longValue();
    JsonObject proposed =
        administrators
            .first()
            .post("admin/issuances/" + id + "/review", json().add("propose", true));
    assertThat(proposed.getString("state")).isEqualTo("PROPOSED");
    long proposal = proposed.getJsonNumber("proposal").longValue();
    refused("OWN_PROPOSAL", 403, () -> administrators.first().post("approvals/" + proposal, yes()));
    administrators.approve(proposal);
    JsonObject issued = seller.get("issuances/" + id);
    assertThat(issued.getString("state")).isEqualTo("ISSUED");
    assertThat(issued.getJsonObject("serials").getInt("first")).isEqualTo(1);
    assertThat(issued.getJsonObject("serials").getInt("last")).isEqualTo(100_000);

    buy(40_000);
    String key = UUID.randomUUID().toString();
    JsonObject certificate = company.post("retirements", retirement(30_000), key);
    String number = certificate.getString("number");

    assertThat(company.post("retirements", retirement(30_000), key)).isEqualTo(certificate);
    refused("KEY_REUSED", 422, () -> company.post("retirements", retirement(29_000), key));
    assertThat(anybody.get("certificates/" + number)).isEqualTo(certificate);
    String typed = number.toLowerCase(Locale.ROOT).replace("-", "").replace('1', 'l');
    assertThat(anybody.get("certificates/" + typed)).isEqualTo(certificate);
    JsonObject units = certificate.getJsonObject("units");
    assertThat(units.getInt("kg")).isEqualTo(30_000);
    assertThat(units.getJsonArray("serials").getJsonObject(0).getInt("first")).isEqualTo(1);
    assertThat(units.getJsonArray("serials").getJsonObject(0).getInt("last")).isEqualTo(30_000);
    assertThat(units.getJsonArray("origins").getJsonObject(0).getJsonObject("project"))
        .isEqualTo(json().add("en", "Forest <b>1</b>").add("zh", "示例林场 🌲").build());
    assertThat(certificate.getJsonObject("claim").getString("beneficiaryId"))
        .isEqualTo("9151**********123X");

    JsonObject retired = anybody.get("serials/" + CODE + "-0000030000");
    assertThat(retired.getString("certificate")).isEqualTo(number);
    JsonObject held = anybody.get("serials/" + CODE + "-30001");
    assertThat(held.getBoolean("retired")).isFalse();
    assertThat(held).doesNotContainKey("certificate");
    refused("UNKNOWN_SERIAL", 404, () -> anybody.get("serials/" + CODE + "-100001"));
    assertThat(anybody.get("certificates").getJsonArray("items").toString()).contains(number);
    JsonObject totals = anybody.get("registry/totals");
    assertThat(totals.getInt("issuedKg"))
        .isEqualTo(
            totals.getInt("heldKg")
                + totals.getInt("frozenKg")
                + totals.getInt("retireOnlyKg")
                + totals.getInt("retiredKg"));

    theJournalHasTheHash(certificate.getJsonObject("proof").getString("documentSha256"));
    eightAtOnceUnderOneKeyRetireOnce();
    pdfLeadsToTheCheckPage(certificate, "zh", "注销证书");
    pdfLeadsToTheCheckPage(certificate, "en", "Retirement Certificate");

    refused("INSUFFICIENT_UNITS", 422, () -> company.post("retirements", retirement(1_000)));
    JsonObject own = company.get("retirements").getJsonArray("items").getJsonObject(0);
    assertThat(own.getString("state")).isEqualTo("REFUSED");
    assertThat(own).doesNotContainKey("certificate");
    refused("NOT_ALLOWED", 403, () -> administrators.first().post("retirements", retirement(1)));
  }

  private static void theJournalHasTheHash(String hash) throws Exception {
    DatabaseAccess access = RunningMarket.get().access();
    try (Connection connection = access.connect(access.app(), "market");
        PreparedStatement search =
            connection.prepareStatement(
                "SELECT COUNT(*) FROM market.trading_journal WHERE INSTR(commands, ?) > 0")) {
      search.setBytes(1, HexFormat.of().parseHex(hash));
      ResultSet found = search.executeQuery();
      assertThat(found.next()).isTrue();
      assertThat(found.getInt(1)).isEqualTo(1);
    }
  }

  private void eightAtOnceUnderOneKeyRetireOnce() {
    String key = UUID.randomUUID().toString();
    Set<String> numbers =
        Stream.generate(() -> retirement(10_000))
            .limit(8)
            .map(
                wish ->
                    CompletableFuture.supplyAsync(
                        () -> company.post("retirements", wish, key).getString("number"), THREADS))
            .toList()
            .stream()
            .map(call -> call.orTimeout(2, TimeUnit.MINUTES).join())
            .collect(Collectors.toSet());
    assertThat(numbers).hasSize(1);
  }

  private void pdfLeadsToTheCheckPage(JsonObject certificate, String language, String title)
      throws Exception {
    String number = certificate.getString("number");
    HttpResponse<byte[]> answer =
        BoundedCalls.send(
            HttpRequest.newBuilder(
                    RunningMarket.address(
                        "api/v1/certificates/" + number + ".pdf?lang=" + language))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
    try (PDDocument pdf = Loader.loadPDF(answer.body())) {
      assertThat(new PDFTextStripper().getText(pdf)).contains(title, number, "30.000", "□");
      var picture = new PDFRenderer(pdf).renderImageWithDPI(0, 150);
      var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
      assertThat(new QRCodeReader().decode(bitmap).getText())
          .isEqualTo(certificate.getJsonObject("proof").getString("checkUrl"))
          .endsWith("/check?no=" + number);
    }
  }

  private void buy(long kg) {
    administrators.deposit(company.get("me").getJsonNumber("enterpriseId").longValue(), 1_000_000);
    order(seller, "SELL", kg);
    order(company, "BUY", kg);
  }

  private void order(ApiClient trader, String side, long kg) {
    trader.post(
        "orders",
        json()
            .add("instrument", CODE)
            .add("side", side)
            .add("type", "LIMIT")
            .add("priceFen", 5_800)
            .add("kg", kg));
  }
}
