package io.carboninclusion.court;

import io.carboninclusion.kernel.Fees;
import io.carboninclusion.kernel.Rejected;
import java.math.BigDecimal;

/** From the words of a decision to whole units: tonnes with decimals, lots, the deposit. */
final class Amounts {

  private static final long GRAMS_PER_KG = 1_000;
  private static final long GRAMS_PER_TONNE = 1_000_000;
  private static final long MILLI_FEN_PER_FEN = 1_000;

  private Amounts() {}

  /**
   * Grams of a quantity in tonnes as decisions write it, with at most six decimals.
   *
   * @throws Rejected TONNES_UNREADABLE, TONNES_OUT_OF_RANGE {most tonnes}
   */
  static long grams(String tonnes) {
    String plain = tonnes.strip();
    if (!plain.matches("[0-9]{1,12}([.][0-9]{1,6})?")) {
      throw Rejected.because(CourtRefusal.TONNES_UNREADABLE).at("tonnes");
    }
    long grams =
        new BigDecimal(plain).multiply(BigDecimal.valueOf(GRAMS_PER_TONNE)).longValueExact();
    if (grams < 1 || grams > Limits.TONNES * GRAMS_PER_TONNE) {
      throw Rejected.because(CourtRefusal.TONNES_OUT_OF_RANGE, String.format("%,d", Limits.TONNES))
          .at("tonnes");
    }
    return grams;
  }

  /** As a decision would write it: without zeros that say nothing. */
  static String tonnes(long grams) {
    BigDecimal tonnes = BigDecimal.valueOf(grams, 6).stripTrailingZeros();
    return tonnes.setScale(Math.max(0, tonnes.scale())).toPlainString();
  }

  /** Kilograms, rounded up to whole lots: the damage is made good in full. */
  static long wholeLotsUp(long grams, long lotKg) {
    long kg = ceilDiv(grams, GRAMS_PER_KG);
    return Math.multiplyExact(ceilDiv(kg, lotKg), lotKg);
  }

  /**
   * What must be on the account before {@code kg} may be bought at the cap, with the greater fee:
   * fen, rounded up.
   */
  static long depositFen(long capFen, long kg, Fees fees) {
    return ceilDiv(fees.with(Math.multiplyExact(capFen, kg)), MILLI_FEN_PER_FEN);
  }

  private static long ceilDiv(long amount, long unit) {
    return -Math.floorDiv(-amount, unit);
  }
}
