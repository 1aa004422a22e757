package io.carboninclusion.court;

import io.carboninclusion.trading.PriceStatistics;

/** What reductions of one kind cost, as a judge is told who decides on a price. */
public record PriceNote(Period period, PriceStatistics prices) {

  /** Whose prices. */
  public enum Period {
    /** All trades of the last 30 days, today included. */
    DAYS_30,
    DAYS_90,
    /** Earlier purchases by courts and agencies. */
    CASES
  }
}
