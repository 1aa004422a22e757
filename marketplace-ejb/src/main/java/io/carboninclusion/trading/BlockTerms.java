package io.carboninclusion.trading;

/**
 * The terms of a block as its other party saw them, so that what it accepts is what it saw.
 *
 * @param priceFen fen per tonne
 */
public record BlockTerms(long priceFen, long kg) {}
