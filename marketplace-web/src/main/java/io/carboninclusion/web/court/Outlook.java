package io.carboninclusion.web.court;

import io.carboninclusion.court.Assessment;
import io.carboninclusion.court.Warning;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.web.trading.CostPreview;
import java.time.Instant;
import java.util.List;

/**
 * What a purchase would be at this moment, as both pages of the desk show it.
 *
 * @param instrument null while none is chosen
 * @param levels of the book that it would take, the cheapest first
 * @param bestKg what is offered at the best price
 */
public record Outlook(
    Assessment assessment,
    InstrumentRecord instrument,
    List<CostPreview.Level> levels,
    long bestKg,
    Instant at) {

  /** What would be bought at once and what waits; null while it cannot be said. */
  public Assessment.Forecast forecast() {
    return assessment.forecast();
  }

  /** Whether everything would be bought at once. */
  public boolean isComplete() {
    return forecast() != null && forecast().restKg() == 0 && forecast().fillKg() > 0;
  }

  /** Whether the decision's tonnes became more by whole lots. */
  public boolean isRoundedUp() {
    return warnings().stream().anyMatch(warning -> warning.is(Warning.ROUNDED_UP_TO_LOT));
  }

  public List<Rejected> warnings() {
    return assessment.warnings();
  }

  /** Warnings that stand beside the costs: a number's own stand at the number. */
  public List<Rejected> costWarnings() {
    return warnings().stream()
        .filter(
            warning -> !"number".equals(warning.field()) && !"kindReason".equals(warning.field()))
        .toList();
  }

  /** The price to be compared with others: what would be paid, else the best offer; or null. */
  public Long hereFen() {
    if (forecast() == null || forecast().bestOfferFen() == 0) {
      return null;
    }
    return forecast().averageFen() > 0 ? forecast().averageFen() : forecast().bestOfferFen();
  }
}
