package io.carboninclusion.exchange;

/** Why an order left the book. The ordinal is stored in the views: add at the end only. */
public enum CloseReason {
  /** All of its quantity, or as much as its budget buys, has traded. */
  FILLED,
  /** Its owner cancelled it. */
  CANCELLED,
  /** It was immediate-or-cancel, and nothing more could trade. */
  NOT_RESTING
}
