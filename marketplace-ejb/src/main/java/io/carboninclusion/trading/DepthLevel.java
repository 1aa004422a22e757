package io.carboninclusion.trading;

/**
 * What rests at one price.
 *
 * @param priceFen fen per tonne
 */
public record DepthLevel(long priceFen, long kg, int orders) {}
