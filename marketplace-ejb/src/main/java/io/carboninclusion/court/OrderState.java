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
  /**
   * Closed: what was bought is retired, with a certificate, and the residual is still to be paid.
   * Also where the judge closed it before anything was bought; then there is no certificate.
   */
  RETIRED,
  /** Closed in the same way, and nothing is left on the account. */
  RESIDUAL_PAID,
  FILED,
  /** Taken back before anything was bought; all money goes back to the payer. */
  WITHDRAWN
}
