package io.carboninclusion.kernel;

import java.math.BigDecimal;

/**
 * A quantity of reductions in whole kilograms of CO2e, never negative; one serial number stands for
 * one kilogram.
 *
 * @param kg kilograms
 */
public record Quantity(long kg) implements Comparable<Quantity> {

  public static final long KG_PER_TONNE = 1_000;
  public static final Quantity ZERO = new Quantity(0);

  public Quantity {
    if (kg < 0) {
      throw new IllegalArgumentException("a quantity is never negative: " + kg + " kg");
    }
  }

  public static Quantity ofTonnes(long tonnes) {
    return new Quantity(Math.multiplyExact(tonnes, KG_PER_TONNE));
  }

  public Quantity plus(Quantity other) {
    return new Quantity(Math.addExact(kg, other.kg));
  }

  /** What is left; throws if {@code other} is more than this. */
  public Quantity minus(Quantity other) {
    return new Quantity(Math.subtractExact(kg, other.kg));
  }

  public boolean isZero() {
    return kg == 0;
  }

  /** Whether this is a whole number of lots of {@code lotKg} kilograms. */
  public boolean isWholeLots(long lotKg) {
    return kg % lotKg == 0;
  }

  /** Tonnes with three decimals: what a page shows. */
  public BigDecimal tonnes() {
    return BigDecimal.valueOf(kg, 3);
  }

  @Override
  public int compareTo(Quantity other) {
    return Long.compare(kg, other.kg);
  }
}
