package io.carboninclusion.trading;

import io.carboninclusion.exchange.Limits;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.kernel.Money;
import io.carboninclusion.kernel.Quantity;
import io.carboninclusion.kernel.Rejected;
import java.time.Duration;
import java.time.Instant;

/** What an auction must be to be proposed, each with its own refusal; the core checks it again. */
final class AuctionRules {

  /** How far ahead an auction may end. */
  private static final Duration FARTHEST = Duration.ofDays(366);

  private AuctionRules() {}

  /**
   * The least that a bid may be for, in kg.
   *
   * @param available what the seller can sell, in kg
   */
  static long checked(NewAuction wish, InstrumentRecord instrument, long available, Instant now) {
    checkWindow(wish.opensAt(), wish.closesAt(), now);
    if (wish.floorFen() < 1 || wish.floorFen() > Limits.MAX_PRICE_FEN) {
      throw Rejected.because(
              Reason.PRICE_OUT_OF_RANGE,
              Money.ofFen(Limits.MAX_PRICE_FEN),
              Outcome.price(wish.floorFen()))
          .at("floorFen");
    }
    instrument.requireOnTick(wish.floorFen(), "floorFen");
    checkQuantity(wish.kg(), Limits.MAX_KG, instrument.lotKg(), "kg");
    long least = wish.leastKg() == null ? instrument.lotKg() : wish.leastKg();
    checkQuantity(least, wish.kg(), instrument.lotKg(), "leastKg");
    if (wish.kg() > available) {
      throw Rejected.because(
              Reason.INSUFFICIENT_UNITS, new Quantity(wish.kg()), new Quantity(available))
          .at("kg");
    }
    return least;
  }

  private static void checkWindow(Instant opens, Instant closes, Instant now) {
    if (opens.isBefore(now)) {
      throw Rejected.because(TradingRefusal.AUCTION_BEGIN_OVER).at("opensAt");
    }
    Instant latest = now.plus(FARTHEST);
    if (opens.isAfter(latest) || closes.isAfter(latest)) {
      throw Rejected.because(TradingRefusal.AUCTION_TOO_FAR, FARTHEST.toDays())
          .at(opens.isAfter(latest) ? "opensAt" : "closesAt");
    }
    if (!closes.isAfter(opens)) {
      throw Rejected.because(Reason.AUCTION_WINDOW_INVALID, opens, closes).at("closesAt");
    }
  }

  private static void checkQuantity(long kg, long most, long lot, String field) {
    if (kg < 1 || kg > most) {
      throw Rejected.because(Reason.QUANTITY_OUT_OF_RANGE, new Quantity(most), Outcome.quantity(kg))
          .at(field);
    }
    if (kg % lot != 0) {
      throw Rejected.because(Reason.QUANTITY_OFF_LOT, new Quantity(lot), new Quantity(kg))
          .at(field);
    }
  }
}
