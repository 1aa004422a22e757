package io.carboninclusion.trading;

/**
 * How much the market takes at a time.
 *
 * @param keys most idempotency keys kept
 * @param lagMillis views older than this stop the intake
 * @param lagCommands as many commands behind do so too
 * @param snapshotCommands after so many commands the state is saved
 */
record MarketLimits(int keys, long lagMillis, long lagCommands, long snapshotCommands) {
  static final MarketLimits USUAL = new MarketLimits(Keys.LIMIT, 10_000, 200_000, 1_000_000);
}
