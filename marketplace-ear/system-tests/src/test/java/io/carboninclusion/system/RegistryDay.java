package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.launcher.ApiClient;
import io.carboninclusion.launcher.TwoAdministrators;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** The users and the calls that tests of the register have in common. */
final class RegistryDay {

  /** An instrument of the tests of the register alone. */
  static final String CODE = "SC-FOR-2021";

  private RegistryDay() {}

  static ApiClient user(String name) {
    return ApiClient.login(RunningMarket.get().address(), name, RunningMarket.PASSWORD);
  }

  static TwoAdministrators administrators() {
    return new TwoAdministrators(user("admin1"), user("admin2"));
  }

  /** A project of the demo's seller for the years 2020 to 2024. */
  static long approvedProject() {
    long id = id(user("seller").post("projects", project("SC", 2020, 2024, "示例林场 🌲")));
    JsonObject approved = administrators().first().post("projects/" + id + "/approval", yes());
    assertThat(approved.getString("state")).isEqualTo("APPROVED");
    return id;
  }

  static JsonObjectBuilder project(String scheme, int from, int to, String name) {
    return json()
        .add("scheme", scheme)
        .add("methodology", "SC-FOR")
        .add("methodologyVersion", "2")
        .add("region", "示例县")
        .add("vintageFrom", from)
        .add("vintageTo", to)
        .add("nameZh", name)
        .add("nameEn", "Forest <b>1</b>")
        .add("developer", "示例林场");
  }

  static JsonObjectBuilder issuance(long project, long kg) {
    return json().add("project", project).add("instrument", CODE).add("kg", kg);
  }

  static JsonObjectBuilder retirement(long kg) {
    return json()
        .add("instrument", CODE)
        .add("kg", kg)
        .add("beneficiary", "示例 <i>企业</i> 🌲")
        .add("beneficiaryId", "91510000000000123X")
        .add("purpose", "VOLUNTARY_OFFSET")
        .add("note", "会议中和")
        .add("from", "2026-01-01")
        .add("to", "2026-12-31");
  }

  static JsonObjectBuilder yes() {
    return json().add("approve", true);
  }

  static long id(JsonObject thing) {
    return thing.getJsonNumber("id").longValue();
  }

  /** The call is refused for this reason, with a sentence. */
  static void refused(String reason, int status, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            ApiClient.Refused.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(reason);
              assertThat(refusal.status()).isEqualTo(status);
              assertThat(refusal.problem().getString("detail")).doesNotContain("rejected.");
            });
  }
}
