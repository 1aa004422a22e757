package io.carboninclusion.trading;

/** Where an order stands. The ordinal is stored in the views: add at the end only. */
public enum OrderStatus {
  /** It rests in the book, perhaps partly filled. */
  OPEN,
  FILLED,
  CANCELLED,
  /** It may not rest, and nothing more could trade, or less than it needs. */
  NOT_RESTING,
  /** Its last trading day is over. */
  EXPIRED,
  /** It would have traded with another order of its own account. */
  SELF_TRADE,
  /** It is post-only, and a new band let it meet an older order, which it would have taken. */
  POST_ONLY;

  private static final OrderStatus[] STATUSES = values();

  static OrderStatus of(int ordinal) {
    return STATUSES[ordinal];
  }
}
