package io.carboninclusion.exchange;

/**
 * What becomes of an order that would trade with another one of the same account; the younger of
 * the two decides. The ordinal is journalled: add at the end only.
 */
public enum SelfTrade {
  /** They trade like any other two. */
  NONE,
  /** What is left of the younger one is cancelled; what it traded before stands. */
  CANCEL_NEWEST,
  /** The older one is cancelled and the younger goes on. */
  CANCEL_OLDEST,
  /**
   * Both become smaller by what would have traded, and the one with nothing left is cancelled. A
   * sum has no quantity to take from: an older order by sum is cancelled.
   */
  DECREMENT;

  private static final SelfTrade[] ALL = values();

  /** The one with this ordinal, without copying the array of values. */
  public static SelfTrade of(int ordinal) {
    return ALL[ordinal];
  }
}
