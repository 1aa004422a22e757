package io.carboninclusion.registry;

/** What decided a restoration; the word stands in the bundles as {@code DocumentKind.<NAME>}. */
public enum DocumentKind {
  /** 判决书 or 裁定书. */
  JUDGMENT,
  /** 调解书. */
  MEDIATION,
  /** An agency's decision or agreement. */
  DECISION
}
