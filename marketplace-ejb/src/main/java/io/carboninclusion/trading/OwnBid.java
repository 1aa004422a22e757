package io.carboninclusion.trading;

import java.time.Instant;

/**
 * A bid as its bidder sees it.
 *
 * @param id the sequence of its command, which tells nothing about the bids of others
 * @param priceFen what it offers at most, fen per tonne
 * @param frozenMilliFen until the clearing, then 0
 * @param wonKg 0 until the clearing
 * @param paidMilliFen at the one price of all; 0 until the clearing
 */
public record OwnBid(
    long id,
    long auction,
    long priceFen,
    long kg,
    long frozenMilliFen,
    Instant at,
    long wonKg,
    long paidMilliFen) {}
