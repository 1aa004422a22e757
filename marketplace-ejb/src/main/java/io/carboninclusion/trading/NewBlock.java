package io.carboninclusion.trading;

import io.carboninclusion.exchange.Side;
import java.time.Instant;

/**
 * A block to propose.
 *
 * @param counterparty the other enterprise's id
 * @param side what the proposer does
 * @param priceFen fen per tonne
 * @param validUntil the first moment at which it cannot be accepted any more
 * @param idempotencyKey a retry with the same key gets the first answer; null if there is none
 */
public record NewBlock(
    String instrument,
    long counterparty,
    Side side,
    long priceFen,
    long kg,
    Instant validUntil,
    String idempotencyKey) {}
