package io.carboninclusion.exchange;

/** What limits an order: a quantity at a price, or a sum of money. */
public enum OrderType {
  /** Buy or sell a quantity at the limit price or better. */
  LIMIT,
  /**
   * Buy whole lots for at most a sum. With a limit price it may rest with its unspent sum; without
   * one it is always immediate-or-cancel.
   */
  BUDGET
}
