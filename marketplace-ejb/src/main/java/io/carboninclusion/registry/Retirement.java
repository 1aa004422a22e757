package io.carboninclusion.registry;

import io.carboninclusion.kernel.Quantity;
import java.time.Instant;

/**
 * One of the caller's own retirements, whatever became of it.
 *
 * @param certificate its number if the units are retired, else null
 * @param refusal the core's reason, or null
 */
public record Retirement(
    long id,
    String instrument,
    long kg,
    String beneficiary,
    Purpose purpose,
    Instant requestedAt,
    RetirementState state,
    String certificate,
    String refusal) {

  public Quantity quantity() {
    return new Quantity(kg);
  }
}
