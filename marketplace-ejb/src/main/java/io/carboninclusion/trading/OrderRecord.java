package io.carboninclusion.trading;

import java.time.Instant;

/**
 * An order as its owner sees it now.
 *
 * @param sequence the command that placed it
 * @param clientOrderId the owner's own reference, or null
 * @param instrument the instrument's code
 */
public record OrderRecord(
    long sequence,
    String clientOrderId,
    String instrument,
    OrderState state,
    Instant placedAt,
    Instant changedAt) {

  public long id() {
    return state.id();
  }
}
