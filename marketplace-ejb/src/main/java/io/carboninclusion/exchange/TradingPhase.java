package io.carboninclusion.exchange;

/**
 * What the hours of an instrument's trading day let its book do; whether it is open at all is its
 * {@link InstrumentStatus}. The ordinal is journalled and saved: add at the end only.
 */
public enum TradingPhase {
  /** Orders come and trade at once. It is so from the beginning: around the clock. */
  CONTINUOUS,
  /** Between two sessions: no new orders and nothing meets; cancelling goes on. */
  CLOSED,
  /** Orders gather without meeting; at its end they trade at one price, see {@link CallAuction}. */
  CALL_AUCTION;

  private static final TradingPhase[] ALL = values();

  /** The phase with this ordinal, without copying the array of values. */
  public static TradingPhase of(int ordinal) {
    return ALL[ordinal];
  }
}
