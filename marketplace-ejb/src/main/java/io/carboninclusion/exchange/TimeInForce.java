package io.carboninclusion.exchange;

/**
 * How long an order that did not trade at once stays in the book. The ordinal is journalled: add at
 * the end only.
 */
public enum TimeInForce {
  /** Good till cancelled: it rests. */
  GTC,
  /** Immediate or cancel: what does not trade at once is cancelled. */
  IOC,
  /** Fill or kill: it trades at once and in full, or not at all. */
  FOK,
  /** It rests until the trading day under way is closed. */
  DAY,
  /** Good till date: it rests until its last trading day is closed. */
  GTD;

  /** Whether what does not trade at once stays in the book. */
  public boolean rests() {
    return this != IOC && this != FOK;
  }
}
