package io.carboninclusion.registry;

/** What the views know of a retirement. */
public enum RetirementState {
  /** Its command is on the way. */
  REQUESTED,
  RETIRED,
  /** The core refused it; there is no certificate. */
  REFUSED
}
