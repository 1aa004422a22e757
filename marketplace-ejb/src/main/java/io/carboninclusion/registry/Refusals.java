package io.carboninclusion.registry;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.Outcome;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** What the core said to an intent that had no effect. */
@Dependent
class Refusals {

  @Inject OrderBook orderBook;

  /** The name of the core's reason, or null while no refusal is known. */
  String of(long intent) {
    Optional<Outcome> outcome = orderBook.outcomeOf(intent);
    try {
      outcome.ifPresent(Outcome::orThrow);
      return null;
    } catch (Rejected refusal) {
      return refusal.reason();
    }
  }
}
