package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static io.carboninclusion.system.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.launcher.ApiClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Partner platforms at the running market: accounts, acts, consents, methodologies. */
class PartnerIT {

  private static final String ACCOUNTS = "account,consents,version\n";
  private static final String ACTS = "act,account,mode,start,end,metres\n";

  private final Partner partner = Partner.demo();
  private final ApiClient calls = People.user("partner");

  private static String ride(String act, String account, int minute) {
    long start = 1_760_000_000L / 86_400 * 86_400 + minute * 60L;
    return act + "," + account + ",SHARED_BIKE," + start + "," + (start + 480) + ",961.391344\n";
  }

  @Test
  void aPersonsActsCountAndErasureLeavesTheSums() {
    partner.accounts(ACCOUNTS + "it-anna,COMPUTE POOL,v1\n");
    assertThat(partner.acts(ACTS + ride("it-1", "it-anna", 10)).counts())
        .isEqualTo("1 = 1 + 0 + 0");

    JsonObject anna = search("it-anna");
    long id = anna.getJsonNumber("id").longValue();
    assertThat(anna.getInt("earnedMg")).isEqualTo(38_455);
    JsonObject act =
        calls.get("schemes/WH/accounts/" + id + "/acts").getJsonArray("items").getJsonObject(0);
    assertThat(act.getString("methodology")).isEqualTo("WH-MOB 1");
    assertThat(act.getString("start")).contains(":10:00").endsWith("+08:00");

    JsonObject link = calls.post("schemes/WH/accounts/" + id + "/link", json());
    assertThat(link.getString("url")).contains("/citizen?link=").doesNotContain("anna");
    JsonObject withdrawn = calls.delete("schemes/WH/accounts/" + id + "/consents/COMPUTE");
    assertThat(withdrawn.getJsonArray("consents").toString()).isEqualTo("[\"POOL\"]");
    assertThat(partner.acts(ACTS + ride("it-2", "it-anna", 50)).counts())
        .isEqualTo("1 = 0 + 1 + 0");
    assertThat(partner.accounts(ACCOUNTS + "it-anna,COMPUTE,v1\n").counts())
        .isEqualTo("1 = 0 + 1 + 0");

    calls.delete("schemes/WH/accounts/" + id);
    refused(404, "UNKNOWN_PERSONAL_ACCOUNT", () -> calls.get("schemes/WH/accounts/" + id));
    refused(404, "UNKNOWN_PERSONAL_ACCOUNT", () -> search("it-anna"));
    assertThat(partner.acts(ACTS + ride("it-3", "it-anna", 90)).counts())
        .isEqualTo("1 = 0 + 1 + 0");
  }

  @Test
  void theSameFilePackedOrNotIsTheSameUpload() {
    partner.accounts(ACCOUNTS + "it-boris,COMPUTE,v1\n");
    String file = ACTS + ride("it-b1", "it-boris", 10) + ride("it-b2", "nobody", 10);
    Partner.Answer first = partner.acts(file);
    byte[] packed = Partner.gzip(file.getBytes(StandardCharsets.UTF_8));

    assertThat(partner.send("schemes/WH/acts", packed, "gzip").body()).isEqualTo(first.body());
    assertThat(first.counts()).isEqualTo("2 = 1 + 1 + 0");
    JsonObject refused =
        partner
            .get("schemes/WH/uploads/" + first.number("id") + "/refusals")
            .body()
            .getJsonArray("items")
            .getJsonObject(0);
    assertThat(refused.getInt("line")).isEqualTo(3);
    assertThat(refused.getString("reason")).isEqualTo("ACCOUNT_UNKNOWN");
    assertThat(refused.getString("message")).isEqualTo("There is no such account.");
  }

  @Test
  void whatIsNoListIsRefusedAsAWhole() {
    assertThat(partner.acts("").reason()).isEqualTo("UPLOAD_EMPTY");
    assertThat(partner.acts("act,account,mode,start\n").reason())
        .isEqualTo("UPLOAD_COLUMN_MISSING");
    byte[] utf16 = (ACTS + ride("x", "y", 1)).getBytes(StandardCharsets.UTF_16);
    assertThat(partner.send("schemes/WH/acts", utf16, null).reason()).isEqualTo("UPLOAD_ENCODING");
    byte[] half = Partner.gzip(ACTS.getBytes(StandardCharsets.UTF_8));
    assertThat(
            partner.send("schemes/WH/acts", Arrays.copyOf(half, half.length - 9), "gzip").reason())
        .isEqualTo("UPLOAD_UNPACKABLE");
    assertThat(partner.send("schemes/WH/acts", half, "br").reason()).isEqualTo("FIELD_UNREADABLE");
    assertThat(partner.send("schemes/VCS/acts", half, "gzip").reason())
        .isEqualTo("PERSONAL_SCHEME_UNUSABLE");
    assertThat(partner.send("schemes/WH/acts?methodology=WH-MOB&version=9", half, "gzip").reason())
        .isEqualTo("METHODOLOGY_NOT_IN_FORCE");
  }

  @Test
  void aLineWithoutEndAndABombAreRefusedBeforeTheyAreThere() {
    // Two gigabytes are announced; the market reads a fraction of the first megabyte and answers.
    Partner.Answer line = partner.stream("schemes/WH/acts", new Endless(2L << 30), null);
    assertThat(line.reason()).isEqualTo("UPLOAD_LINE_TOO_LONG");

    byte[] lines = new byte[64 << 20];
    Arrays.fill(lines, (byte) '\n');
    Partner.Answer bomb = partner.send("schemes/WH/acts", Partner.gzip(lines), "gzip");
    assertThat(bomb.reason()).isEqualTo("UPLOAD_PACKED_TOO_DENSELY");
  }

  @Test
  void onlyPartnersSendAndOnlyTheirOwnIsShown() {
    Partner company = new Partner(RunningMarket.address(""), Api.as("company").token());
    assertThat(company.acts(ACTS).reason()).isEqualTo("NOT_ALLOWED");
    assertThat(company.get("schemes/WH/uploads").reason()).isEqualTo("NOT_ALLOWED");
    assertThat(partner.get("schemes/WH/uploads/1").reason()).isEqualTo("UNKNOWN_UPLOAD");
    assertThat(new Partner(RunningMarket.address(""), "none").acts(ACTS).status()).isEqualTo(401);
  }

  @Test
  void aNewMethodologyCountsOnceASecondAdministratorApprovesIt() {
    JsonObject proposed =
        People.user("admin1").post("admin/personal-methodologies", methodology("SH-IT", "1"));
    partner.send(
        "schemes/SH/accounts",
        (ACCOUNTS + "it-sh,COMPUTE,v1\n").getBytes(StandardCharsets.UTF_8),
        null);
    byte[] before = (ACTS + ride("it-sh-1", "it-sh", 10)).getBytes(StandardCharsets.UTF_8);
    assertThat(partner.send("schemes/SH/acts", before, null).counts()).isEqualTo("1 = 0 + 1 + 0");
    refused(
        409,
        "METHODOLOGY_VERSION_TAKEN",
        () ->
            People.user("admin1").post("admin/personal-methodologies", methodology("SH-IT", "1")));

    People.administrators().approve(proposed.getJsonNumber("proposal").longValue());
    byte[] after = (ACTS + ride("it-sh-2", "it-sh", 10)).getBytes(StandardCharsets.UTF_8);
    Partner.Answer counted = partner.send("schemes/SH/acts", after, null);
    assertThat(counted.counts()).isEqualTo("1 = 1 + 0 + 0");
    assertThat(counted.number("mg")).isEqualTo(9_613);
    refused(
        403,
        "NOT_ALLOWED",
        () -> calls.post("admin/personal-methodologies", methodology("SH-IT", "2")));
  }

  @Test
  void noReferenceOfAPersonIsKeptOrToldAnywhere() throws IOException {
    String seed = "seed-13912345678-Zhang";
    partner.accounts(ACCOUNTS + seed + ",COMPUTE,v1\n");
    partner.acts(
        ACTS + ride(seed + "-trip", seed, 10) + ride("other", seed + "-unknown", 10) + seed + "\n");
    partner.acts("act,account," + seed + "\n");
    long id = search(seed).getJsonNumber("id").longValue();
    String told =
        calls.get("schemes/WH/accounts/" + id).toString()
            + calls.get("schemes/WH/accounts/" + id + "/acts")
            + calls.get("schemes/WH/uploads")
            + partner.get("schemes/WH/uploads").body();
    assertThat(told).doesNotContain("13912345678");
    assertThat(files(RunningMarket.get().home())).noneMatch(PartnerIT::holdsTheSeed);
  }

  private static List<Path> files(Path home) throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains("mariadb/"))
          .toList();
    }
  }

  private static boolean holdsTheSeed(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
          .contains("13912345678");
    } catch (IOException gone) {
      return false;
    }
  }

  private JsonObject search(String reference) {
    return calls.post("schemes/WH/accounts/search", json().add("account", reference));
  }

  private static jakarta.json.JsonObjectBuilder methodology(String code, String version) {
    return json()
        .add("code", code)
        .add("version", version)
        .add("scheme", "SH")
        .add("nameZh", "试验")
        .add("nameEn", "Test")
        .add("validFrom", "2020-01-01")
        .add("refuseOverlap", true)
        .add(
            "modes",
            Json.createArrayBuilder()
                .add(
                    json()
                        .add("mode", "SHARED_BIKE")
                        .add("unit", "METRE")
                        .add("factorUg", 10_000)
                        .add("maxKmh", 30)));
  }

  /** One letter over and over. */
  private static final class Endless extends InputStream {
    private long left;

    Endless(long length) {
      left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'x' : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(length, left);
      Arrays.fill(target, from, from + count, (byte) 'x');
      left -= count;
      return count;
    }
  }
}
