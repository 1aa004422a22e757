package io.carboninclusion.court;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.InstrumentKind;
import java.util.List;
import java.util.Set;

/**
 * What a restoration order would do at this moment, for whoever writes or confirms it; nobody is
 * bound by it.
 *
 * @param missing fields the confirmation still asks for, as the entry names them
 * @param kg the decision's tonnes in whole lots, or null
 * @param requiredFen the deposit it takes, or null while tonnes, instrument or cap are missing
 * @param allowedKinds of the cause; empty while it is missing
 * @param otherKind whether the instrument is of another kind, which needs a reason
 * @param forecast against the book as it stands, or null while it cannot be said
 * @param prices what the kind cost lately, or empty while the instrument is missing
 * @param warnings reasons of {@link Warning} with their numbers
 */
public record Assessment(
    NumberRead number,
    List<String> missing,
    Long kg,
    Long requiredFen,
    Set<InstrumentKind> allowedKinds,
    boolean otherKind,
    Forecast forecast,
    List<PriceNote> prices,
    List<Rejected> warnings) {

  public Assessment {
    missing = List.copyOf(missing);
    allowedKinds = Set.copyOf(allowedKinds);
    prices = List.copyOf(prices);
    warnings = List.copyOf(warnings);
  }

  /**
   * The purchase against the best levels of the book.
   *
   * @param sequence the last command in the book that was looked at
   * @param bestOfferFen fen per tonne; 0 if nothing is offered
   * @param fillKg what would be bought at once
   * @param costMilliFen what that costs, thousandths of a fen
   * @param feeMilliFen the fee of that, thousandths of a fen
   * @param averageFen fen per tonne, half up; 0 if nothing would be bought
   * @param restKg what would wait in the book
   * @param residualMilliFen what of the deposit is left when all is bought at once and nothing
   *     waits; else what is left besides
   * @param nextLotMilliFen what one lot more would take beyond the sum; 0 for tonnes
   */
  public record Forecast(
      long sequence,
      long bestOfferFen,
      long fillKg,
      long costMilliFen,
      long feeMilliFen,
      long averageFen,
      long worstFen,
      long restKg,
      long residualMilliFen,
      long nextLotMilliFen) {}
}
