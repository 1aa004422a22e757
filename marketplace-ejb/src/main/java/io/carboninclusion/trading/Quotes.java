package io.carboninclusion.trading;

import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.Instrument;
import io.carboninclusion.exchange.Limits;
import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.TradingPhase;
import io.carboninclusion.kernel.Rejected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Works out what an order would do against the best levels of a book, by the rules of the core. */
final class Quotes {
  private final Instrument instrument;
  private final long sequence;
  private final List<DepthLevel> levels = new ArrayList<>();
  private final Side side;
  private final long limitFen;
  private long fillKg;
  private long costMilliFen;
  private long feeMilliFen;
  private long worstFen;

  /**
   * @param limitFen 0 for a budget without a limit
   */
  private Quotes(Exchange core, Instrument instrument, Side side, long limitFen, long sequence) {
    this.instrument = instrument;
    this.side = side;
    this.limitFen = limitFen;
    this.sequence = sequence;
    // Before a call auction nothing meets: what comes can only wait for it.
    if (instrument.phase() != TradingPhase.CALL_AUCTION) {
      core.depth(
          instrument.id(),
          side.opposite(),
          Depths.LEVELS,
          (price, kg, orders) -> levels.add(new DepthLevel(price, kg, orders)));
    }
  }

  /**
   * On the writer's thread.
   *
   * @throws Rejected UNKNOWN_INSTRUMENT, PRICE_OUT_OF_RANGE, QUANTITY_OUT_OF_RANGE,
   *     AMOUNT_OUT_OF_RANGE
   */
  static Quote of(PlaceOrder order, Exchange core, int id, long sequence) {
    Instrument instrument = core.instrument(id);
    if (instrument == null) {
      throw Rejected.because(Reason.UNKNOWN_INSTRUMENT, 0L, (long) id).at("instrument");
    }
    long limitFen = OrderIntake.limitFen(order);
    if (limitFen < 0 || limitFen > Limits.MAX_PRICE_FEN) {
      throw refused(Reason.PRICE_OUT_OF_RANGE, Limits.MAX_PRICE_FEN, order.priceFen());
    }
    boolean isLimit = order.type() == OrderType.LIMIT;
    long amount = OrderIntake.amount(order);
    if (amount < 1 || amount > (isLimit ? Limits.MAX_KG : Limits.MAX_CASH_MILLI_FEN)) {
      throw isLimit
          ? refused(Reason.QUANTITY_OUT_OF_RANGE, Limits.MAX_KG, amount)
          : refused(Reason.AMOUNT_OUT_OF_RANGE, Limits.MAX_CASH_MILLI_FEN, amount);
    }
    Quotes quotes = new Quotes(core, instrument, order.side(), limitFen, sequence);
    boolean rests = OrderIntake.timeInForce(order).rests();
    return isLimit
        ? quotes.quantity(amount, OrderIntake.terms(order).leastAtOnce(amount))
        : quotes.budget(amount, rests);
  }

  /** The refusal that the core would answer with. */
  static Rejected refused(Reason reason, long expected, long given) {
    Outcome refusal = new Outcome(0, Instant.EPOCH, reason, expected, given, null, List.of());
    try {
      refusal.orThrow();
      throw new IllegalStateException("not a refusal: " + reason);
    } catch (Rejected rejected) {
      return rejected;
    }
  }

  /**
   * @param leastAtOnce with less the order trades nothing at all
   */
  private Quote quantity(long kg, long leastAtOnce) {
    for (DepthLevel level : levels) {
      if (accepts(level) && fillKg < kg) {
        take(level.priceFen(), Math.min(level.kg(), kg - fillKg));
      }
    }
    if (fillKg < leastAtOnce) {
      fillKg = 0;
      costMilliFen = 0;
      feeMilliFen = 0;
      worstFen = 0;
    }
    long needed = side == Side.BUY ? instrument.fees().with(Math.multiplyExact(limitFen, kg)) : 0;
    return quote(kg - fillKg, needed);
  }

  private Quote budget(long sum, boolean rests) {
    for (DepthLevel level : levels) {
      long left = instrument.fees().withoutTaker(sum - costMilliFen - feeMilliFen);
      long affordable = lots(left, level.priceFen());
      if (accepts(level) && affordable > 0) {
        take(level.priceFen(), Math.min(level.kg(), affordable));
      }
    }
    long left = instrument.fees().without(sum - costMilliFen - feeMilliFen);
    long rest = rests && limitFen > 0 ? lots(left, limitFen) : 0;
    return quote(rest, sum);
  }

  private boolean accepts(DepthLevel level) {
    long price = level.priceFen();
    boolean inBand = price >= instrument.lowestFen() && price <= instrument.highestFen();
    return inBand && (limitFen == 0 || (side == Side.BUY ? price <= limitFen : price >= limitFen));
  }

  private long lots(long sum, long priceFen) {
    return sum / (priceFen * instrument.lotKg()) * instrument.lotKg();
  }

  private void take(long priceFen, long kg) {
    fillKg += kg;
    costMilliFen += priceFen * kg;
    feeMilliFen += instrument.fees().ofTaker(priceFen * kg);
    worstFen = priceFen;
  }

  private Quote quote(long restKg, long frozenMilliFen) {
    return new Quote(sequence, fillKg, costMilliFen, feeMilliFen, worstFen, restKg, frozenMilliFen);
  }
}
