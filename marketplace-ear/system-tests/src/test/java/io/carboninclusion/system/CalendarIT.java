package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static io.carboninclusion.system.People.order;
import static io.carboninclusion.system.People.user;
import static io.carboninclusion.system.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.launcher.ApiClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDate;
import java.time.ZoneId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The trading calendar of the running market, by its API. */
class CalendarIT {
  private static final String FILE =
      """
      {"holidays": {"2031-01-01": "New Year's Day,元旦,1", "2031-01-32": "No Day,没有,1",
                    "2031-01-02": "New Year's Day,元旦,1"},
       "workdays": {"2031-01-04": "New Year's Day,元旦,1"}}""";

  @Test
  void aFileIsImportedByOneAdministratorAndApprovedByAnother() {
    JsonObject report = importFile("admin1");
    assertThat(report.getInt("proposed")).isEqualTo(3);
    JsonObject bad = report.getJsonArray("refused").getJsonObject(0);
    assertThat(bad.getInt("number")).isEqualTo(2);
    assertThat(bad.getString("day")).isEqualTo("2031-01-32");
    assertThat(bad.getString("reason")).isEqualTo("CALENDAR_DAY_UNREADABLE");
    assertThat(bad.getString("message")).isNotBlank();
    assertThat(day("2031-01-01").getBoolean("tradingDay")).isTrue();

    refused(403, "OWN_PROPOSAL", null, () -> approve("admin1", report));
    approve("admin2", report);

    JsonObject newYear = day("2031-01-01");
    assertThat(newYear.getBoolean("tradingDay")).isFalse();
    assertThat(newYear.getString("kind")).isEqualTo("HOLIDAY");
    assertThat(newYear.getString("nameZh")).isEqualTo("元旦");
    assertThat(day("2031-01-03").getBoolean("tradingDay")).isTrue();
    assertThat(day("2031-01-04").getBoolean("tradingDay")).isFalse();
    JsonObject again = importFile("admin2");
    assertThat(again.containsKey("proposal")).isFalse();
    assertThat(again.getInt("unchanged")).isEqualTo(3);

    setMakeUpWorkdays(true);
    assertThat(day("2031-01-04").getBoolean("tradingDay")).isTrue();
    setMakeUpWorkdays(false);
    assertThat(day("2031-01-04").getBoolean("tradingDay")).isFalse();
    approve("admin2", propose("admin1", entry("2031-01-01", "ORDINARY")));
    assertThat(day("2031-01-01").getBoolean("tradingDay")).isTrue();
    assertThat(day("2031-01-01").containsKey("kind")).isFalse();
  }

  @Test
  void aDayThatTradedCannotBecomeAHoliday() {
    String code = People.instrument(6_000, 0);
    People.issue(code, 2 * People.TONNE);
    People.deposit("company", 1_000_000);
    order("seller", code, "SELL", 6_000, People.TONNE);
    order("company", code, "BUY", 6_000, People.TONNE);
    String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
    Awaitility.await().until(() -> day(today).getBoolean("traded"));

    refused(422, "CALENDAR_DAY_TRADED", "day", () -> propose("admin1", entry(today, "HOLIDAY")));
  }

  @Test
  void whatNoCalendarTakesIsRefusedByItsField() {
    refused(403, "NOT_ALLOWED", null, () -> propose("company", entry("2031-05-01", "HOLIDAY")));
    refused(403, "NOT_ALLOWED", null, () -> importFile("company"));
    refused(
        422,
        "CALENDAR_WORKDAY_NOT_WEEKEND",
        "day",
        () -> propose("admin1", entry("2031-05-01", "MAKE_UP_WORKDAY")));
    refused(
        422,
        "CALENDAR_DAY_OUT_OF_RANGE",
        "day",
        () -> propose("admin1", entry("1999-05-01", "HOLIDAY")));
    refused(422, "CALENDAR_UNCHANGED", "days", () -> propose("admin1", json()));
    refused(400, "DATE_UNREADABLE", "day", () -> propose("admin1", entry("2031-02-30", "HOLIDAY")));
    refused(
        422,
        "CALENDAR_FILE_UNREADABLE",
        "file",
        () -> user("admin1").upload("admin/calendar/file", "application/octet-stream", "day\n"));
    refused(400, "DATE_UNREADABLE", "from", () -> anybody("?from=yesterday"));
    refused(422, "CALENDAR_RANGE_INVALID", "to", () -> anybody("?from=2031-01-02&to=2031-01-01"));
    assertThat(anybody("").getJsonArray("items")).hasSizeBetween(365, 366);
  }

  private static JsonObject anybody(String query) {
    return ApiClient.anonymous(RunningMarket.address("")).get("calendar" + query);
  }

  private static JsonObject day(String day) {
    return anybody("?from=" + day + "&to=" + day).getJsonArray("items").getJsonObject(0);
  }

  private static JsonObjectBuilder entry(String day, String kind) {
    JsonObjectBuilder entry = json().add("day", day).add("kind", kind);
    return json()
        .add(
            "days",
            Json.createArrayBuilder().add(entry.add("nameZh", "节日").add("nameEn", "Holiday")));
  }

  private static void setMakeUpWorkdays(boolean trade) {
    approve("admin2", propose("admin1", json().add("makeUpWorkdaysTrade", trade)));
  }

  private static JsonObject propose(String name, JsonObjectBuilder change) {
    return user(name).post("admin/calendar", change);
  }

  private static JsonObject importFile(String name) {
    return user(name).upload("admin/calendar/file", "application/octet-stream", FILE);
  }

  private static void approve(String name, JsonObject proposed) {
    user(name).post("approvals/" + proposed.getJsonNumber("proposal"), json().add("approve", true));
  }
}
