package io.carboninclusion.trading;

import java.time.Instant;

/**
 * A withdrawal as its company asked for it, with what became of it.
 *
 * @param bankReference of the payment that was entered, or null
 * @param proposal the id of that payment's proposal to the second administrator, or null
 */
public record WithdrawalRecord(
    long id,
    long account,
    long amountFen,
    Instant requestedAt,
    String bankReference,
    Long proposal,
    State state) {

  /** What became of a withdrawal. */
  public enum State {
    /** On the way to the core, or refused there. */
    REQUESTED,
    /** The sum is frozen and waits for the bank. */
    FROZEN,
    /** The payment waits for the second administrator. */
    PAYMENT_PROPOSED,
    PAID,
    /** The sum is available again. */
    RELEASED
  }
}
