package io.carboninclusion.trading;

import java.time.Instant;

/**
 * What the clearing of an auction found.
 *
 * @param priceFen the one price that all pay, fen per tonne; 0 where nobody bid
 * @param at when it was cleared
 */
public record AuctionResult(long priceFen, long soldKg, int bidders, int bids, Instant at) {}
