package io.carboninclusion.trading;

/**
 * A bid of a cleared auction without its bidder, in the order in which they were served.
 *
 * @param priceFen what it offered, fen per tonne
 * @param cumulatedKg of this one and those before it
 * @param acceptedKg what it got
 */
public record BidStep(long priceFen, long kg, long cumulatedKg, long acceptedKg) {}
