package io.carboninclusion.trading;

import java.util.function.Function;

/**
 * Gathers the candles of the trades of one transaction. They are added to what the tables have from
 * the transactions before, so that nothing has to be known of those: the watermark sees to it that
 * each is added once.
 */
final class Candles {
  private static final CandleInterval[] INTERVALS = CandleInterval.values();

  private final Rows[] rows = new Rows[INTERVALS.length];

  /**
   * @param tables the rows of INSTRUMENT_MINUTE, INSTRUMENT_HOUR and INSTRUMENT_DAY
   */
  Candles(Function<ViewTable, Rows> tables) {
    for (CandleInterval interval : INTERVALS) {
      rows[interval.ordinal()] = tables.apply(ViewTable.of(interval));
    }
  }

  void traded(int instrument, long micros, long priceFen, long kg) {
    for (CandleInterval interval : INTERVALS) {
      traded(rows[interval.ordinal()], instrument, interval.at(micros), priceFen, kg);
    }
  }

  private static void traded(Rows rows, int instrument, long number, long priceFen, long kg) {
    int before = rows.count();
    int row = rows.of(instrument, number);
    if (row == before) {
      rows.set(row, 2, priceFen, priceFen, priceFen, priceFen);
      rows.set(row, 6, 0);
      rows.set(row, 7, 0);
      rows.set(row, 8, 0);
    }
    rows.set(row, 3, Math.max(rows.get(row, 3), priceFen));
    rows.set(row, 4, Math.min(rows.get(row, 4), priceFen));
    rows.set(row, 5, priceFen);
    rows.set(row, 6, rows.get(row, 6) + kg);
    rows.set(row, 7, rows.get(row, 7) + priceFen * kg);
    rows.set(row, 8, rows.get(row, 8) + 1);
  }
}
