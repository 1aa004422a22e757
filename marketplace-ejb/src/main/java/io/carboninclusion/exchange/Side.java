package io.carboninclusion.exchange;

/** The two sides of an order book; every rule of matching is written once and takes the side. */
public enum Side {
  BUY,
  SELL;

  private static final Side[] SIDES = values();

  /** The side that an order of this side trades with. */
  public Side opposite() {
    return this == BUY ? SELL : BUY;
  }

  /** Whether an order of this side with limit {@code limit} accepts {@code price}. */
  boolean accepts(long limit, long price) {
    return this == BUY ? price <= limit : price >= limit;
  }

  /** The side with this ordinal, without copying the array of values. */
  public static Side of(int ordinal) {
    return SIDES[ordinal];
  }
}
