package io.carboninclusion.trading;

import io.carboninclusion.audit.Decided;
import io.carboninclusion.kernel.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Carries out what a second administrator decided on deposits, payments, rules and auctions. */
@ApplicationScoped
class Decisions {

  static final String DEPOSIT = "DEPOSIT";
  static final String WITHDRAWAL = "WITHDRAWAL";
  static final String PRICE_RULES = "PRICE_RULES";
  static final String INSTRUMENT_RULE = "INSTRUMENT_RULE";
  static final String AUCTION = "AUCTION";

  private static final Logger LOG = Logger.getLogger(Decisions.class.getName());

  @Inject Deposits deposits;
  @Inject Withdrawals withdrawals;
  @Inject Instruments instruments;
  @Inject AuctionLots auctions;
  @Inject RoomIntents intents;

  /**
   * A payment is closed either way: a rejected one releases the sum. The decision is committed, so
   * whatever fails here is tried again.
   */
  void decided(@Observes Decided decided) {
    try {
      carryOut(decided);
    } catch (RuntimeException failure) {
      intents.expect();
      throw failure;
    }
  }

  private void carryOut(Decided decided) {
    long id = decided.subjectId();
    boolean approved = decided.approved();
    switch (decided.kind()) {
      case DEPOSIT -> {
        if (approved) {
          carryOut(deposits.command(id));
        }
      }
      case WITHDRAWAL -> carryOut(withdrawals.closing(id, approved));
      case PRICE_RULES -> {
        if (approved) {
          carryOut(instruments.setting(id));
        }
      }
      case INSTRUMENT_RULE -> {
        if (approved) {
          carryOut(instruments.changing(id));
        }
      }
      case AUCTION -> {
        if (approved) {
          carryOut(auctions.announcing(id));
        }
      }
      default -> {
        // Another room's.
      }
    }
  }

  /** The decision stands: what does not get through now is sent again by {@link Resending}. */
  private void carryOut(RoomCommand command) {
    Outcome outcome;
    try {
      outcome = intents.carryOut(command);
    } catch (Rejected notNow) {
      LOG.log(Level.WARNING, "Intent {0} waits: {1}", new Object[] {command, notNow.reason()});
      return;
    }
    outcome.orThrow();
  }
}
