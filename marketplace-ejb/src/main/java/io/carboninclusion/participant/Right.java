package io.carboninclusion.participant;

/** What one user may do for the enterprise; MANAGE is to add users and change their rights. */
public enum Right {
  VIEW,
  TRADE,
  RETIRE,
  MANAGE
}
