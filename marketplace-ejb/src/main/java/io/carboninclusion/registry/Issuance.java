package io.carboninclusion.registry;

import io.carboninclusion.kernel.Quantity;
import java.time.Instant;

/**
 * An issuance from the request to its serials.
 *
 * @param project null for one of a pool
 * @param pool the closed pool whose kilograms these are, or null
 * @param projectNameZh the name of the project or pool
 * @param account the project's owner or the pool's account, which gets the units
 * @param documentSha256 of the canonical document, 64 hexadecimal digits
 * @param proposal the id of its approval, or null
 * @param note why an administrator declined or rejected it, or empty
 * @param serials what was issued, or null
 * @param refusal the core's reason, or null
 */
public record Issuance(
    long id,
    Long project,
    Long pool,
    String projectNameZh,
    String projectNameEn,
    long account,
    String instrument,
    long kg,
    String documentSha256,
    String requestedBy,
    Instant requestedAt,
    Long proposal,
    String note,
    IssuanceState state,
    SerialRange serials,
    String refusal) {

  public Quantity quantity() {
    return new Quantity(kg);
  }
}
