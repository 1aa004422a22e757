package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.system.Api.Answer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensIT {

  @Test
  void aTokenStandsForItsUserUntilItIsEnded() {
    Api judge = Api.logIn("judge", RunningMarket.PASSWORD);
    Answer me = judge.get("me");
    assertThat(me.status()).isEqualTo(200);
    assertThat(me.body().getString("login")).isEqualTo("judge");
    assertThat(me.body().getJsonArray("roles").getString(0)).isEqualTo("JUDGE");
    assertThat(judge.delete("tokens").status()).isEqualTo(204);
    assertRefused(judge.get("me"), "TOKEN_UNKNOWN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic anVkZ2U6anVkZ2U=", "Bearer", "Bearer ", "bearer x y", "Token x"})
  void whatIsNoTokenOfOursIsNobody(String authorization) {
    Answer answer = Api.anonymous().send("GET", "me", null, Map.of("Authorization", authorization));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.refusal()).isIn("NOT_LOGGED_IN", "TOKEN_UNKNOWN");
  }

  @Test
  void aWrongTokenIsRefusedAlsoWhereNoneIsNeeded() {
    assertRefused(new Api("x".repeat(43), "en").get("status"), "TOKEN_UNKNOWN");
  }

  @Test
  void anApiKeyWorksUntilItExpires() {
    OffsetDateTime soon =
        OffsetDateTime.now(ZoneOffset.ofHours(8)).plusSeconds(3).truncatedTo(ChronoUnit.MILLIS);
    Answer issued =
        Api.as("partner")
            .post("api-keys", "{\"label\":\"同步\",\"expiresAt\":\"%s\"}".formatted(soon));
    assertThat(issued.status()).isEqualTo(201);
    Api program = new Api(issued.body().getString("key"), "zh-CN");
    assertThat(program.get("me").body().getString("login")).isEqualTo("partner");
    assertThat(Api.as("partner").get("api-keys").body().toString())
        .contains("同步")
        .doesNotContain(issued.body().getString("key"));
    Awaitility.await().until(() -> program.get("me").status() == 401);
    assertRefused(program.get("me"), "TOKEN_EXPIRED");
    assertThat(program.get("me").body().getString("detail")).contains("已过期");
  }

  @Test
  void anApiKeyIsEndedByItsOwnerAlone() {
    Answer issued = Api.as("operator").post("api-keys", key("ours", 1));
    String path = "api-keys/" + issued.id();
    assertThat(Api.as("partner").delete(path).refusal()).isEqualTo("UNKNOWN_API_KEY");
    assertThat(Api.as("operator").delete(path).status()).isEqualTo(204);
    assertRefused(new Api(issued.body().getString("key"), "en").get("me"), "TOKEN_UNKNOWN");
    assertThat(Api.as("operator").delete(path).refusal()).isEqualTo("UNKNOWN_API_KEY");
  }

  @Test
  void anApiKeyHasAnEndAndAUserAtMostTwenty() {
    Api user = Api.as("judge");
    assertThat(user.post("api-keys", key("late", 400)).refusal())
        .isEqualTo("EXPIRY_UNUSABLE expiresAt");
    assertThat(user.post("api-keys", key("past", -1)).refusal())
        .isEqualTo("EXPIRY_UNUSABLE expiresAt");
    assertThat(user.post("api-keys", "{\"label\":\"x\",\"expiresAt\":\"soon\"}").refusal())
        .isEqualTo("TIME_UNREADABLE expiresAt");
    for (int i = 0; i < 20; i++) {
      assertThat(user.post("api-keys", key("key " + i, 1)).status()).isEqualTo(201);
    }
    assertThat(user.post("api-keys", key("one more", 1)).refusal()).isEqualTo("TOO_MANY_KEYS");
  }

  @Test
  void guessingIsSlowedDownWhetherTheLoginExistsOrNot() {
    String known = Newcomers.company().build().getString("login");
    Api.as("company")
        .post(
            "users",
            """
            {"login":"%s","password":"%s","displayName":"示例","rights":["VIEW"]}\
            """
                .formatted(known, Newcomers.PASSWORD));
    for (String login : List.of(known, "nobody-at-all")) {
      for (int i = 0; i < 5; i++) {
        assertRefused(Api.anonymous().tryLogIn(login, "guess number " + i), "WRONG_PASSWORD");
      }
      Answer slowed = Api.anonymous().tryLogIn(login, Newcomers.PASSWORD);
      assertThat(slowed.status()).isEqualTo(429);
      assertThat(slowed.refusal()).isEqualTo("TOO_MANY_FAILURES");
    }
  }

  @Test
  void onePasswordIsComputedAtATimeAndTheCrowdIsSentAway() throws Exception {
    ExecutorService crowd = Executors.newFixedThreadPool(40);
    List<Future<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String login = "crowd" + i;
      answers.add(crowd.submit(() -> Api.anonymous().tryLogIn(login, "some password")));
    }
    List<String> refusals = new ArrayList<>();
    for (Future<Answer> answer : answers) {
      Answer told = answer.get(2, TimeUnit.MINUTES);
      refusals.add(told.status() + " " + told.refusal());
    }
    crowd.shutdown();
    assertThat(refusals).containsOnly("401 WRONG_PASSWORD", "429 LOGIN_BUSY");
    assertThat(refusals.stream().filter("401 WRONG_PASSWORD"::equals).count()).isBetween(21L, 39L);
  }

  @Test
  void noMethodIsOpenThatIsNotMeantToBe() {
    for (String method : new String[] {"OPTIONS", "POST", "PUT", "DELETE", "PATCH"}) {
      Answer answer = Api.anonymous().send(method, "me", null, Map.of());
      assertThat(answer.status()).as(method).isIn(401, 405);
      assertThat(Api.as("judge").send(method, "me", null, Map.of()).status())
          .as(method)
          .isIn(200, 204, 405);
    }
  }

  @Test
  void aSessionCookieIsNoLoginForTheApi() {
    Answer answer =
        Api.anonymous().send("GET", "me", null, Map.of("Cookie", "JSESSIONID=0123456789abcdef"));
    assertRefused(answer, "NOT_LOGGED_IN");
  }

  @Test
  void aChangedPasswordEndsTheTokensOfTheOldOne() {
    String login = Newcomers.company().build().getString("login");
    Api.as("company")
        .post(
            "users",
            """
            {"login":"%s","password":"%s","displayName":"示例","rights":["VIEW"]}\
            """
                .formatted(login, Newcomers.PASSWORD));
    Api user = Api.logIn(login, Newcomers.PASSWORD);
    String wish = "{\"current\":\"%s\",\"wanted\":\"%s\"}";
    assertThat(user.put("me/password", wish.formatted("wrong one", "another one 1")).refusal())
        .isEqualTo("WRONG_PASSWORD");
    assertThat(user.put("me/password", wish.formatted(Newcomers.PASSWORD, "short")).refusal())
        .isEqualTo("PASSWORD_UNUSABLE password");
    assertThat(
            user.put("me/password", wish.formatted(Newcomers.PASSWORD, "another one 1")).status())
        .isEqualTo(204);
    assertRefused(user.get("me"), "TOKEN_UNKNOWN");
    assertRefused(Api.anonymous().tryLogIn(login, Newcomers.PASSWORD), "WRONG_PASSWORD");
    assertThat(Api.logIn(login, "another one 1").get("me").status()).isEqualTo(200);
  }

  private static String key(String label, int days) {
    return "{\"label\":\"%s\",\"expiresAt\":\"%s\"}"
        .formatted(label, OffsetDateTime.now(ZoneOffset.UTC).plusDays(days));
  }

  private static void assertRefused(Answer answer, String reason) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.refusal()).isEqualTo(reason);
    assertThat(answer.type()).startsWith("application/problem+json");
    assertThat(answer.body().getString("type")).startsWith("urn:carboninclusion:problem:");
  }
}
