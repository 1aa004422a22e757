package io.carboninclusion.trading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/**
 * Open, high, low, close, volume and turnover of each instrument's day, kept as trades come. A day
 * is a day of Asia/Shanghai, which is eight hours ahead of UTC all year, counted from 1970-01-01.
 */
final class TradingDays {
  private static final long SHANGHAI_MICROS = 8L * 3600 * 1_000_000;
  private static final long DAY_MICROS = 24L * 3600 * 1_000_000;

  /** Day, open, high, low, close, volume, turnover, trades. */
  private static final int COLUMNS = 8;

  private final Rows rows;
  private final List<long[]> current = new ArrayList<>();

  /**
   * @param rows of {@link ViewTable#INSTRUMENT_DAY}
   */
  TradingDays(Rows rows) {
    this.rows = rows;
  }

  void restart() {
    current.clear();
  }

  void save(LongConsumer out) {
    out.accept(current.size());
    for (long[] day : current) {
      out.accept(day == null ? 0 : 1);
      if (day != null) {
        Arrays.stream(day).forEach(out);
      }
    }
  }

  void restore(LongSupplier in) {
    for (long count = in.getAsLong(); count > 0; count--) {
      boolean traded = in.getAsLong() == 1;
      current.add(traded ? LongStream.generate(in).limit(COLUMNS).toArray() : null);
    }
  }

  static long day(long micros) {
    return Math.floorDiv(micros + SHANGHAI_MICROS, DAY_MICROS);
  }

  void traded(int instrument, long micros, long priceFen, long kg) {
    while (current.size() <= instrument) {
      current.add(null);
    }
    long day = day(micros);
    long[] it = current.get(instrument);
    if (it == null || it[0] != day) {
      it = new long[] {day, priceFen, priceFen, priceFen, priceFen, 0, 0, 0};
      current.set(instrument, it);
    }
    it[2] = Math.max(it[2], priceFen);
    it[3] = Math.min(it[3], priceFen);
    it[4] = priceFen;
    it[5] += kg;
    it[6] += priceFen * kg;
    it[7]++;
    int row = rows.of(instrument, day);
    for (int column = 1; column < it.length; column++) {
      rows.set(row, column + 1, it[column]);
    }
  }
}
