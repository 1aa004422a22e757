package io.carboninclusion.participant;

/**
 * Fired once an enterprise's approval is committed; no transaction is active then. From now on it
 * may hold cash and units: its id is its account's id.
 */
public record EnterpriseApproved(long enterpriseId, EnterpriseKind kind) {}
