package io.carboninclusion.system;

import static io.carboninclusion.launcher.ApiClient.json;
import static io.carboninclusion.system.People.account;
import static io.carboninclusion.system.People.cash;
import static io.carboninclusion.system.People.newReference;
import static io.carboninclusion.system.People.user;
import static io.carboninclusion.system.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cash that comes in and goes out of the running market, by its API. */
class TreasuryIT {

  private static final long FEN = 1_000;

  @Test
  void aDepositIsBookedWhenASecondAdministratorApprovesIt() {
    People.Cash before = cash("company");
    JsonObject deposit = user("admin1").post("admin/deposits", deposit("company", 12_345));
    assertThat(deposit.getString("state")).isEqualTo("PROPOSED");
    assertThat(deposit.getString("enteredAt")).endsWith("+08:00");
    assertThat(cash("company")).isEqualTo(before);

    refused(403, "OWN_PROPOSAL", () -> decide("admin1", deposit, true));
    decide("admin2", deposit, true);
    assertThat(stateOf("admin/deposits", deposit)).isEqualTo("BOOKED");
    assertThat(cash("company").available()).isEqualTo(before.available() + 12_345 * FEN);
    refused(409, "ALREADY_DECIDED", () -> decide("admin2", deposit, false));

    JsonObject posting = items("company", "account/statement").get(0);
    assertThat(posting.getString("cause")).isEqualTo("DEPOSIT");
    assertThat(posting.getInt("availableMilliFen")).isEqualTo(12_345 * FEN);
    assertThat(posting.getJsonNumber("reference")).isEqualTo(deposit.getJsonNumber("id"));
  }

  @Test
  void aRejectedDepositChangesNothingAndItsReferenceMayBeEnteredAgain() {
    People.Cash before = cash("company");
    JsonObjectBuilder wrong = deposit("company", 1);
    String reference = newReference();
    JsonObject deposit =
        user("admin1").post("admin/deposits", wrong.add("bankReference", reference));
    decide("admin2", deposit, false);
    assertThat(stateOf("admin/deposits", deposit)).isEqualTo("REJECTED");
    assertThat(cash("company")).isEqualTo(before);

    JsonObject again =
        user("admin2")
            .post("admin/deposits", deposit("company", 2).add("bankReference", reference));
    refused(
        409,
        "BANK_REFERENCE_TAKEN",
        () ->
            user("admin1")
                .post("admin/deposits", deposit("company2", 2).add("bankReference", reference)));
    decide("admin1", again, true);
    assertThat(cash("company").available()).isEqualTo(before.available() + 2 * FEN);
  }

  @Test
  void whatIsNoDepositIsRefusedByName() {
    refused(422, "AMOUNT_INVALID", () -> enter(deposit("company", 0)));
    refused(422, "AMOUNT_INVALID", () -> enter(deposit("company", -1)));
    refused(422, "AMOUNT_INVALID", () -> enter(deposit("company", Long.MAX_VALUE)));
    refused(404, "UNKNOWN_ENTERPRISE", () -> enter(deposit("company", 1).add("account", 999_999)));
    refused(400, "TEXT_MISSING", () -> enter(deposit("company", 1).add("bankReference", " ")));
    refused(
        400,
        "TEXT_TOO_LONG",
        () -> enter(deposit("company", 1).add("bankReference", "9".repeat(65))));
    refused(400, "WHOLE_NUMBER_WANTED", () -> enter(deposit("company", 1).add("amountFen", "1")));
    refused(400, "FIELD_MISSING", () -> enter(json().add("account", account("company"))));
    refused(
        403, "NOT_ALLOWED", () -> user("company").post("admin/deposits", deposit("company", 1)));
    refused(403, "NOT_ALLOWED", () -> user("company").get("admin/deposits"));
  }

  @Test
  void aWithdrawalIsFrozenAtOnceAndGoneWhenItsPaymentIsApproved() {
    People.deposit("company2", 100_000);
    People.Cash before = cash("company2");
    JsonObject withdrawal = user("company2").post("withdrawals", json().add("amountFen", 40_000));
    assertThat(withdrawal.getString("state")).isEqualTo("FROZEN");
    assertThat(cash("company2"))
        .isEqualTo(
            new People.Cash(
                before.available() - 40_000 * FEN,
                before.inOrders(),
                before.inWithdrawals() + 40_000 * FEN));

    String reference = newReference();
    JsonObject entered = enterPayment("admin1", withdrawal, reference);
    assertThat(entered.getString("state")).isEqualTo("PAYMENT_PROPOSED");
    refused(409, "PAYMENT_PROPOSED", () -> enterPayment("admin2", withdrawal, newReference()));
    refused(403, "OWN_PROPOSAL", () -> decide("admin1", entered, true));
    decide("admin2", entered, true);

    assertThat(stateOf("withdrawals", withdrawal)).isEqualTo("PAID");
    assertThat(cash("company2"))
        .isEqualTo(
            new People.Cash(
                before.available() - 40_000 * FEN, before.inOrders(), before.inWithdrawals()));
    refused(409, "WITHDRAWAL_CLOSED", () -> enterPayment("admin1", withdrawal, newReference()));
  }

  @Test
  void aRejectedPaymentReleasesTheSum() {
    People.deposit("company2", 50_000);
    People.Cash before = cash("company2");
    JsonObject withdrawal = user("company2").post("withdrawals", json().add("amountFen", 50_000));
    JsonObject entered = enterPayment("admin2", withdrawal, newReference());
    decide("admin1", entered, false);
    assertThat(stateOf("withdrawals", withdrawal)).isEqualTo("RELEASED");
    assertThat(cash("company2")).isEqualTo(before);
  }

  @Test
  void aPaymentsBankReferenceIsTakenOnce() {
    People.deposit("company2", 2);
    JsonObject first = user("company2").post("withdrawals", json().add("amountFen", 1));
    JsonObject second = user("company2").post("withdrawals", json().add("amountFen", 1));
    String reference = newReference();
    enterPayment("admin1", first, reference);
    refused(409, "BANK_REFERENCE_TAKEN", () -> enterPayment("admin1", second, reference));
  }

  @Test
  void aRetryWithTheSameKeyFreezesNothingTwice() {
    People.deposit("company2", 1_000);
    String key = newReference();
    JsonObject first = user("company2").post("withdrawals", json().add("amountFen", 600), key);
    People.Cash after = cash("company2");
    JsonObject again = user("company2").post("withdrawals", json().add("amountFen", 600), key);
    assertThat(again).isEqualTo(first);
    assertThat(cash("company2")).isEqualTo(after);
    refused(
        422,
        "KEY_REUSED",
        () -> user("company2").post("withdrawals", json().add("amountFen", 1), key));
  }

  @Test
  void moreThanThereIsIsNotWithdrawn() {
    People.Cash before = cash("company");
    long tooMuch = before.available() / FEN + 1;
    refused(
        422,
        "INSUFFICIENT_CASH",
        () -> user("company").post("withdrawals", json().add("amountFen", tooMuch)));
    assertThat(cash("company")).isEqualTo(before);
    assertThat(items("company", "withdrawals"))
        .noneMatch(w -> w.getJsonNumber("amountFen").longValue() == tooMuch);
    refused(
        422,
        "AMOUNT_INVALID",
        () -> user("company").post("withdrawals", json().add("amountFen", 0)));
    refused(
        404,
        "UNKNOWN_WITHDRAWAL",
        () ->
            user("admin1")
                .post("admin/withdrawals/77/payment", json().add("bankReference", newReference())));
  }

  @Test
  void aCompanySeesItsOwnWithdrawalsOnly() {
    People.deposit("company2", 10);
    JsonObject withdrawal = user("company2").post("withdrawals", json().add("amountFen", 10));
    assertThat(ids(items("company2", "withdrawals"))).contains(id(withdrawal));
    assertThat(ids(items("admin2", "withdrawals"))).contains(id(withdrawal));
    assertThat(ids(items("company", "withdrawals"))).doesNotContain(id(withdrawal));
  }

  private static JsonObjectBuilder deposit(String name, long amountFen) {
    return json()
        .add("account", account(name))
        .add("amountFen", amountFen)
        .add("bankReference", newReference());
  }

  private static JsonObject enter(JsonObjectBuilder deposit) {
    return user("admin1").post("admin/deposits", deposit);
  }

  private static JsonObject enterPayment(String admin, JsonObject withdrawal, String reference) {
    return user(admin)
        .post(
            "admin/withdrawals/" + id(withdrawal) + "/payment",
            json().add("bankReference", reference));
  }

  private static JsonObject decide(String admin, JsonObject proposed, boolean approve) {
    long proposal = proposed.getJsonNumber("proposal").longValue();
    return user(admin).post("approvals/" + proposal, json().add("approve", approve));
  }

  private static String stateOf(String list, JsonObject wanted) {
    return items("admin1", list).stream()
        .filter(item -> id(item) == id(wanted))
        .findFirst()
        .orElseThrow()
        .getString("state");
  }

  private static List<JsonObject> items(String name, String list) {
    return user(name).get(list).getJsonArray("items").getValuesAs(JsonObject.class);
  }

  private static long id(JsonObject item) {
    return item.getJsonNumber("id").longValue();
  }

  private static List<Long> ids(List<JsonObject> items) {
    return items.stream().map(TreasuryIT::id).toList();
  }
}
