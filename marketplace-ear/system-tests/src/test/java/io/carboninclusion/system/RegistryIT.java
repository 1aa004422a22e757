package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static io.carboninclusion.system.RegistryDay.approvedProject;
import static io.carboninclusion.system.RegistryDay.id;
import static io.carboninclusion.system.RegistryDay.issuance;
import static io.carboninclusion.system.RegistryDay.project;
import static io.carboninclusion.system.RegistryDay.refused;
import static io.carboninclusion.system.RegistryDay.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.carboninclusion.launcher.ApiClient;
import io.carboninclusion.launcher.TwoAdministrators;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Projects and what is asked wrongly of the register, by calls of the running market. */
class RegistryIT {

  private static final Path REAL =
      Path.of("../../../shared/data/registry/forestry-projects-china.csv");

  private final ApiClient seller = RegistryDay.user("seller");
  private final ApiClient company = RegistryDay.user("company");
  private final ApiClient anybody = ApiClient.anonymous(RunningMarket.get().address());
  private final TwoAdministrators administrators = RegistryDay.administrators();

  @Test
  void whatIsAskedWronglyIsRefused() {
    long project = approvedProject();
    refused("NO_SUCH_SCHEME", 422, () -> seller.post("projects", project("VCS", 2020, 2024, "林")));
    refused(
        "VINTAGES_REVERSED", 422, () -> seller.post("projects", project("SC", 2024, 2020, "林")));
    refused("VINTAGE_UNUSABLE", 422, () -> seller.post("projects", project("SC", 19, 2020, "林")));
    refused(
        "TEXT_TOO_LONG",
        400,
        () -> seller.post("projects", project("SC", 2020, 2024, "林".repeat(10_000))));
    refused(
        "METHODOLOGY_OF_OTHER_SCHEME",
        422,
        () -> seller.post("projects", project("GD", 2020, 2024, "林")));
    refused("NOT_ALLOWED", 403, () -> company.post("projects", project("SC", 2020, 2024, "林")));
    refused(
        "PROJECT_DECIDED",
        409,
        () -> administrators.second().post("projects/" + project + "/approval", yes()));
    refused("UNKNOWN_PROJECT", 404, () -> anybody.get("projects/999999999"));
    refused("UNKNOWN_CERTIFICATE", 404, () -> anybody.get("certificates/C26-0000-0000-000W"));
    refused("CERTIFICATE_NUMBER_CHECK", 404, () -> anybody.get("certificates/C26-0000-0000-0003"));
    refused("CERTIFICATE_NUMBER_FORMAT", 404, () -> anybody.get("certificates/nothing"));
    refused("SERIAL_FORMAT", 404, () -> anybody.get("serials/nothing"));
    refused("UNKNOWN_CODE", 404, () -> anybody.get("serials/NOTHING-1"));
    refused(
        "UNKNOWN_CODE",
        404,
        () -> seller.post("issuances", issuance(project, 1).add("instrument", "SC-NONE-2021")));
    refused("QUANTITY_UNUSABLE", 422, () -> seller.post("issuances", issuance(project, 0)));
  }

  @Test
  void chineseWordsAreFoundAndWhereACodeIsMeantTheyAreUnknown() {
    long id = approvedProject();
    JsonObject found = anybody.get("projects?q=" + encoded("示例林场 🌲"));
    assertThat(found.getJsonArray("items").getValuesAs(JsonObject.class))
        .extracting(RegistryDay::id)
        .contains(id);
    assertThat(anybody.get("projects?scheme=" + encoded("四川")).getJsonArray("items")).isEmpty();
    refused("NO_SUCH_SCHEME", 422, () -> seller.post("projects", project("四川", 2020, 2024, "林")));
    refused("UNKNOWN_CODE", 404, () -> anybody.get("instruments/" + encoded("四川")));
    refused(
        "UNKNOWN_CODE",
        404,
        () -> seller.post("issuances", issuance(id, 1).add("instrument", "四川")));
    assertThat(seller.get("orders?clientOrderId=" + encoded("四川")).getJsonArray("items")).isEmpty();
    refused(
        "WRONG_PASSWORD",
        401,
        () -> ApiClient.login(RunningMarket.get().address(), "林场", RunningMarket.PASSWORD));
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Test
  void anUndecidedProjectAndItsFilesAreSeenByItsOwnerAndAdministratorsAlone() {
    long id = id(seller.post("projects", project("SC", 2020, 2024, "未审核")));
    String files = "projects/" + id + "/files";
    refused("UNKNOWN_PROJECT", 404, () -> anybody.get("projects/" + id));
    refused("UNKNOWN_PROJECT", 404, () -> company.get("projects/" + id));
    refused(
        "FILE_KIND", 422, () -> seller.upload(files + "?name=a.pdf", "application/pdf", "<html>"));
    seller.upload(files + "?name=%E7%9B%91%E6%B5%8B.pdf", "application/pdf", "%PDF-1.7 x");
    refused(
        "FILE_ALREADY_THERE",
        409,
        () -> seller.upload(files + "?name=b.pdf", "application/pdf", "%PDF-1.7 x"));
    JsonObject file =
        administrators.first().get("projects/" + id).getJsonArray("files").getJsonObject(0);
    assertThat(file.getString("name")).isEqualTo("监测.pdf");
    assertThat(file.getInt("bytes")).isEqualTo(10);
    refused("PROJECT_NOT_APPROVED", 422, () -> seller.post("issuances", issuance(id, 1_000)));
    refused(
        "PROJECT_REASON_MISSING",
        422,
        () ->
            administrators
                .first()
                .post("projects/" + id + "/approval", json().add("approve", false)));
  }

  @Test
  void projectsOfOtherRegistriesAreImportedOnceAndBadLinesAreNamed() {
    String name = "R" + UUID.randomUUID().toString().substring(0, 8);
    String csv =
        "Project ID,Project Name,Voluntary Registry,Type,Methodology / Protocol,Country,State,"
            + "Project Developer,First Year of Project\n"
            + (name + "1,\"Forest \"\"A\"\", North\",VCS,IFM,VM0010,China,,\"A, B\",2009\n")
            + (name + "2,\"open,VCS,IFM,VM0010,China,,A,2009\n")
            + (name + "3,Forest,NOWHERE,IFM,NULL,China,,A,\n")
            + (name + "4,Forest,GOLD,IFM,NULL,China,,A,\n");
    refused("NOT_ALLOWED", 403, () -> seller.upload("projects/import", "text/csv", csv));
    JsonObject first = administrators.first().upload("projects/import", "text/csv", csv);
    assertThat(first.getInt("imported")).isEqualTo(2);
    assertThat(first.getJsonArray("refused").getJsonObject(0).getInt("line")).isEqualTo(3);
    assertThat(first.getJsonArray("refused").getJsonObject(0).getString("reason"))
        .isEqualTo("LINE_QUOTE");
    assertThat(first.getJsonArray("refused").getJsonObject(1).getInt("line")).isEqualTo(4);
    assertThat(first.getJsonArray("refused").getJsonObject(1).getString("message"))
        .contains("NOWHERE");
    JsonObject second = administrators.first().upload("projects/import", "text/csv", csv);
    assertThat(second.getInt("imported")).isZero();
    assertThat(second.getInt("unchanged")).isEqualTo(2);
    JsonObject listed = anybody.get("projects?q=" + name + "1");
    long id = id(listed.getJsonArray("items").getJsonObject(0));
    refused(
        "PROJECT_OF_OTHER_REGISTRY",
        422,
        () -> administrators.first().post("admin/issuances", issuance(id, 1_000)));
  }

  @Test
  void the61RealProjectsAreImported() throws Exception {
    assumeTrue(Files.exists(REAL), "the shared data is not here");
    String csv = Files.readString(REAL);
    JsonObject once = administrators.first().upload("projects/import", "text/csv", csv);
    assertThat(once.getInt("imported") + once.getInt("unchanged")).isEqualTo(61);
    assertThat(once.getInt("refusedLines")).isZero();
    assertThat(
            administrators.first().upload("projects/import", "text/csv", csv).getInt("unchanged"))
        .isEqualTo(61);
    assertThat(anybody.get("projects?q=VCS2343").getJsonArray("items").getJsonObject(0))
        .containsEntry(
            "nameEn", jakarta.json.Json.createValue("Zhanjiang Mangrove Afforestation Project"));
  }
}
