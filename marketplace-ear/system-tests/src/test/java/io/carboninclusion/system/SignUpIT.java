package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.system.Api.Answer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignUpIT {

  @Test
  void aCompanySignsUpWaitsAndIsApproved() {
    JsonObject wish = Newcomers.company().build();
    Answer enterprise = Api.anonymous().post("participants", wish.toString());
    assertThat(enterprise.status()).isEqualTo(201);
    assertThat(enterprise.body().getString("state")).isEqualTo("PENDING");
    assertThat(enterprise.id()).isGreaterThan(1_000);

    Api user = Api.logIn(wish.getString("login"), Newcomers.PASSWORD);
    assertThat(user.get("me").body().getJsonArray("roles")).isEmpty();
    assertThat(user.post("users", "{}").refusal()).isEqualTo("NOT_APPROVED");

    String approval = "participants/" + enterprise.id() + "/approval";
    Answer approved = Api.as("admin1").post(approval, "{\"approve\":true,\"note\":\"核对无误\"}");
    assertThat(approved.body().getString("state")).isEqualTo("APPROVED");
    assertThat(user.get("me").body().getJsonArray("roles").getString(0)).isEqualTo("TRADER");
    assertThat(Api.as("admin2").post(approval, "{\"approve\":false}").refusal())
        .isEqualTo("ALREADY_DECIDED");
  }

  @Test
  void aRejectedCompanyMaySignUpAnewAndAWaitingOneOnlyOnce() {
    JsonObject first = Newcomers.company().build();
    Answer enterprise = Api.anonymous().post("participants", first.toString());
    JsonObject again = Newcomers.company().add("creditCode", first.getString("creditCode")).build();
    assertThat(Api.anonymous().post("participants", again.toString()).refusal())
        .isEqualTo("CREDIT_CODE_TAKEN creditCode");
    Api.as("admin1").post("participants/" + enterprise.id() + "/approval", "{\"approve\":false}");
    assertThat(Api.anonymous().post("participants", again.toString()).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "kind, MARKET, KIND_NOT_OFFERED kind",
    "kind, BANK, VALUE_NOT_OFFERED kind",
    "creditCode, 12345, CREDIT_CODE_LENGTH creditCode",
    "creditCode, 9142999XMA00000300, CREDIT_CODE_FORMAT creditCode",
    "creditCode, 91110000600037341N, CREDIT_CODE_CHECK_DIGIT creditCode",
    "login, a b, LOGIN_UNUSABLE login",
    "login, admin1, LOGIN_TAKEN login",
    "password, short, PASSWORD_UNUSABLE password",
    "displayName, '', TEXT_MISSING displayName",
    "name, '  ', TEXT_MISSING name",
    "colour, green, UNKNOWN_FIELD colour"
  })
  void whatCannotBeIsRefusedByFieldAndNothingIsKept(String field, String value, String refusal) {
    JsonObject wish = Newcomers.company().add(field, value).build();
    Answer answer = Api.anonymous().post("participants", wish.toString());
    assertThat(answer.refusal()).isEqualTo(refusal);
    assertThat(answer.status()).isBetween(400, 422);
    assertThat(answer.type()).startsWith("application/problem+json");
    assertThat(answer.body().getString("detail")).matches("(?s).*\\p{IsHan}.*[。：].*|.*: .*");
    if (!field.equals("login")) {
      assertThat(Api.anonymous().tryLogIn(wish.getString("login"), Newcomers.PASSWORD).refusal())
          .isEqualTo("WRONG_PASSWORD");
    }
  }

  @Test
  void htmlAndEmojiAreNamesLikeOthers() {
    String name = "<script>alert(1)</script> 林场 🌲👩‍🌾 & Söhne \"{0}\"";
    Answer answer =
        Api.anonymous()
            .post("participants", Newcomers.company().add("name", name).build().toString());
    assertThat(answer.status()).isEqualTo(201);
    Answer read = Api.as("admin2").get("participants/" + answer.id());
    assertThat(read.body().getString("name")).isEqualTo(name);
  }

  @Test
  void tenThousandCharactersAreTooManyAndTheLimitIsSaid() {
    JsonObject wish = Newcomers.company().add("name", "长".repeat(10_000)).build();
    Answer chinese = Api.anonymous().post("participants", wish.toString());
    assertThat(chinese.status()).isEqualTo(400);
    assertThat(chinese.refusal()).isEqualTo("TEXT_TOO_LONG name");
    assertThat(chinese.body().getString("detail")).isEqualTo("此项最多 200 个字符，现为 10,000 个。");
    Answer english = Api.anonymous().in("en").post("participants", wish.toString());
    assertThat(english.body().getString("detail"))
        .isEqualTo("This has at most 200 characters; it has 10,000.");
    JsonObject turned = Newcomers.company().add("name", "abc\u202Egpj").build();
    assertThat(Api.anonymous().post("participants", turned.toString()).refusal())
        .isEqualTo("TEXT_UNREADABLE name");
  }

  @Test
  void usersOfACompanyDoWhatTheirRightsSay() {
    Api company = Api.as("company");
    String login = Newcomers.company().build().getString("login");
    Answer added =
        company.post(
            "users",
            """
            {"login":"%s","password":"%s","displayName":"示例出纳","rights":["VIEW"]}\
            """
                .formatted(login, Newcomers.PASSWORD));
    assertThat(added.status()).isEqualTo(201);
    Api colleague = Api.logIn(login, Newcomers.PASSWORD);
    assertThat(colleague.get("me").body().getJsonArray("rights")).hasSize(1);
    assertThat(colleague.post("users", added.body().toString()).status()).isEqualTo(400);
    assertThat(colleague.put("users/1/rights", "{\"rights\":[]}").refusal())
        .isEqualTo("RIGHT_MISSING");

    String rights = "users/" + added.id() + "/rights";
    Answer changed = company.put(rights, "{\"rights\":[\"VIEW\",\"RETIRE\"]}");
    assertThat(changed.body().getJsonArray("rights")).hasSize(2);
    assertThat(colleague.get("me").body().getJsonArray("rights")).hasSize(2);
    assertThat(Api.as("company2").put(rights, "{\"rights\":[]}").refusal())
        .isEqualTo("UNKNOWN_USER");
    long own = company.get("me").body().getJsonNumber("userId").longValueExact();
    assertThat(company.put("users/" + own + "/rights", "{\"rights\":[]}").refusal())
        .isEqualTo("OWN_RIGHTS");
    assertThat(company.put(rights, "{\"rights\":[\"FLY\"]}").refusal())
        .isEqualTo("VALUE_NOT_OFFERED rights");
    assertThat(company.get("users").body().getJsonArray("items"))
        .extracting(JsonValue::asJsonObject)
        .extracting(user -> user.getString("login"))
        .contains("company", login);
  }

  @Test
  void onlyAdministratorsSeeAndDecideEnterprises() {
    assertThat(Api.anonymous().get("participants").refusal()).isEqualTo("NOT_LOGGED_IN");
    assertThat(Api.as("company").get("participants").refusal()).isEqualTo("NOT_ALLOWED");
    assertThat(Api.as("company").post("participants/1004/approval", "{\"approve\":true}").refusal())
        .isEqualTo("NOT_ALLOWED");
    assertThat(Api.as("company").get("participants/1001").refusal())
        .isEqualTo("UNKNOWN_ENTERPRISE");
    assertThat(Api.as("admin1").post("participants/7/approval", "{\"approve\":true}").refusal())
        .isEqualTo("UNKNOWN_ENTERPRISE");
    assertThat(Api.as("admin1").get("participants?state=LOST").refusal())
        .isEqualTo("VALUE_NOT_OFFERED state");
    assertThat(Api.as("admin1").get("participants?cursor=x").refusal())
        .isEqualTo("CURSOR_UNUSABLE cursor");
  }

  @Test
  void theListIsReadPageByPage() {
    Api.anonymous().post("participants", Newcomers.company().build().toString());
    Answer first = Api.as("admin1").get("participants?limit=2");
    assertThat(first.body().getJsonArray("items")).hasSize(2);
    Answer second =
        Api.as("admin1").get("participants?limit=2&cursor=" + first.body().getInt("next"));
    assertThat(second.body().getJsonArray("items"))
        .hasSize(2)
        .doesNotContainAnyElementsOf(first.body().getJsonArray("items"));
  }
}
