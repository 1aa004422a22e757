package io.carboninclusion.trading;

import io.carboninclusion.exchange.Side;

/**
 * Cancels the caller's open orders, the oldest first, as many as one command may.
 *
 * @param instrument the code of the one whose orders alone are meant, or null for all
 * @param side that alone is meant, or null for both
 * @param idempotencyKey a retry with the same key gets the first answer; null if there is none
 */
public record CancelOrders(String instrument, Side side, String idempotencyKey) {}
