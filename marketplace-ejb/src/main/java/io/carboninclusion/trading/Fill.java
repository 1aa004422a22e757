package io.carboninclusion.trading;

/**
 * One trade of an order.
 *
 * @param instrument the number of the book it was made in
 * @param priceFen fen per tonne
 */
public record Fill(long trade, int instrument, long priceFen, long kg) {}
