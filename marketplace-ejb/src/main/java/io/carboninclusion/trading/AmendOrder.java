package io.carboninclusion.trading;

/**
 * Changes limit and quantity of an open limit order.
 *
 * @param priceFen the new limit in fen per tonne
 * @param kg the new quantity in all, with what has traded already
 * @param idempotencyKey a retry with the same key gets the first answer; null if there is none
 */
public record AmendOrder(long orderId, Long priceFen, Long kg, String idempotencyKey) {}
