package io.carboninclusion.personal;

import java.time.Instant;

/**
 * A pay-out of a pool's proceeds.
 *
 * @param number 1, 2, ... within the pool
 * @param amountFen shared to the fen, nothing kept back
 * @param receivers contributors whose share was a fen or more
 */
public record Payout(
    long id,
    long pool,
    int number,
    long amountFen,
    long receivers,
    String askedBy,
    Instant askedAt,
    State state) {

  /** SENT until the views hold the command's outcome; only a PAID one counts into wallets. */
  public enum State {
    SENT,
    PAID,
    REFUSED
  }
}
