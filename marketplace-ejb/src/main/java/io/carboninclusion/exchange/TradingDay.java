package io.carboninclusion.exchange;

import java.math.BigInteger;

/**
 * The trading day of one instrument: opened by command, counted trade by trade, closed by command.
 * Its close is the volume-weighted mean of all trades since the close before; days without enough
 * of them keep that one.
 */
final class TradingDay {
  /** What the amount is counted in beyond, so that no day is too busy for it. */
  private static final long FULL = 1L << 62;

  /** Counted from 1970-01-01; 0 before the first. */
  int number;

  boolean isOpen;

  /** Fen per tonne, 0 before the first close with a trade. */
  long closeFen;

  long kg;
  long amount;
  long amountFull;

  void open(int day) {
    number = day;
    isOpen = true;
  }

  void count(long priceFen, long tradedKg) {
    kg += tradedKg;
    amount += priceFen * tradedKg;
    if (amount >= FULL) {
      amount -= FULL;
      amountFull++;
    }
  }

  /**
   * @param needsKg up to this volume the close before stays
   */
  void close(long tickFen, long needsKg) {
    isOpen = false;
    if (kg > needsKg) {
      closeFen = meanFen(tickFen);
    }
    forgetTrades();
  }

  /** What trades from now on counts for the next close, also before the next day begins. */
  void forgetTrades() {
    kg = 0;
    amount = 0;
    amountFull = 0;
  }

  /** Thousandths of a fen by kilograms are fen per tonne; half a tick is rounded up. */
  private long meanFen(long tickFen) {
    BigInteger sum =
        BigInteger.valueOf(amountFull)
            .multiply(BigInteger.valueOf(FULL))
            .add(BigInteger.valueOf(amount));
    BigInteger perTick = BigInteger.valueOf(kg).multiply(BigInteger.valueOf(tickFen));
    BigInteger two = BigInteger.TWO;
    BigInteger ticks = sum.multiply(two).add(perTick).divide(perTick.multiply(two));
    return ticks.longValueExact() * tickFen;
  }
}
