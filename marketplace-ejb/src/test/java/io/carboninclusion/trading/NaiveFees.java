package io.carboninclusion.trading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.LongUnaryOperator;

/**
 * What an order of the {@link NaiveMarket} pays for its trades, in hundredths of a percent: of the
 * amount exactly, then rounded down to a thousandth of a fen.
 */
record NaiveFees(long maker, long taker) {
  long of(boolean isMaker, long amount) {
    BigDecimal share = BigDecimal.valueOf(isMaker ? maker : taker).movePointLeft(4);
    return BigDecimal.valueOf(amount)
        .multiply(share)
        .setScale(0, RoundingMode.FLOOR)
        .longValueExact();
  }

  /** An amount with the fee, whichever it will be. */
  long with(long amount) {
    return amount + Math.max(of(true, amount), of(false, amount));
  }

  /** The most kilograms in whole lots that a sum pays at a price, whichever fee it will be. */
  long lots(long sum, long price, long lot) {
    return lots(sum, price, lot, this::with);
  }

  /**
   * @param withFee an amount with the fee that it is known to pay
   */
  static long lots(long sum, long price, long lot, LongUnaryOperator withFee) {
    long kg = sum / (price * lot) * lot;
    while (withFee.applyAsLong(kg * price) > sum) {
      kg -= lot;
    }
    return kg;
  }
}
