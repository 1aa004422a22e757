package io.carboninclusion.participant;

/** What an account is for that is not an enterprise's own. */
public enum AccountKind {
  /** Units of a pool of personal reductions and what their sale brings in; its operator sells. */
  POOL,
  /** Money and units of one court or agency's order; what it buys can only be retired for it. */
  CASE
}
