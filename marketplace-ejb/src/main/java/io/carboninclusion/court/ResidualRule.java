package io.carboninclusion.court;

/** Where the money goes that the purchase leaves over, as the decision says. */
public enum ResidualRule {
  /** Back to the payer. */
  REFUND,
  TREASURY,
  DONATION
}
