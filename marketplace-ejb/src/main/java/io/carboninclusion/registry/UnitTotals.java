package io.carboninclusion.registry;

import io.carboninclusion.kernel.Quantity;

/**
 * Every kilogram ever issued is held, frozen for an order, held for a case that alone may retire
 * it, or retired.
 */
public record UnitTotals(
    long issuedKg, long heldKg, long frozenKg, long retireOnlyKg, long retiredKg) {

  public boolean balanced() {
    return issuedKg == heldKg + frozenKg + retireOnlyKg + retiredKg;
  }

  public Quantity issued() {
    return new Quantity(issuedKg);
  }

  public Quantity held() {
    return new Quantity(heldKg);
  }

  public Quantity frozen() {
    return new Quantity(frozenKg);
  }

  public Quantity retireOnly() {
    return new Quantity(retireOnlyKg);
  }

  public Quantity retired() {
    return new Quantity(retiredKg);
  }
}
