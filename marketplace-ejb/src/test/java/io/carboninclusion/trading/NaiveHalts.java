package io.carboninclusion.trading;

import io.carboninclusion.exchange.TradingPhase;
import java.math.BigDecimal;

/** What an order of the {@link NaiveMarket} may do to the price before trading pauses. */
final class NaiveHalts {
  private NaiveHalts() {}

  /**
   * @param before the last price before the order, 0 without any
   */
  static void afterOrder(NaiveInstrument it, long before, long now) {
    if (it.haltMove == 0) {
      return;
    }
    boolean windowIsOver = now - it.windowBegan >= it.haltWindow * 1_000_000;
    if (it.windowPrice == 0 || windowIsOver) {
      it.windowBegan = now;
      it.windowPrice = before == 0 ? it.last : before;
    }
    if (it.windowPrice == 0) {
      return;
    }
    BigDecimal allowed =
        BigDecimal.valueOf(it.windowPrice).multiply(BigDecimal.valueOf(it.haltMove, 4));
    if (BigDecimal.valueOf(it.last - it.windowPrice).abs().compareTo(allowed) > 0) {
      it.phase = TradingPhase.CALL_AUCTION;
      it.opens = now + it.haltCoolDown * 1_000_000;
      it.windowPrice = 0;
    }
  }
}
