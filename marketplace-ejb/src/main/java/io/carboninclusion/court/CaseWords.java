package io.carboninclusion.court;

import io.carboninclusion.registry.CaseRetirement;
import io.carboninclusion.registry.CaseRetirements;
import io.carboninclusion.registry.Certificate;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.trading.RoomCommand;
import io.carboninclusion.trading.RoomIntents;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Closes a case: the words of its one certificate, and the command that bears their hash. */
@Dependent
class CaseWords {

  @Inject RoomIntents intents;
  @Inject CaseCommands commands;
  @Inject CaseRetirements retirements;
  @Inject Directory directory;
  @Inject Listings listings;

  /** Draws the intent and writes the words, in the caller's transaction. */
  RoomCommand close(OrderRow row, long kg) {
    long intent = intents.next();
    if (kg == 0) {
      row.close(intent, 0, null);
      return commands.closeEmpty(row);
    }
    CaseRetirements.Prepared prepared =
        retirements.prepare(intent, words(row, kg), CaseSteps.MARKET);
    row.close(intent, kg, prepared.certificate());
    return prepared.command();
  }

  /** The same command again. */
  RoomCommand closing(OrderRow row) {
    return row.closedKg() == 0 ? commands.closeEmpty(row) : retirements.command(row.closeIntent());
  }

  private CaseRetirement words(OrderRow row, long kg) {
    Terms terms = row.terms();
    Cause cause = directory.cause(terms.cause);
    return new CaseRetirement(
        row.account(),
        listings.find(terms.instrument).orElseThrow().code(),
        kg,
        new CaseRetirement.Party(terms.obliged, terms.obligedPerson),
        new CaseRetirement.Party(terms.payer, terms.payerPerson),
        terms.number,
        terms.body,
        terms.documentKind,
        terms.decidedOn,
        new Certificate.Name(cause.nameZh(), cause.nameEn()),
        terms.kindReason);
  }
}
