package io.carboninclusion.exchange;

/** Why an order left the book. The ordinal is stored in the views: add at the end only. */
public enum CloseReason {
  /** All of its quantity, or as much as its budget buys, has traded. */
  FILLED,
  /** Its owner cancelled it. */
  CANCELLED,
  /** It may not rest, and nothing more could trade, or less than it needs. */
  NOT_RESTING,
  /** Its last trading day is over. */
  EXPIRED,
  /** It would have traded with another order of its own account. */
  SELF_TRADE,
  /** It is post-only, and a new band let it meet an older order, which it would have taken. */
  POST_ONLY
}
