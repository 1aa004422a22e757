package io.carboninclusion.trading;

/** Finds the answer of an earlier command. */
@FunctionalInterface
interface PastOutcomes {
  /** The first answer, once the views have it; throws OUTCOME_UNKNOWN if that takes too long. */
  Outcome outcome(long sequence);
}
