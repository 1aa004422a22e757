package io.carboninclusion.trading;

import java.time.Instant;

/**
 * What an instrument did in one minute, hour or day (Asia/Shanghai) in which it traded; prices in
 * fen per tonne.
 *
 * @param number of the interval, the cursor of lists
 * @param turnoverMilliFen the sum of its trades in thousandths of a fen
 */
public record Candle(
    long number,
    Instant begin,
    long openFen,
    long highFen,
    long lowFen,
    long closeFen,
    long volumeKg,
    long turnoverMilliFen,
    long trades) {

  /** The mean price weighted by volume, half up. */
  public long meanFen() {
    return Math.floorDiv(2 * turnoverMilliFen + volumeKg, 2 * volumeKg);
  }
}
