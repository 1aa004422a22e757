package io.carboninclusion.trading;

import io.carboninclusion.exchange.InstrumentStatus;
import io.carboninclusion.exchange.Limits;
import io.carboninclusion.exchange.TradingPhase;
import io.carboninclusion.exchange.Traits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** An instrument of the {@link NaiveMarket} with its open orders, in the order of their coming. */
final class NaiveInstrument {
  private static final BigDecimal FULL = BigDecimal.valueOf(10_000);

  final int id;
  final long tick;
  final long lot;
  final List<NaiveOrder> open = new ArrayList<>();

  /** Where purchases across books rest; null there itself. */
  NaiveInstrument acrossBooks;

  /** All of the market. */
  Collection<NaiveInstrument> all = List.of();

  /** The issuance of each serial; the first serial is 1. */
  final List<Long> issuanceOf = new ArrayList<>();

  InstrumentStatus status = InstrumentStatus.DEFINED;
  TradingPhase phase = TradingPhase.CONTINUOUS;
  long opens;

  /** What criteria may ask of it, or null. */
  Traits traits;

  long reference;
  int band = -1;
  long lowest;
  long highest = Limits.MAX_PRICE_FEN;
  long last;
  long needsKg;
  boolean referenceIsClose;
  long maxOrder = Limits.MAX_KG;
  boolean tPlusOne;
  long blockBand = 3_000;
  long minBlock = 1;
  long haltMove;
  long haltWindow = 300;
  long haltCoolDown = 300;
  long windowBegan;
  long windowPrice;
  NaiveFees fees = new NaiveFees(0, 0);

  /** By account: what it bought on the day while T+1 held and still has, each serial. */
  final Map<Integer, Set<Long>> purchases = new TreeMap<>();

  long maxOpen = Limits.MAX_OPEN_ORDERS;
  long maxPosition = Limits.MAX_KG;
  long blockFrom;
  long blockUntil = 1_440;

  /** The trading day under way or the last one; 0 before the first. */
  int day;

  boolean isDayOpen;
  long close;

  /** Close and volume of each day that was closed. */
  final Map<Integer, long[]> closes = new TreeMap<>();

  /** Price and quantity of each trade since the last close. */
  final List<long[]> dayTrades = new ArrayList<>();

  /** The serials that an account bought on the day under way, or the last one, under T+1. */
  Set<Long> boughtToday(int account) {
    return purchases.computeIfAbsent(account, a -> new TreeSet<>());
  }

  NaiveInstrument(int id, long tick, long lot) {
    this.id = id;
    this.tick = tick;
    this.lot = lot;
    this.lowest = tick;
  }

  /** The same rules and open orders, for what is only tried. */
  NaiveInstrument copy() {
    NaiveInstrument copy = new NaiveInstrument(id, tick, lot);
    copy.rules(reference, band);
    copy.status = status;
    copy.phase = phase;
    copy.fees = fees;
    copy.traits = traits;
    copy.all = all;
    if (acrossBooks != null) {
      copy.acrossBooks = acrossBooks.copy();
    }
    open.forEach(order -> copy.open.add(order.copy(copy)));
    return copy;
  }

  void rules(long newReference, int newBand) {
    reference = newReference;
    band = newBand;
    windowPrice = 0;
    lowest = tick;
    highest = Limits.MAX_PRICE_FEN;
    if (band >= 0) {
      lowest = Math.max(tick, share(10_000 - band, RoundingMode.CEILING));
      highest = Math.min(highest, share(10_000 + band, RoundingMode.FLOOR));
    }
  }

  boolean trades() {
    return status == InstrumentStatus.OPEN && phase == TradingPhase.CONTINUOUS;
  }

  long dayKg() {
    return dayTrades.stream().mapToLong(trade -> trade[1]).sum();
  }

  /** The mean by volume, to the tick, half a tick up; after a thin day the close before. */
  void closeDay() {
    isDayOpen = false;
    if (dayKg() > needsKg) {
      close = mean();
    }
    closes.put(day, new long[] {close, dayKg()});
    dayTrades.clear();
  }

  private long mean() {
    BigDecimal sum = BigDecimal.ZERO;
    for (long[] trade : dayTrades) {
      sum = sum.add(BigDecimal.valueOf(trade[0]).multiply(BigDecimal.valueOf(trade[1])));
    }
    BigDecimal tickTimesKg = BigDecimal.valueOf(tick).multiply(BigDecimal.valueOf(dayKg()));
    return sum.divide(tickTimesKg, 0, RoundingMode.HALF_UP).longValueExact() * tick;
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

  /** The whole lots, in kilograms, that a sum pays at a price without a fee. */
  long lots(long sum, long price) {
    return sum / (price * lot) * lot;
  }

  /** The purchase that an offer meets first: here or, while this trades, across books. */
  NaiveOrder bestPurchase() {
    NaiveOrder best = best(true);
    for (NaiveOrder order : trades() ? acrossBooks.open : List.<NaiveOrder>of()) {
      long price = order.priceIn(this);
      boolean fits = traits != null && NaiveCriteria.fits(traits, order.criteria);
      if (fits && allows(price) && order.takesALotOf(this)) {
        boolean older = best != null && price == best.priceIn(this) && order.arrived < best.arrived;
        best = best == null || price > best.priceIn(this) || older ? order : best;
      }
    }
    return best;
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
