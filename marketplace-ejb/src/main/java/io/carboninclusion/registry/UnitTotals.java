package io.carboninclusion.registry;

import io.carboninclusion.kernel.Quantity;

/** Every kilogram ever issued is held, frozen for an order, or retired. */
public record UnitTotals(long issuedKg, long heldKg, long frozenKg, long retiredKg) {

  public boolean balanced() {
    return issuedKg == heldKg + frozenKg + retiredKg;
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

  public Quantity retired() {
    return new Quantity(retiredKg);
  }
}
