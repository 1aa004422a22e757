package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static io.carboninclusion.system.People.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.launcher.ApiClient;
import io.carboninclusion.launcher.ApiClient.Refused;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The sessions of an instrument of the running market, by its API. */
class TimetableIT {

  @Test
  void sessionsAreProposedByOneAdministratorApprovedByAnotherAndCountFromTomorrow() {
    String code = People.instrument(6_000, 0);
    assertThat(timetable(code).getJsonArray("sessions")).isEmpty();
    assertThat(timetable(code).containsKey("fromTomorrow")).isFalse();
    refused(422, "TIMETABLE_UNCHANGED", () -> propose("admin1", code));

    JsonObject proposed = propose("admin1", code, "13:00", "15:00", "09:30", "11:30");
    assertThat(timetable(code).containsKey("fromTomorrow")).isFalse();
    refused(403, "OWN_PROPOSAL", () -> approve("admin1", proposed));
    approve("admin2", proposed);

    JsonObject changed = timetable(code);
    assertThat(changed.getJsonArray("sessions")).isEmpty();
    JsonArray tomorrow = changed.getJsonArray("fromTomorrow");
    assertThat(tomorrow).hasSize(2);
    assertThat(tomorrow.getJsonObject(0).getString("from")).isEqualTo("09:30");
    assertThat(tomorrow.getJsonObject(1).getString("to")).isEqualTo("15:00");
    JsonArrayBuilder withCall = Json.createArrayBuilder();
    withCall.add(json().add("kind", "CALL_AUCTION").add("from", "09:15").add("to", "09:25"));
    withCall.add(json().add("from", "09:30").add("to", "11:30"));
    approve("admin2", put("admin1", code, withCall));
    assertThat(timetable(code).getJsonArray("fromTomorrow").getJsonObject(0).getString("kind"))
        .isEqualTo("CALL_AUCTION");
    approve("admin2", propose("admin1", code));
    assertThat(timetable(code).containsKey("fromTomorrow")).isFalse();
  }

  @Test
  void whatNoDayCanBeIsRefused() {
    String code = People.instrument(6_000, 0);
    refused(
        422, "SESSIONS_OVERLAP", () -> propose("admin1", code, "09:30", "11:30", "11:00", "15:00"));
    refused(422, "SESSION_TIMES_INVALID", () -> propose("admin1", code, "11:30", "09:30"));
    refused(422, "SESSION_UNREADABLE", () -> propose("admin1", code, "09:30", "24:01"));
    for (String kind : List.of("BLOCK", "NIGHT")) {
      JsonArrayBuilder other = Json.createArrayBuilder();
      other.add(json().add("kind", kind).add("from", "09:30").add("to", "11:30"));
      refused(400, "VALUE_NOT_OFFERED", () -> put("admin1", code, other));
    }
    JsonArrayBuilder last = Json.createArrayBuilder();
    last.add(json().add("from", "09:30").add("to", "11:30"));
    last.add(json().add("kind", "CALL_AUCTION").add("from", "14:50").add("to", "15:00"));
    refused(422, "CALL_AUCTION_LEADS_NOWHERE", () -> put("admin1", code, last));
    refused(403, "NOT_ALLOWED", () -> propose("company", code, "09:30", "11:30"));
    refused(404, "UNKNOWN_CODE", () -> propose("admin1", "NONE-1", "09:30", "11:30"));
  }

  private static JsonObject timetable(String code) {
    return ApiClient.anonymous(RunningMarket.address("")).get("instruments/" + code + "/timetable");
  }

  private static JsonObject propose(String name, String code, String... times) {
    JsonArrayBuilder sessions = Json.createArrayBuilder();
    for (int i = 0; i < times.length; i += 2) {
      sessions.add(json().add("from", times[i]).add("to", times[i + 1]));
    }
    return put(name, code, sessions);
  }

  private static JsonObject put(String name, String code, JsonArrayBuilder sessions) {
    return user(name)
        .put("admin/instruments/" + code + "/timetable", json().add("sessions", sessions));
  }

  private static void approve(String name, JsonObject proposed) {
    user(name).post("approvals/" + proposed.getJsonNumber("proposal"), json().add("approve", true));
  }

  private static void refused(int status, String reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refused.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(status);
              assertThat(refusal.reason()).isEqualTo(reason);
            });
  }
}
