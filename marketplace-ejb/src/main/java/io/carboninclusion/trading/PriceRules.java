package io.carboninclusion.trading;

/**
 * @param referenceFen fen per tonne; 0 if none is set
 * @param bandBasisPoints hundredths of a percent around the reference; 0 is a fixed price, -1 none
 */
public record PriceRules(long referenceFen, int bandBasisPoints) {}
