package io.carboninclusion.trading;

import java.util.Set;

/**
 * Which instruments an order across books may buy, in the market's words.
 *
 * @param kinds one or more
 * @param scheme the only scheme's code, or null for any
 * @param firstVintage the earliest year of the reductions, or null for any
 * @param lastVintage the latest year, or null for any
 */
public record Wanted(
    Set<InstrumentKind> kinds, String scheme, Integer firstVintage, Integer lastVintage) {
  public Wanted {
    kinds = kinds == null ? Set.of() : Set.copyOf(kinds);
  }
}
