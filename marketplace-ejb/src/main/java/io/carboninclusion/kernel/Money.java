package io.carboninclusion.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of yuan in thousandths of a fen (1 yuan = 100 fen = 100,000 milliFen).
 *
 * <p>A price is whole fen per tonne and a quantity whole kilograms, so price times quantity is a
 * whole number of thousandths of a fen: a trade rounds nothing. What enters is whole fen; what
 * leaves is rounded down to the fen. Arithmetic that does not fit throws.
 *
 * @param milliFen thousandths of a fen; negative amounts exist as differences only
 */
public record Money(long milliFen) implements Comparable<Money> {

  public static final long MILLI_FEN_PER_FEN = 1_000;
  public static final Money ZERO = new Money(0);

  public static Money ofFen(long fen) {
    return new Money(Math.multiplyExact(fen, MILLI_FEN_PER_FEN));
  }

  /** What {@code quantity} costs at {@code priceFen} fen a tonne, exactly. */
  public static Money price(long priceFen, Quantity quantity) {
    return new Money(Math.multiplyExact(priceFen, quantity.kg()));
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(milliFen, other.milliFen));
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(milliFen, other.milliFen));
  }

  /** Whole fen that may leave an account: rounded down, the rest stays. */
  public long fenDown() {
    return Math.floorDiv(milliFen, MILLI_FEN_PER_FEN);
  }

  /** Yuan with two decimals, half up: what a page shows. */
  public BigDecimal yuan() {
    return exactYuan().setScale(2, RoundingMode.HALF_UP);
  }

  /** Yuan with five decimals: the amount as it is kept. */
  public BigDecimal exactYuan() {
    return BigDecimal.valueOf(milliFen, 5);
  }

  public boolean isNegative() {
    return milliFen < 0;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(milliFen, other.milliFen);
  }
}
