package io.carboninclusion.trading;

/**
 * What reductions of one kind cost, weighted by kilograms; prices in fen per tonne.
 *
 * @param kg what was traded; with none the prices are 0
 * @param trades how many trades, or how many purchases by cases
 * @param meanFen volume-weighted mean, half up
 * @param medianFen the lowest price at which half of the kilograms were reached
 */
public record PriceStatistics(
    long trades, long kg, long meanFen, long medianFen, long lowestFen, long highestFen) {

  /** Nothing was traded. */
  public static final PriceStatistics NONE = new PriceStatistics(0, 0, 0, 0, 0, 0);
}
