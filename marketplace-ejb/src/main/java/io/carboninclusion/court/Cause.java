package io.carboninclusion.court;

import io.carboninclusion.trading.InstrumentKind;
import java.util.Set;

/**
 * What a case may be about.
 *
 * @param kinds of reduction with the function that was damaged; a purchase of another kind needs a
 *     written reason. A setting of the administrators.
 * @param basisZh where the choice of kinds comes from, or that it is an example
 */
public record Cause(
    String code,
    String nameZh,
    String nameEn,
    Set<InstrumentKind> kinds,
    String basisZh,
    String basisEn) {

  public Cause {
    kinds = Set.copyOf(kinds);
  }

  public boolean allows(InstrumentKind kind) {
    return kinds.contains(kind);
  }
}
