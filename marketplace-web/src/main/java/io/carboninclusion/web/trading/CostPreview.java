package io.carboninclusion.web.trading;

import io.carboninclusion.exchange.Side;
import io.carboninclusion.trading.Depth;
import io.carboninclusion.trading.DepthLevel;
import io.carboninclusion.trading.Quote;
import java.util.ArrayList;
import java.util.List;

/**
 * What an order would cost or bring at this moment, level by level.
 *
 * @param levels what it would trade with, the best price first
 * @param restKg what would stay in the book
 * @param feeMilliFen the taker's fee of what would trade at once, in thousandths of a fen
 * @param totalMilliFen cost plus fee for a purchase, proceeds less fee for a sale
 * @param frozenMilliFen what a purchase freezes when it is accepted
 */
public record CostPreview(
    boolean buy,
    List<Level> levels,
    long filledKg,
    long restKg,
    long costMilliFen,
    long feeMilliFen,
    long totalMilliFen,
    long frozenMilliFen) {

  /** So much at one price. */
  public record Level(long priceFen, long kg) {}

  static CostPreview of(Side side, Quote quote, Depth depth) {
    List<Level> levels = new ArrayList<>();
    long left = quote.fillKg();
    for (DepthLevel level : side == Side.BUY ? depth.asks() : depth.bids()) {
      if (left <= 0) {
        break;
      }
      long taken = Math.min(left, level.kg());
      levels.add(new Level(level.priceFen(), taken));
      left -= taken;
    }
    return new CostPreview(
        side == Side.BUY,
        levels,
        quote.fillKg(),
        quote.restKg(),
        quote.costMilliFen(),
        quote.feeMilliFen(),
        quote.costMilliFen() + (side == Side.BUY ? 1 : -1) * quote.feeMilliFen(),
        quote.frozenMilliFen());
  }
}
