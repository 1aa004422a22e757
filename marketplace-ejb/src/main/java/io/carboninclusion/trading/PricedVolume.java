package io.carboninclusion.trading;

import java.math.BigInteger;
import java.util.List;

/** What was traded at one price. */
record PricedVolume(long priceFen, long trades, long kg) {

  /**
   * @param volumes by rising price
   */
  static PriceStatistics statistics(List<PricedVolume> volumes) {
    if (volumes.isEmpty()) {
      return PriceStatistics.NONE;
    }
    long trades = 0;
    BigInteger kg = BigInteger.ZERO;
    BigInteger turnover = BigInteger.ZERO;
    for (PricedVolume volume : volumes) {
      BigInteger weight = BigInteger.valueOf(volume.kg);
      trades += volume.trades;
      kg = kg.add(weight);
      turnover = turnover.add(weight.multiply(BigInteger.valueOf(volume.priceFen)));
    }
    BigInteger mean = turnover.shiftLeft(1).add(kg).divide(kg.shiftLeft(1));
    return new PriceStatistics(
        trades,
        kg.longValueExact(),
        mean.longValueExact(),
        median(volumes, kg),
        volumes.get(0).priceFen,
        volumes.get(volumes.size() - 1).priceFen);
  }

  private static long median(List<PricedVolume> volumes, BigInteger kg) {
    BigInteger reached = BigInteger.ZERO;
    for (PricedVolume volume : volumes) {
      reached = reached.add(BigInteger.valueOf(volume.kg));
      if (reached.shiftLeft(1).compareTo(kg) >= 0) {
        return volume.priceFen;
      }
    }
    throw new IllegalStateException("half of the volume lies within the volume");
  }
}
