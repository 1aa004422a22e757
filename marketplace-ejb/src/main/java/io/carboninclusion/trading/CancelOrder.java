package io.carboninclusion.trading;

/**
 * Takes an open order out of the book.
 *
 * @param idempotencyKey a retry with the same key gets the first answer; null if there is none
 */
public record CancelOrder(long orderId, String idempotencyKey) {}
