package io.carboninclusion.court;

import java.time.Instant;

/**
 * Something that happened to a restoration order. Numbers that do not belong to the kind are null.
 *
 * @param who the person's name at the time, or null where the market itself acted
 * @param milliFen an amount in thousandths of a fen
 * @param priceFen fen per tonne
 * @param note a reason, a bank reference or a certificate's number; may be empty
 */
public record TimelineEntry(
    Kind kind, Instant at, String who, Long kg, Long priceFen, Long milliFen, String note) {

  /** What happened; the words stand in the bundle as {@code TimelineEntry.<NAME>}. */
  public enum Kind {
    DRAFTED,
    CONFIRMED,
    /** A deposit was booked; who: the second administrator; note: the bank's reference. */
    DEPOSITED,
    PURCHASE_ORDERED,
    /** The core refused the purchase; note: its reason. */
    PURCHASE_REFUSED,
    /** Everything bought at one price. */
    BOUGHT,
    /** Complete: the market closes the case by itself. */
    COMPLETED,
    CLOSE_ORDERED,
    WITHDRAWN,
    /** Note: the certificate's number. */
    RETIRED,
    /** What was below one fen stays with the market. */
    REST_KEPT,
    RESIDUAL_REQUESTED,
    /** Who: the second administrator; note: the bank's reference. */
    RESIDUAL_PAID,
    RESIDUAL_RELEASED,
    FILED
  }
}
