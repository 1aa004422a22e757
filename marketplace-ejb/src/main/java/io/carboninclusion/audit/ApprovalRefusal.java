package io.carboninclusion.audit;

/** Why this room refuses; each is a key {@code rejected.<name>} of its bundle. */
public enum ApprovalRefusal {
  NOT_ALLOWED,
  OWN_PROPOSAL,
  ALREADY_DECIDED,
  UNKNOWN_PROPOSAL
}
