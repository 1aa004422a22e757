package io.carboninclusion.web.trading;

import io.carboninclusion.kernel.Fees;
import io.carboninclusion.trading.Depth;
import io.carboninclusion.trading.DepthLevel;
import java.util.ArrayList;
import java.util.List;

/**
 * What buying a quantity would cost on the book of this moment, the cheapest level first. A
 * preview: the trades decide, and never above the price the buyer names.
 *
 * @param wantedKg what is to be bought
 * @param offeredKg what the book offers altogether
 * @param milliFen cost of what can be bought of it, thousandths of a fen
 * @param feeMilliFen the taker's fee of that
 */
public record BookCost(
    List<CostPreview.Level> levels,
    long wantedKg,
    long offeredKg,
    long milliFen,
    long feeMilliFen) {

  /** How deep into the book a preview looks. */
  public static final int LEVELS = 200;

  public static BookCost of(Depth depth, long wantedKg, Fees fees) {
    List<CostPreview.Level> levels = new ArrayList<>();
    long left = wantedKg;
    long offered = 0;
    long cost = 0;
    long fee = 0;
    for (DepthLevel level : depth.asks()) {
      offered = Math.addExact(offered, level.kg());
      long taken = Math.min(left, level.kg());
      if (taken > 0) {
        levels.add(new CostPreview.Level(level.priceFen(), taken));
        long amount = Math.multiplyExact(level.priceFen(), taken);
        cost = Math.addExact(cost, amount);
        fee = Math.addExact(fee, fees.ofTaker(amount));
        left -= taken;
      }
    }
    return new BookCost(levels, wantedKg, offered, cost, fee);
  }

  public boolean isComplete() {
    return offeredKg >= wantedKg;
  }

  public boolean isEmpty() {
    return levels.isEmpty();
  }

  public long boughtKg() {
    return Math.min(offeredKg, wantedKg);
  }

  /** The dearest price met, fen per tonne: what the buyer must at least be ready to pay. */
  public Long worstFen() {
    return levels.isEmpty() ? null : levels.get(levels.size() - 1).priceFen();
  }

  public CostPreview preview() {
    return new CostPreview(
        true,
        levels,
        boughtKg(),
        wantedKg - boughtKg(),
        milliFen,
        feeMilliFen,
        totalMilliFen(),
        totalMilliFen());
  }

  /** Cost and fee. */
  public long totalMilliFen() {
    return milliFen + feeMilliFen;
  }
}
