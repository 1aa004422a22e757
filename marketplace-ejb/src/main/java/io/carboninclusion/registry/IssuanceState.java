package io.carboninclusion.registry;

/**
 * REQUESTED, then PROPOSED by one administrator (or DECLINED), then approved or REJECTED by
 * another.
 */
public enum IssuanceState {
  REQUESTED,
  PROPOSED,
  DECLINED,
  REJECTED,
  /** Two administrators agreed; the command is on its way. */
  APPROVED,
  ISSUED,
  /** The core refused the command. */
  REFUSED
}
