package io.carboninclusion.audit;

/** Why this room refuses; each is a key {@code rejected.<name>} of its bundle. */
public enum ApprovalRefusal {
  NOT_AN_ADMINISTRATOR,
  OWN_PROPOSAL,
  ALREADY_DECIDED,
  UNKNOWN_PROPOSAL
}
