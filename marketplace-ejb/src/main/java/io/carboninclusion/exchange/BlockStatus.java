package io.carboninclusion.exchange;

/** Where a block proposal stands. The ordinal is stored in the views: add at the end only. */
public enum BlockStatus {
  /** The named party may accept or decline, the proposer may withdraw. */
  PROPOSED,
  /** It has traded. */
  ACCEPTED,
  DECLINED,
  WITHDRAWN,
  EXPIRED;

  private static final BlockStatus[] ALL = values();

  /** The status with this ordinal, without copying the array of values. */
  public static BlockStatus of(int ordinal) {
    return ALL[ordinal];
  }
}
