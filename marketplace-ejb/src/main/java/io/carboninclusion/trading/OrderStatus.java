package io.carboninclusion.trading;

/** Where an order stands. The ordinal is stored in the views: add at the end only. */
public enum OrderStatus {
  /** It rests in the book, perhaps partly filled. */
  OPEN,
  FILLED,
  CANCELLED,
  /** It was immediate-or-cancel, and nothing more could trade. */
  NOT_RESTING;

  private static final OrderStatus[] STATUSES = values();

  static OrderStatus of(int ordinal) {
    return STATUSES[ordinal];
  }
}
