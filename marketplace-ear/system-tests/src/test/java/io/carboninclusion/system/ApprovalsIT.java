package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.system.Api.Answer;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The second person, shown on the new administrator that one proposes and another lets in. */
class ApprovalsIT {

  private static final String YES = "{\"approve\":true,\"note\":\"已核对 <b>\"}";
  private static final String NO = "{\"approve\":false}";

  @Test
  void aNewAdministratorComesInOnlyByASecondOne() {
    String login = propose("admin1");
    JsonObject proposal = newest();
    assertThat(proposal.getString("kind")).isEqualTo("ADMINISTRATOR");
    assertThat(proposal.getJsonObject("facts").getString("login")).isEqualTo(login);
    String path = "approvals/" + proposal.getJsonNumber("id");
    assertThat(Api.anonymous().tryLogIn(login, Newcomers.PASSWORD).status()).isEqualTo(401);

    assertThat(Api.as("admin1").post(path, YES).refusal()).isEqualTo("OWN_PROPOSAL");
    assertThat(Api.as("company").post(path, YES).refusal()).isEqualTo("NOT_ALLOWED");
    assertThat(Api.as("company").get("approvals").refusal()).isEqualTo("NOT_ALLOWED");
    assertThat(Api.as("admin2").post(path, "{}").refusal()).isEqualTo("FIELD_MISSING approve");
    assertThat(Api.anonymous().tryLogIn(login, Newcomers.PASSWORD).status()).isEqualTo(401);

    Answer decided = Api.as("admin2").post(path, YES);
    assertThat(decided.status()).isEqualTo(200);
    JsonObject decision = decided.body().getJsonObject("decision");
    assertThat(decision.getBoolean("approved")).isTrue();
    assertThat(decision.getString("note")).isEqualTo("已核对 <b>");
    assertThat(decision.getJsonObject("by").getString("name")).isEqualTo("示例管理员乙");
    assertThat(Api.as("admin2").post(path, NO).refusal()).isEqualTo("ALREADY_DECIDED");
    assertThat(Api.anonymous().tryLogIn(login, Newcomers.PASSWORD).status()).isEqualTo(201);
  }

  @Test
  void ofManyDecisionsAtOnceExactlyOneWins() throws Exception {
    propose("admin1");
    String path = "approvals/" + newest().getJsonNumber("id");
    Api.as("admin2");
    ExecutorService hands = Executors.newFixedThreadPool(8);
    List<Future<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String word = i % 2 == 0 ? YES : NO;
      answers.add(hands.submit(() -> Api.as("admin2").post(path, word)));
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<Answer> answer : answers) {
      statuses.add(answer.get(2, TimeUnit.MINUTES).status());
    }
    hands.shutdown();
    assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
  }

  @Test
  void theProposerMayTakeItBack() {
    String login = propose("admin1");
    JsonObject proposal = newest();
    Answer taken = Api.as("admin1").post("approvals/" + proposal.getJsonNumber("id"), NO);
    assertThat(taken.body().getJsonObject("decision").getBoolean("approved")).isFalse();
    assertThat(Api.anonymous().tryLogIn(login, Newcomers.PASSWORD).status()).isEqualTo(401);
    assertThat(newestOf("approvals?decided=true")).isEqualTo(taken.body());
  }

  @Test
  void whatNobodyProposedCannotBeDecided() {
    assertThat(Api.as("admin1").post("approvals/999999", YES).refusal())
        .isEqualTo("UNKNOWN_PROPOSAL");
    assertThat(Api.as("admin1").get("approvals/none").refusal()).isEqualTo("UNKNOWN_PROPOSAL");
  }

  @Test
  void theTrailKnowsWhoDidIt() {
    String login = propose("admin2");
    JsonObject last = newestOf("admin/trail");
    assertThat(last.getString("verb")).isEqualTo("ADD_USER");
    assertThat(last.getJsonObject("by").getString("name")).isEqualTo("示例管理员乙");
    assertThat(last.toString()).doesNotContain(Newcomers.PASSWORD).doesNotContain(login + "$");
    assertThat(Api.as("company").get("admin/trail").refusal()).isEqualTo("NOT_ALLOWED");
  }

  private static String propose(String administrator) {
    String login = Newcomers.company().build().getString("login");
    Answer added =
        Api.as(administrator)
            .post(
                "users",
                """
                {"login":"%s","password":"%s","displayName":"示例管理员丙","rights":["VIEW"]}\
                """
                    .formatted(login, Newcomers.PASSWORD));
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.body().getBoolean("active")).isFalse();
    return login;
  }

  private static JsonObject newest() {
    return newestOf("approvals");
  }

  private static JsonObject newestOf(String list) {
    return Api.as("admin2").get(list).body().getJsonArray("items").getJsonObject(0);
  }
}
