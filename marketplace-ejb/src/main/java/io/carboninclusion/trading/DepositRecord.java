package io.carboninclusion.trading;

import java.time.Instant;

/**
 * A deposit as entered by an administrator, with what became of it.
 *
 * @param proposal the id of its proposal to the second administrator
 */
public record DepositRecord(
    long id,
    long account,
    long amountFen,
    String bankReference,
    Instant enteredAt,
    long proposal,
    State state) {

  /** What became of a deposit. */
  public enum State {
    /** It waits for the second administrator. */
    PROPOSED,
    REJECTED,
    BOOKED
  }
}
