package io.carboninclusion.trading;

import io.carboninclusion.exchange.InstrumentStatus;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.kernel.Money;
import io.carboninclusion.kernel.Rejected;

/**
 * A listed instrument with what the market did to it today.
 *
 * @param status null while its definition is on the way to the core
 * @param lastFen price of the last trade, 0 before the first
 * @param previousCloseFen last price of the last earlier day with a trade, else the reference price
 * @param dayVolumeKg traded today (Asia/Shanghai)
 * @param dayTurnoverMilliFen the sum of today's trades in thousandths of a fen
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
    long dayHighFen,
    long dayLowFen,
    long dayVolumeKg,
    long dayTurnoverMilliFen,
    long issuedKg,
    long retiredKg) {

  /** Whether it takes orders. */
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
