package io.carboninclusion.registry;

import io.carboninclusion.audit.Trail;
import io.carboninclusion.audit.Transactions;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Right;
import io.carboninclusion.participant.Role;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.Outcome;
import io.carboninclusion.trading.RoomIntents;
import io.carboninclusion.trading.TradingRefusal;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Retirements: the words are committed first, with the caller's key; then the command goes to the
 * core with their hash and the certificate's number, drawn here. Whoever asks again under the same
 * key meets the same row, so nothing is retired twice and the number stays the same.
 */
@ApplicationScoped
class RetirementDesk {

  private static final Logger LOG = Logger.getLogger(RetirementDesk.class.getName());

  @Inject Retirements retirements;
  @Inject Certificates certificates;
  @Inject RoomIntents intents;
  @Inject Listings listings;
  @Inject OrderBook orderBook;
  @Inject Transactions transactions;
  @Inject Trail trail;

  /** The outcome comes on the writer's side, where nobody may wait for the database. */
  @Resource ManagedExecutorService executor;

  CompletionStage<Certificate> retire(Caller caller, RetirementRequest wish, String key) {
    caller.requireRight(Right.RETIRE);
    caller.require(Role.TRADER, Role.SELLER, Role.OPERATOR);
    intents.requireTrading();
    int year = Instant.now(Clock.systemUTC()).atZone(PrintLanguage.MARKET_ZONE).getYear();
    CheckedRetirement checked =
        CheckedRetirement.of(
            wish, listings.instrument(wish.instrument()), key, CertificateNumber.draw(year));
    RetirementRow row = transactions.inNew(() -> findOrAdd(caller, checked));
    if (!row.isOf(checked)) {
      throw Rejected.because(TradingRefusal.KEY_REUSED).at("Idempotency-Key");
    }
    return outcome(row).thenApplyAsync(outcome -> certificate(row, outcome), executor);
  }

  private RetirementRow findOrAdd(Caller caller, CheckedRetirement checked) {
    Optional<RetirementRow> before = retirements.find(caller.enterpriseId(), checked.keyHash());
    if (before.isPresent()) {
      return before.get();
    }
    long intent = intents.next();
    RetirementRow row = new RetirementRow(intent, caller, checked, Clock.systemUTC().instant());
    retirements.add(row);
    trail.record(
        caller.actor(),
        "RETIRE",
        "retirement " + intent,
        Map.of("instrument", checked.request().instrument(), "kg", checked.request().kg()));
    return row;
  }

  private CompletionStage<Outcome> outcome(RetirementRow row) {
    try {
      Optional<Outcome> known = orderBook.outcomeOf(row.id());
      if (known.isPresent()) {
        return CompletableFuture.completedStage(known.get());
      }
      return orderBook
          .send(row.command())
          .whenComplete(
              (outcome, failure) -> {
                if (failure != null) {
                  intents.expect();
                }
              });
    } catch (Rejected notTaken) {
      // The words are committed and the command will be sent again: to say "refused" would be
      // wrong.
      LOG.log(Level.WARNING, notTaken, () -> "retirement " + row.id() + " waits to be sent");
      intents.expect();
      throw Rejected.because(TradingRefusal.OUTCOME_UNKNOWN);
    } catch (RuntimeException failure) {
      intents.expect();
      throw failure;
    }
  }

  private Certificate certificate(RetirementRow row, Outcome outcome) {
    outcome.orThrow("kg");
    orderBook.awaitViews(outcome.sequence());
    CertificateNumber number = CertificateNumber.parse(row.certificate());
    return certificates
        .find(number)
        .orElseThrow(
            () -> Rejected.because(RegistryRefusal.CERTIFICATE_NOT_READY, number.toString()));
  }

  /** Whoever may retire for the enterprise may also see what became of it. */
  Page<Retirement> list(Caller caller, Long cursor, int limit) {
    if (!caller.may(Right.RETIRE)) {
      caller.requireRight(Right.VIEW);
    }
    return retirements.of(caller.enterpriseId(), cursor, Page.size(limit));
  }
}
