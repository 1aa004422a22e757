package io.carboninclusion.court;

/** Where a restoration order stands; it follows from what was done to it and from the views. */
public enum OrderState {
  /** Being written; nothing is bound. */
  DRAFT,
  /** The decision stands and the case has its account; the deposit is awaited. */
  CONFIRMED,
  /** The deposit is on the account of the case. */
  FUNDED,
  /** The purchase is in the book, not complete. */
  BUYING,
  /** Nothing more is bought; what was bought is being retired. */
  BOUGHT,
  /** Retired, with a certificate; the residual is still to be paid. */
  RETIRED,
  /** Retired, and nothing is left on the account. */
  RESIDUAL_PAID,
  FILED,
  /** Ended without a purchase; all money goes back. */
  WITHDRAWN
}
