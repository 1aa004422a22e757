package io.carboninclusion.api;

import io.carboninclusion.trading.Outcome;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one command to cancel all did. */
public record AllCancelled(
    @Schema(description = "journal sequence of the command") long sequence,
    @Schema(description = "orders that it took out, at most 1,000") long cancelled,
    @Schema(description = "orders still open that were meant too: ask again") long left,
    @Schema(description = "when the command was stamped") OffsetDateTime time) {

  /** Made of the outcome alone, so that a retry gets the same. */
  static AllCancelled of(Outcome outcome) {
    outcome.orThrow();
    return new AllCancelled(
        outcome.sequence(), outcome.expected(), outcome.given(), MarketTime.of(outcome.time()));
  }
}
