package io.carboninclusion.personal;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A person's account under its pseudonym: the number says nothing of the person.
 *
 * @param consents purposes that hold now
 * @param said every word on a consent, the last first
 * @param acts accepted ones, ever
 * @param earnedMg milligrams of them, whatever became of them since
 */
public record PersonalAccount(
    long id,
    String scheme,
    Set<ConsentPurpose> consents,
    List<Consent> said,
    Instant openedAt,
    long acts,
    long earnedMg) {

  public PersonalAccount {
    consents = Set.copyOf(consents);
    said = List.copyOf(said);
  }

  /**
   * One word on one purpose.
   *
   * @param version of the text that was agreed to
   * @param by PARTNER, CITIZEN or ERASURE
   */
  public record Consent(
      ConsentPurpose purpose, String version, boolean given, Instant saidAt, String by) {}
}
