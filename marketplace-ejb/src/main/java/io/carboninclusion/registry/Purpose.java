package io.carboninclusion.registry;

/** What a retirement is for; the sentence stands in the bundles as {@code purpose.<NAME>}. */
public enum Purpose {
  COMPLIANCE_OFFSET,
  ECOLOGICAL_COMPENSATION,
  VOLUNTARY_OFFSET,
  VOLUNTARY_CANCELLATION,
  DONATION
}
