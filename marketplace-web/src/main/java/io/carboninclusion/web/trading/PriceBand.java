package io.carboninclusion.web.trading;

import io.carboninclusion.trading.PriceRules;
import java.util.Optional;

/**
 * The prices an order may have today, in fen per tonne, shown beside the price input. It rounds as
 * the core does, inwards; the core alone decides.
 */
public record PriceBand(long lowestFen, long highestFen) {

  private static final int NONE = -1;
  private static final long WHOLE = 10_000;

  /** Empty if the rules have no band. */
  static Optional<PriceBand> of(PriceRules rules, long tickFen) {
    if (rules == null || rules.bandBasisPoints() == NONE || rules.referenceFen() == 0) {
      return Optional.empty();
    }
    long reference = rules.referenceFen();
    long lowest =
        -Math.floorDiv(Math.multiplyExact(-reference, WHOLE - rules.bandBasisPoints()), WHOLE);
    long highest =
        Math.floorDiv(Math.multiplyExact(reference, WHOLE + rules.bandBasisPoints()), WHOLE);
    return Optional.of(new PriceBand(Math.max(tickFen, lowest), highest));
  }
}
