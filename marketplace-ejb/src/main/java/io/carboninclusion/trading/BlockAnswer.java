package io.carboninclusion.trading;

/** What a party does with an open block proposal. */
public enum BlockAnswer {
  /** The other party trades. */
  ACCEPT,
  /** The other party does not. */
  DECLINE,
  /** The proposer takes it back. */
  WITHDRAW
}
