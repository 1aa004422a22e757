package io.carboninclusion.trading;

/**
 * One trade of an order.
 *
 * @param priceFen fen per tonne
 */
public record Fill(long trade, long priceFen, long kg) {}
