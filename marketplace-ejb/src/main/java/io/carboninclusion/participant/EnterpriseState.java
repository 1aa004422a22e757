package io.carboninclusion.participant;

/** PENDING from sign-up until an administrator approves or rejects it, once. */
public enum EnterpriseState {
  PENDING,
  APPROVED,
  REJECTED
}
