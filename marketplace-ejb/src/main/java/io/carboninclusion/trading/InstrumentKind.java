package io.carboninclusion.trading;

/** What saved the carbon. */
public enum InstrumentKind {
  /** Citizens' everyday acts, pooled. */
  PERSONAL,
  FORESTRY
}
