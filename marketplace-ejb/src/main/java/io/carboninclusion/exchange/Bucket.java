package io.carboninclusion.exchange;

/**
 * Where on an account an amount stands. The ordinal is stored in the views: add at the end only.
 */
public enum Bucket {
  AVAILABLE,
  FROZEN,
  /** Units bought for a case: they can only be retired for it. */
  RETIRE_ONLY
}
