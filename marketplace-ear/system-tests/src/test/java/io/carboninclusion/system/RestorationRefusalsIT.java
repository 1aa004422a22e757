package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static io.carboninclusion.system.CourtDay.ORDERS;
import static io.carboninclusion.system.CourtDay.TODAY;
import static io.carboninclusion.system.CourtDay.confirmed;
import static io.carboninclusion.system.CourtDay.entry;
import static io.carboninclusion.system.CourtDay.forestry;
import static io.carboninclusion.system.CourtDay.offer;
import static io.carboninclusion.system.CourtDay.path;
import static io.carboninclusion.system.RegistryDay.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.carboninclusion.launcher.ApiClient;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a court is told when something is wrong, and what it is told and may go on with. */
class RestorationRefusalsIT {

  private static final Path REAL = Path.of("../../../shared/data/courts");
  private static final String OWN = "（2026）川1823刑初1号";

  private final ApiClient hanyuan = CourtDay.court("汉源县人民法院");
  private final ApiClient administrator = People.user("admin1");

  @Test
  void aMalformedNumberIsRefusedWithThePlace() {
    assertThatThrownBy(() -> number("（2025）川1823号"))
        .isInstanceOfSatisfying(
            ApiClient.Refused.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo("CASE_NUMBER_TYPE");
              assertThat(refusal.problem().getString("field")).isEqualTo("number");
              assertThat(refusal.problem().getString("detail")).isEqualTo("第 12 个字应是案件类型，例如 刑初。");
            });
  }

  @Test
  void theNumberOfAnotherCourtIsRefusedWithBothNames() {
    assertThatThrownBy(() -> number("（2025）粤0303刑初1号"))
        .isInstanceOfSatisfying(
            ApiClient.Refused.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo("CASE_OF_OTHER_COURT");
              assertThat(refusal.problem().getString("detail"))
                  .contains("深圳市罗湖区人民法院", "汉源县人民法院", "川1823");
            });
    refused(
        "CASE_OF_OTHER_COURT",
        422,
        () -> hanyuan.post(ORDERS, json().add("number", "（2025）粤0303刑初1号")));
  }

  @Test
  void anUnknownCourtIsWarnedAndNotRefused() {
    ApiClient unlisted = CourtDay.body("COURT", "示例互联网法院");
    JsonObject read = unlisted.post(ORDERS + "/number", json().add("number", "（2025）京0491民初7号"));
    assertThat(read.getBoolean("courtKnown")).isFalse();
    assertThat(read.getString("body")).isEqualTo("示例互联网法院");
    JsonArray warnings = read.getJsonArray("warnings");
    assertThat(warnings.getJsonObject(0).getString("message")).contains("示例互联网法院");
    assertThat(warnings.getJsonObject(1).getString("message")).contains("京0491");
    assertThat(unlisted.post(ORDERS, json().add("number", "（2025）京0491民初7号")).getString("state"))
        .isEqualTo("DRAFT");
  }

  @Test
  void aDraftTakesWhatIsInOrderAndTheConfirmationAsksForTheRest() {
    String forest = forestry(1_000, 1_000);
    JsonObject draft = hanyuan.post(ORDERS, json().add("number", OWN));
    refusedAt("ENTRY_INCOMPLETE", "documentKind", () -> confirm(draft));
    refusedAt(
        "TONNES_AND_SUM", "sumFen", () -> post(full(forest).add("tonnes", "1").add("sumFen", 1)));
    refusedAt("TONNES_UNREADABLE", "tonnes", () -> post(full(forest).add("tonnes", "1e3")));
    refusedAt("TONNES_UNREADABLE", "tonnes", () -> post(full(forest).add("tonnes", "1.0000001")));
    refusedAt("TONNES_OUT_OF_RANGE", "tonnes", () -> post(full(forest).add("tonnes", "0")));
    refusedAt("TONNES_OUT_OF_RANGE", "tonnes", () -> post(full(forest).add("tonnes", "1000001")));
    refusedAt("SUM_OUT_OF_RANGE", "sumFen", () -> post(full(forest).add("sumFen", -1)));
    refusedAt("CAP_OUT_OF_RANGE", "capFen", () -> post(full(forest).add("capFen", 0)));
    refusedAt(
        "DEADLINE_PAST",
        "deadline",
        () -> post(full(forest).add("deadline", TODAY.minusDays(1).toString())));
    refusedAt(
        "DECISION_IN_FUTURE",
        "decidedOn",
        () -> post(full(forest).add("decidedOn", TODAY.plusDays(1).toString())));
    refusedAt("UNKNOWN_CAUSE", "cause", () -> post(full(forest).add("cause", "WEATHER")));
    refusedAt("UNKNOWN_CODE", "instrument", () -> post(full("SC-NONE-2024")));
    JsonObject neither = post(full(forest));
    refusedAt("TONNES_OR_SUM", "tonnes", () -> confirm(neither));
  }

  @Test
  void anotherKindNeedsAWrittenReasonThatIsPrinted() {
    String forest = forestry(1_000, 1_000);
    offer(forest, 5_000, 1_000);
    JsonObjectBuilder entry = full(forest).add("cause", "AIR_POLLUTION").add("tonnes", "1");
    JsonObject draft = post(entry);
    refusedAt("REASON_FOR_OTHER_KIND", "kindReason", () -> confirm(draft));
    JsonObject assessed = hanyuan.get(path(draft) + "/assessment");
    assertThat(assessed.getBoolean("otherKind")).isTrue();
    assertThat(assessed.getJsonArray("allowedKinds").getString(0)).isEqualTo("PERSONAL");

    JsonObject changed =
        hanyuan.put(
            path(draft),
            full(forest)
                .add("cause", "AIR_POLLUTION")
                .add("tonnes", "1")
                .add("kindReason", "同类减排量尚未签发，当事人申请"));
    confirm(changed);
    CourtDay.deposit(hanyuan.get(path(draft)), 6_000);
    JsonObject bought = hanyuan.post(path(draft) + "/purchase", json());
    String certificate = bought.getJsonObject("purchase").getString("certificate");
    assertThat(
            ApiClient.anonymous(RunningMarket.address(""))
                .get("certificates/" + certificate)
                .getJsonObject("claim")
                .getJsonObject("decision")
                .getString("kindReason"))
        .isEqualTo("同类减排量尚未签发，当事人申请");
    refused("ORDER_STEP_PASSED", 409, () -> hanyuan.put(path(draft), full(forest)));
  }

  @Test
  void oneClerkDoesNotUndoWhatAnotherHasWritten() {
    String forest = forestry(1_000, 1_000);
    JsonObject draft = post(full(forest).add("tonnes", "1"));
    String read = path(draft) + "?changedAt=" + draft.getString("changedAt").replace("+", "%2B");
    JsonObject written = hanyuan.put(read, full(forest).add("tonnes", "2"));
    refused("DRAFT_CHANGED", 409, () -> hanyuan.put(read, full(forest).add("tonnes", "3")));
    refused(
        "TIME_UNREADABLE",
        400,
        () -> hanyuan.put(path(draft) + "?changedAt=now", full(forest).add("tonnes", "3")));

    JsonObject kept = hanyuan.get(path(draft));
    assertThat(kept.getJsonObject("wish").getString("tonnes")).isEqualTo("2");
    assertThat(kept.getString("changedAt")).isEqualTo(written.getString("changedAt"));
  }

  @Test
  void theDepositDecidesAboutThePurchase() {
    String forest = forestry(1_000, 10_000);
    offer(forest, 5_000, 10_000);
    JsonObject order = confirmed(hanyuan, full(forest).add("tonnes", "2"));
    CourtDay.deposit(order, 11_999);
    assertThatThrownBy(() -> hanyuan.post(path(order) + "/purchase", json()))
        .isInstanceOfSatisfying(
            ApiClient.Refused.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo("DEPOSIT_TOO_SMALL");
              assertThat(refusal.problem().getString("detail")).contains("0.01");
            });
    CourtDay.deposit(order, 1_001);
    JsonObject told = hanyuan.get(path(order) + "/assessment");
    assertThat(told.getJsonArray("warnings").getValuesAs(JsonObject.class))
        .extracting(warning -> warning.getString("reason"))
        .containsExactly("DEPOSIT_ABOVE_NEED");

    JsonObject bought = hanyuan.post(path(order) + "/purchase", json());
    assertThat(bought.getJsonObject("residual").getInt("fen")).isEqualTo(13_000 - 10_000);
    assertThat(hanyuan.post(path(order) + "/purchase", json()).getJsonObject("purchase"))
        .isEqualTo(bought.getJsonObject("purchase"));
  }

  @Test
  void retireOnlyUnitsAreOfferedByNobody() {
    String forest = forestry(1_000, 5_000);
    offer(forest, 5_000, 1_000);
    JsonObject order = confirmed(hanyuan, full(forest).add("tonnes", "3"));
    CourtDay.deposit(order, 18_000);
    hanyuan.post(path(order) + "/purchase", json());
    JsonObjectBuilder sale =
        json()
            .add("instrument", forest)
            .add("side", "SELL")
            .add("type", "LIMIT")
            .add("priceFen", 5_000)
            .add("kg", 1_000);
    JsonObject onTheCase = sale.add("account", CourtDay.account(order)).build();
    for (ApiClient user : List.of(hanyuan, People.user("seller"), administrator)) {
      assertThatThrownBy(
              () -> user.post("orders", jakarta.json.Json.createObjectBuilder(onTheCase)))
          .isInstanceOfSatisfying(
              ApiClient.Refused.class,
              refusal -> assertThat(refusal.reason()).isIn("NO_SUCH_ACCOUNT", "NOT_ALLOWED"));
    }
    refused("NOT_ALLOWED", 403, () -> hanyuan.post("retirements", RegistryDay.retirement(1_000)));
  }

  @Test
  void aCourtKnowsItsOwnOrdersAloneAndAClerkDoesNotJudge() {
    JsonObject own = hanyuan.post(ORDERS, json().add("number", OWN));
    ApiClient other = CourtDay.court("深圳市罗湖区人民法院");
    for (String step : List.of("confirm", "purchase", "close", "withdrawal", "filing")) {
      refused("UNKNOWN_RESTORATION_ORDER", 404, () -> other.post(path(own) + "/" + step, json()));
      refused(
          "UNKNOWN_RESTORATION_ORDER",
          404,
          () -> other.post(ORDERS + "/999999999/" + step, json()));
    }
    refused("UNKNOWN_RESTORATION_ORDER", 404, () -> other.get(path(own)));
    refused("NOT_ALLOWED", 403, () -> People.user("company").get(path(own)));
    refused("NOT_ALLOWED", 403, () -> administrator.get(ORDERS));

    ApiClient clerk = People.user("clerk");
    JsonObject prepared = clerk.post(ORDERS, json().add("number", "（2026）鄂9999刑初1号"));
    for (String step : List.of("confirm", "purchase")) {
      refused("RIGHT_MISSING", 403, () -> clerk.post(path(prepared) + "/" + step, json()));
    }
    assertThat(clerk.post(path(prepared) + "/withdrawal", json()).getString("state"))
        .isEqualTo("WITHDRAWN");
    ApiClient judge = People.user("judge");
    refused("ORDER_STEP_PASSED", 409, () -> judge.post(path(prepared) + "/confirm", json()));
    refused("NOT_CONFIRMED", 409, () -> judge.post(path(prepared) + "/purchase", json()));
  }

  @Test
  void aRetryOfADraftMeetsTheFirstOneAndAnotherBodyIsRefused() {
    JsonObject first = hanyuan.post(ORDERS, json().add("number", OWN), "draft-1");
    assertThat(hanyuan.post(ORDERS, json().add("number", OWN), "draft-1")).isEqualTo(first);
    refused(
        "KEY_REUSED",
        422,
        () -> hanyuan.post(ORDERS, json().add("number", "（2026）川1823刑初2号"), "draft-1"));
  }

  @Test
  void theListIsFilteredCountedAndPaged() {
    ApiClient court = CourtDay.court("阿尔山市人民法院");
    for (int i = 1; i <= 3; i++) {
      court.post(
          ORDERS, json().add("number", "（2026）内2202民初" + (900 + i) + "号").add("obliged", "示例甲"));
    }
    JsonObject page = court.get(ORDERS + "?state=DRAFT&q=%E6%B0%91%E5%88%9D90&limit=2");
    assertThat(page.getJsonArray("items")).hasSize(2);
    JsonObject rest =
        court.get(
            ORDERS + "?state=DRAFT&q=%E6%B0%91%E5%88%9D90&limit=2&cursor=" + page.getInt("next"));
    assertThat(rest.getJsonArray("items")).hasSize(1);
    assertThat(court.get(ORDERS + "?q=%25").getJsonArray("items")).isEmpty();
    assertThat(court.get(ORDERS + "/counts").getJsonObject("byState").getInt("DRAFT"))
        .isGreaterThanOrEqualTo(3);
    refused("VALUE_NOT_OFFERED", 400, () -> court.get(ORDERS + "?state=LOST"));
  }

  @Test
  void goodLinesOfADirectoryStandAndBadOnesAreNamed() {
    JsonObject report =
        administrator.upload(
            "admin/courts",
            "text/csv",
            "code,name\n苏9998,示例一法院\n苏99,\n例1,示例二法院\n苏9997\u00a0,示例三法院\n");
    assertThat(report.getInt("taken")).isEqualTo(2);
    assertThat(report.getJsonArray("refused").getValuesAs(JsonObject.class))
        .extracting(line -> line.getInt("line") + " " + line.getString("reason"))
        .containsExactly("3 TEXT_MISSING", "4 COURT_CODE_UNUSABLE");
    administrator.upload("admin/courts", "text/csv", "name,code\n示例改名法院,苏9998\n");
    assertThat(administrator.getArray("courts?q=%E8%8B%8F9998").getJsonObject(0).getString("name"))
        .isEqualTo("示例改名法院");
    refused("NOT_ALLOWED", 403, () -> hanyuan.upload("admin/courts", "text/csv", "name,code\n"));
    refused(
        "IMPORT_COLUMN_MISSING",
        422,
        () -> administrator.upload("admin/courts", "text/csv", "name\n示例\n"));
  }

  @Test
  void allRealCourtsAreImportedAndTheirNumbersFindThem() throws IOException {
    assumeTrue(Files.exists(REAL), "the shared data is not here");
    JsonObject report =
        administrator.upload(
            "admin/courts", "text/csv", Files.readString(REAL.resolve("courts.csv")));
    assertThat(report.getInt("taken")).isEqualTo(3_582);
    assertThat(report.getInt("refusedLines")).isZero();
    ApiClient unlisted = CourtDay.body("COURT", "示例互联网法院");
    List<String> numbers = Files.readAllLines(REAL.resolve("case-numbers.csv"));
    for (String line : numbers.subList(1, numbers.size())) {
      String[] parts = line.split(",", -1);
      JsonObject read = unlisted.post(ORDERS + "/number", json().add("number", parts[0]));
      assertThat(read.getBoolean("courtKnown")).as(line).isEqualTo(!parts[5].isEmpty());
      if (!parts[5].isEmpty()) {
        assertThat(read.getString("body")).isEqualTo(parts[5]);
      }
    }
  }

  @Test
  void aCauseIsASettingOfTheAdministrators() {
    administrator.put(
        "admin/causes/NOISE",
        json()
            .add("nameZh", "噪声污染")
            .add("nameEn", "Noise")
            .add("kinds", jakarta.json.Json.createArrayBuilder().add("PERSONAL"))
            .add("basisZh", "示例，未核实，可改")
            .add("basisEn", "example, not verified"));
    assertThat(administrator.getArray("causes").getValuesAs(JsonObject.class))
        .anySatisfy(cause -> assertThat(cause.getString("code")).isEqualTo("NOISE"));
    refused(
        "NOT_ALLOWED",
        403,
        () ->
            hanyuan.put(
                "admin/causes/NOISE",
                json()
                    .add("nameZh", "噪声")
                    .add("nameEn", "Noise")
                    .add("kinds", jakarta.json.Json.createArrayBuilder())));
  }

  private JsonObject number(String typed) {
    return hanyuan.post(ORDERS + "/number", json().add("number", typed));
  }

  private JsonObject post(JsonObjectBuilder entry) {
    return hanyuan.post(ORDERS, entry);
  }

  private JsonObject confirm(JsonObject draft) {
    return hanyuan.post(path(draft) + "/confirm", json());
  }

  private static JsonObjectBuilder full(String instrument) {
    return entry(OWN, instrument, 6_000);
  }

  private static void refusedAt(String reason, String field, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            ApiClient.Refused.class,
            refusal -> {
              assertThat(refusal.reason() + " " + refusal.problem().getString("field", ""))
                  .isEqualTo(reason + " " + field);
              assertThat(refusal.problem().getString("detail")).doesNotContain("rejected.");
            });
  }
}
