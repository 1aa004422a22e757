package io.carboninclusion.exchange;

/** Receives the levels of a book, best first. */
@FunctionalInterface
public interface DepthReader {
  /**
   * @param priceFen fen per tonne
   * @param kg the sum of what rests there
   */
  void level(long priceFen, long kg, int orders);
}
