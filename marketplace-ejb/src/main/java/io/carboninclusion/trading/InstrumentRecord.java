package io.carboninclusion.trading;

import io.carboninclusion.exchange.InstrumentStatus;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.kernel.Money;
import io.carboninclusion.kernel.Rejected;
import java.time.Instant;

/**
 * A listed instrument with what the market did to it today.
 *
 * @param status null while its definition is on the way to the core
 * @param lastFen price of the last trade, 0 before the first
 * @param previousCloseFen close of the trading day before the one under way, or before the last one
 *     while none is; the reference price before the first close
 * @param dayOpenFen price of today's first trade, 0 without any; so are high and low
 * @param dayVolumeKg traded in the book today (Asia/Shanghai)
 * @param dayTurnoverMilliFen the sum of today's trades in the book in thousandths of a fen
 * @param dayBlockKg traded in blocks today, beside the book
 * @param dayBlockMilliFen the sum of today's block trades in thousandths of a fen
 * @param opensAt when its next session begins, null while its hours let it trade
 * @param haltedUntil when the call auction is that ends an automatic halt, null without one
 */
public record InstrumentRecord(
    int id,
    String code,
    String nameZh,
    String nameEn,
    InstrumentKind kind,
    String scheme,
    int vintage,
    long lotKg,
    long tickFen,
    InstrumentStatus status,
    PriceRules rules,
    long lastFen,
    long previousCloseFen,
    long dayOpenFen,
    long dayHighFen,
    long dayLowFen,
    long dayVolumeKg,
    long dayTurnoverMilliFen,
    long dayBlockKg,
    long dayBlockMilliFen,
    long issuedKg,
    long retiredKg,
    Instant opensAt,
    Instant haltedUntil) {

  /** Whether administrators let it take orders; outside its hours it takes none nevertheless. */
  public boolean isOpen() {
    return status == InstrumentStatus.OPEN;
  }

  /**
   * As the core would refuse it, for rooms that bind somebody to a price before.
   *
   * @throws Rejected PRICE_OFF_TICK {tick, price}
   */
  public void requireOnTick(long priceFen, String field) {
    if (priceFen % tickFen != 0) {
      throw Rejected.because(Reason.PRICE_OFF_TICK, Money.ofFen(tickFen), Money.ofFen(priceFen))
          .at(field);
    }
  }

  /** Last price less previous close, fen per tonne; 0 while nothing traded. */
  public long changeFen() {
    return lastFen == 0 || previousCloseFen == 0 ? 0 : lastFen - previousCloseFen;
  }
}
