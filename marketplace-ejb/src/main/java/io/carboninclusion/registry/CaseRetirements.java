package io.carboninclusion.registry;

import io.carboninclusion.audit.Actor;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.trading.RoomCommand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/**
 * Retirements that close a case: the words are written here, in the transaction of the court's
 * room, and the certificate follows from the views as every other does. If the command gets lost it
 * is sent again by this room, like that of any retirement.
 */
@ApplicationScoped
public class CaseRetirements {

  @Inject Retirements retirements;
  @Inject Listings listings;

  /**
   * What is to be sent.
   *
   * @param certificate its number, drawn now
   */
  public record Prepared(RoomCommand command, String certificate) {}

  /**
   * Writes the words down; joins the caller's transaction.
   *
   * @param intent a fresh one, which becomes the retirement's id
   */
  public Prepared prepare(long intent, CaseRetirement words, Actor by) {
    Instant now = Clock.systemUTC().instant();
    CertificateNumber number =
        CertificateNumber.draw(now.atZone(PrintLanguage.MARKET_ZONE).getYear());
    RetirementRow row =
        new RetirementRow(
            intent, words, listings.instrument(words.instrument()).id(), number, by, now);
    retirements.add(row);
    return new Prepared(row.command(), number.toString());
  }

  /** The command of a retirement that was prepared. */
  public RoomCommand command(long intent) {
    return retirements.get(intent).command();
  }
}
