package io.carboninclusion.web.registry;

import io.carboninclusion.exchange.InstrumentStatus;
import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.web.trading.BookCost;
import java.util.Comparator;

/**
 * An instrument as a way to retire the quantity wished for.
 *
 * @param heldKg available on the own account
 * @param buyKg what has to be bought, whole lots
 * @param cost of buying it now; null if nothing has to be bought
 */
public record RetirementChoice(
    InstrumentRecord instrument, String name, long heldKg, long buyKg, BookCost cost) {

  /** Those that can serve first, and of them the cheapest. */
  static final Comparator<RetirementChoice> CHEAPEST_FIRST =
      Comparator.comparing(RetirementChoice::isPossible)
          .reversed()
          .thenComparing(choice -> choice.cost == null ? 0 : choice.cost.totalMilliFen())
          .thenComparing(choice -> choice.instrument.code());

  /** Whether it can be done now. */
  public boolean isPossible() {
    return buyKg == 0 || isOpen() && cost.isComplete();
  }

  public boolean isOpen() {
    return instrument.status() == InstrumentStatus.OPEN;
  }

  public boolean isBought() {
    return buyKg > 0;
  }

  public long offeredKg() {
    return cost == null ? 0 : cost.offeredKg();
  }

  /** Null if not all of it can be bought. */
  public Long costMilliFen() {
    if (cost == null) {
      return 0L;
    }
    return cost.isComplete() ? cost.totalMilliFen() : null;
  }
}
