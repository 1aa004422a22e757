package io.carboninclusion.launcher;

import static io.carboninclusion.launcher.ApiClient.json;

import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.UUID;

/** What needs two administrators, done by two: the first proposes, the second approves. */
public final class TwoAdministrators {
  private final ApiClient first;
  private final ApiClient second;

  public TwoAdministrators(ApiClient first, ApiClient second) {
    this.first = first;
    this.second = second;
  }

  /** The one who proposes. */
  public ApiClient first() {
    return first;
  }

  /** The one who approves. */
  public ApiClient second() {
    return second;
  }

  /**
   * Lists an instrument, sets its rules and opens it.
   *
   * @param bandBasisPoints hundredths of a percent; 0 is a fixed price, -1 no band
   */
  public void list(Instrument instrument, long referenceFen, int bandBasisPoints) {
    first.post(
        "admin/instruments",
        json()
            .add("code", instrument.code)
            .add("nameZh", instrument.nameZh)
            .add("nameEn", instrument.nameEn)
            .add("kind", instrument.kind)
            .add("scheme", instrument.scheme)
            .add("vintage", instrument.vintage)
            .add("lotKg", instrument.lotKg)
            .add("tickFen", 1));
    JsonObject rules =
        first.put(
            "admin/instruments/" + instrument.code + "/price-rules",
            json().add("referenceFen", referenceFen).add("bandBasisPoints", bandBasisPoints));
    approve(rules.getJsonNumber("proposal").longValue());
    first.post("admin/instruments/" + instrument.code + "/open", json());
  }

  /** What is to be listed. */
  public record Instrument(
      String code,
      String nameZh,
      String nameEn,
      String kind,
      String scheme,
      int vintage,
      long lotKg) {}

  /** Cash for a participant, in fen. */
  public void deposit(long account, long amountFen) {
    JsonObject deposit =
        first.post(
            "admin/deposits",
            json()
                .add("account", account)
                .add("amountFen", amountFen)
                .add("bankReference", reference()));
    approve(deposit.getJsonNumber("proposal").longValue());
  }

  /**
   * The payment of a withdrawal.
   *
   * @return the bank's reference that was entered
   */
  public String pay(long withdrawal) {
    String reference = reference();
    JsonObject payment =
        first.post(
            "admin/withdrawals/" + withdrawal + "/payment", json().add("bankReference", reference));
    approve(payment.getJsonNumber("proposal").longValue());
    return reference;
  }

  /** Units of an approved project to its owner. */
  public void issue(long project, String instrument, long kg) {
    JsonObject issuance =
        first.post(
            "admin/issuances",
            json().add("project", project).add("instrument", instrument).add("kg", kg));
    approve(issuance.getJsonNumber("proposal").longValue());
  }

  private static String reference() {
    return "DEMO-" + UUID.randomUUID().toString().substring(0, 18).toUpperCase(Locale.ROOT);
  }

  /** The second administrator's word. */
  public void approve(long proposal) {
    second.post("approvals/" + proposal, json().add("approve", true));
  }
}
