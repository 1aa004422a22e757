package io.carboninclusion.exchange;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The one price at which the orders that have gathered trade: that of the greatest volume; of
 * several that of the smallest imbalance between what is wanted and what is offered there; of those
 * the nearest to the reference price, or without one to the last price; of two equally near ones
 * the lower. Orders outside the band have no part. A sum counts as what it buys at its limit.
 */
final class CallAuction {
  private final NavigableMap<Long, Long> wanted = new TreeMap<>();
  private final NavigableMap<Long, Long> offered = new TreeMap<>();
  private final Instrument instrument;

  CallAuction(Instrument instrument) {
    this.instrument = instrument;
  }

  /** What waits at a price, in kg. */
  void add(Side side, long priceFen, long kg) {
    (side == Side.BUY ? wanted : offered).merge(priceFen, kg, Long::sum);
  }

  /** Fen per tonne; 0 if nothing would trade. */
  long priceFen() {
    long near = instrument.referenceFen() > 0 ? instrument.referenceFen() : instrument.lastFen();
    long bidKg = wanted.values().stream().mapToLong(Long::longValue).sum();
    long askKg = 0;
    Map.Entry<Long, Long> bid = wanted.firstEntry();
    Map.Entry<Long, Long> ask = offered.firstEntry();
    long best = 0;
    long mostKg = 0;
    long leastImbalance = 0;
    for (long price : candidates(near)) {
      while (bid != null && bid.getKey() < price) {
        bidKg -= bid.getValue();
        bid = wanted.higherEntry(bid.getKey());
      }
      while (ask != null && ask.getKey() <= price) {
        askKg += ask.getValue();
        ask = offered.higherEntry(ask.getKey());
      }
      long kg = Math.min(bidKg, askKg);
      long imbalance = Math.abs(bidKg - askKg);
      boolean nearer = Math.abs(price - near) < Math.abs(best - near);
      boolean equal = kg == mostKg && imbalance == leastImbalance;
      if (kg > mostKg
          || (kg == mostKg && kg > 0 && imbalance < leastImbalance)
          || (equal && kg > 0 && nearer)) {
        best = price;
        mostKg = kg;
        leastImbalance = imbalance;
      }
    }
    return best;
  }

  /**
   * What is wanted changes only behind a bid's price, what is offered only at an ask's: in between
   * nothing does, so that the ends of each such stretch and the price that is to be near are
   * enough.
   */
  private TreeSet<Long> candidates(long near) {
    TreeSet<Long> prices = new TreeSet<>();
    for (NavigableMap<Long, Long> side : List.of(wanted, offered)) {
      for (long price : side.keySet()) {
        prices.add(price - instrument.tickFen());
        prices.add(price);
        prices.add(price + instrument.tickFen());
      }
    }
    prices.add(near);
    prices.removeIf(price -> price < instrument.tickFen() || !instrument.isInBand(price));
    return prices;
  }
}
