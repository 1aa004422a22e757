package io.carboninclusion.trading;

import io.carboninclusion.exchange.InstrumentStatus;
import io.carboninclusion.exchange.Limits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** An instrument of the {@link NaiveMarket} with its open orders, in the order of their coming. */
final class NaiveInstrument {
  private static final BigDecimal FULL = BigDecimal.valueOf(10_000);

  final int id;
  final long tick;
  final long lot;
  final List<NaiveOrder> open = new ArrayList<>();

  /** The issuance of each serial; the first serial is 1. */
  final List<Long> issuanceOf = new ArrayList<>();

  InstrumentStatus status = InstrumentStatus.DEFINED;
  long reference;
  int band = -1;
  long lowest;
  long highest = Limits.MAX_PRICE_FEN;
  long last;

  NaiveInstrument(int id, long tick, long lot) {
    this.id = id;
    this.tick = tick;
    this.lot = lot;
    this.lowest = tick;
  }

  void rules(long newReference, int newBand) {
    reference = newReference;
    band = newBand;
    lowest = tick;
    highest = Limits.MAX_PRICE_FEN;
    if (band >= 0) {
      lowest = Math.max(tick, share(10_000 - band, RoundingMode.CEILING));
      highest = Math.min(highest, share(10_000 + band, RoundingMode.FLOOR));
    }
  }

  private long share(long parts, RoundingMode rounding) {
    BigDecimal exact = BigDecimal.valueOf(reference).multiply(BigDecimal.valueOf(parts));
    return exact.divide(FULL, 0, rounding).longValueExact();
  }

  boolean allows(long price) {
    return price >= lowest && price <= highest;
  }

  /** The highest price within the band that an order may have. */
  long highestTick() {
    return highest - highest % tick;
  }

  /** The whole lots, in kilograms, that a sum pays at a price. */
  long lots(long sum, long price) {
    return sum / (price * lot) * lot;
  }

  /** The open order that trades first on one side, or null: best price, then the oldest. */
  NaiveOrder best(boolean buying) {
    NaiveOrder best = null;
    for (NaiveOrder order : open) {
      if (order.buys() == buying && allows(order.price())) {
        boolean better =
            best == null || (buying ? order.price() > best.price() : order.price() < best.price());
        best = better ? order : best;
      }
    }
    return best;
  }
}
