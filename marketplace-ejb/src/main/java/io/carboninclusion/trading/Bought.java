package io.carboninclusion.trading;

/**
 * What an order across books buys of one instrument.
 *
 * @param instrument its code
 * @param paidMilliFen the sum of these trades without fees, thousandths of a fen
 */
public record Bought(String instrument, long kg, long paidMilliFen) {}
