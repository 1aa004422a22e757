package io.carboninclusion.exchange;

/** How long an order that did not trade at once stays in the book. */
public enum TimeInForce {
  /** Good till cancelled: it rests. */
  GTC,
  /** Immediate or cancel: what does not trade at once is cancelled. */
  IOC
}
