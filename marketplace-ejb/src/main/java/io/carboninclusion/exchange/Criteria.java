package io.carboninclusion.exchange;

/**
 * Which instruments a purchase across books may buy: those whose {@link Traits} fit all of it.
 *
 * @param kinds one bit a kind, the lowest for the kind 0; at least one
 * @param scheme the number of the only scheme that is meant, or 0 for any
 * @param firstVintage the earliest year of the reductions, or 0 for any
 * @param lastVintage the latest year of the reductions, not before the earliest
 * @param compensating only what courts admit for ecological compensation
 */
public record Criteria(
    long kinds, int scheme, int firstVintage, int lastVintage, boolean compensating) {
  private static final long ALL_KINDS = (1L << Traits.MAX_KIND + 1) - 1;

  boolean makeSense() {
    boolean namesKinds = kinds > 0 && kinds <= ALL_KINDS;
    boolean namesYears = firstVintage >= 0 && firstVintage <= lastVintage;
    return namesKinds && namesYears && lastVintage <= Traits.MAX_VINTAGE && scheme >= 0;
  }

  /** Whether it may buy this instrument; never one that nobody described. */
  boolean fit(Instrument instrument) {
    Traits traits = instrument.traits;
    return traits != null
        && (kinds & 1L << traits.kind()) != 0
        && (scheme == 0 || scheme == traits.scheme())
        && traits.vintage() >= firstVintage
        && traits.vintage() <= lastVintage
        && (traits.compensates() || !compensating);
  }
}
