package io.carboninclusion.court;

import io.carboninclusion.kernel.Fees;
import io.carboninclusion.kernel.Money;
import io.carboninclusion.kernel.Quantity;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.DepthLevel;
import io.carboninclusion.trading.InstrumentKind;
import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.PlaceOrder;
import io.carboninclusion.trading.Quote;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Works out what terms would do now, and what has to be said about them. */
@Dependent
class Assessments {

  private static final long KG_PER_TONNE = 1_000;

  @Inject EntryCheck entries;
  @Inject Directory directory;
  @Inject Listings listings;
  @Inject OrderBook orderBook;
  @Inject PriceNotes priceNotes;

  /**
   * @param depositMilliFen what is on the account of the case, or null before the confirmation
   */
  Assessment of(NumberRead number, Terms terms, Long depositMilliFen) {
    List<Rejected> warnings = new ArrayList<>(number.warnings());
    boolean otherKind = entries.isOfOtherKind(terms);
    if (otherKind && terms.kindReason.isBlank()) {
      warnings.add(Rejected.because(Warning.REASON_WANTED).at("kindReason"));
    }
    Assessment.Forecast forecast = null;
    Long required = null;
    List<PriceNote> prices = List.of();
    if (terms.instrument != null) {
      InstrumentRecord instrument = listings.find(terms.instrument).orElseThrow();
      prices = priceNotes.now(instrument.kind());
      rounding(terms, instrument, warnings);
      if (!instrument.isOpen()) {
        warnings.add(Rejected.because(Warning.INSTRUMENT_NOT_OPEN).at("instrument"));
      }
      if (isPriced(terms)) {
        Fees fees = listings.fees(instrument.code());
        required = terms.requiredFen(fees);
        forecast = forecast(terms, instrument, fees, warnings);
      }
    }
    deposit(required, depositMilliFen, warnings);
    return new Assessment(
        number,
        entries.missing(terms),
        terms.kg,
        required,
        terms.cause == null ? Set.<InstrumentKind>of() : directory.cause(terms.cause).kinds(),
        otherKind,
        forecast,
        prices,
        warnings);
  }

  private static boolean isPriced(Terms terms) {
    return terms.instrument != null
        && terms.capFen != null
        && (terms.kg != null || terms.sumFen != null);
  }

  private static void rounding(Terms terms, InstrumentRecord instrument, List<Rejected> warnings) {
    if (terms.kg != null && terms.kg * KG_PER_TONNE != terms.grams) {
      warnings.add(
          Rejected.because(
                  Warning.ROUNDED_UP_TO_LOT,
                  Amounts.tonnes(terms.grams),
                  new Quantity(terms.kg),
                  new Quantity(instrument.lotKg()))
              .at("tonnes"));
    }
  }

  private Assessment.Forecast forecast(
      Terms terms, InstrumentRecord instrument, Fees fees, List<Rejected> warnings) {
    boolean isSum = terms.sumFen != null;
    Quote quote =
        orderBook.quote(
            isSum
                ? PlaceOrder.purchaseFor(instrument.code(), terms.capFen, terms.sumFen)
                : PlaceOrder.purchase(instrument.code(), terms.capFen, terms.kg));
    long best =
        orderBook.depth(instrument.code(), 1).asks().stream()
            .mapToLong(DepthLevel::priceFen)
            .findFirst()
            .orElse(0);
    supply(terms, instrument, fees, quote, best, warnings);
    long money = Money.ofFen(terms.requiredFen(fees)).milliFen();
    long waiting = fees.with(terms.capFen * quote.restKg());
    long left = money - quote.costMilliFen() - quote.feeMilliFen() - waiting;
    boolean canTellNext = isSum && quote.restKg() == 0 && quote.worstFen() > 0;
    return new Assessment.Forecast(
        quote.sequence(),
        best,
        quote.fillKg(),
        quote.costMilliFen(),
        quote.feeMilliFen(),
        average(quote),
        quote.worstFen(),
        quote.restKg(),
        left,
        canTellNext ? fees.with(quote.worstFen() * instrument.lotKg()) - left : 0);
  }

  private static long average(Quote quote) {
    return quote.fillKg() == 0
        ? 0
        : (2 * quote.costMilliFen() + quote.fillKg()) / (2 * quote.fillKg());
  }

  private static void supply(
      Terms terms,
      InstrumentRecord instrument,
      Fees fees,
      Quote quote,
      long bestFen,
      List<Rejected> warnings) {
    long lotMilliFen = fees.with(terms.capFen * instrument.lotKg());
    if (terms.sumFen != null && terms.sumFen * KG_PER_TONNE < lotMilliFen) {
      Money more = new Money(lotMilliFen - Money.ofFen(terms.sumFen).milliFen());
      warnings.add(Rejected.because(Warning.SUM_BELOW_ONE_LOT, more).at("sumFen"));
    } else if (bestFen == 0) {
      warnings.add(Rejected.because(Warning.NOTHING_OFFERED).at("instrument"));
    } else if (bestFen > terms.capFen) {
      warnings.add(
          Rejected.because(
                  Warning.CAP_BELOW_MARKET, Money.ofFen(bestFen), Money.ofFen(terms.capFen))
              .at("capFen"));
    } else if (quote.restKg() > 0) {
      warnings.add(
          Rejected.because(
                  Warning.SUPPLY_SHORT, new Quantity(quote.fillKg()), new Quantity(quote.restKg()))
              .at("instrument"));
    }
  }

  private static void deposit(Long requiredFen, Long depositMilliFen, List<Rejected> warnings) {
    if (requiredFen == null || depositMilliFen == null) {
      return;
    }
    long above = depositMilliFen - Money.ofFen(requiredFen).milliFen();
    if (above < 0) {
      warnings.add(Rejected.because(Warning.DEPOSIT_MISSING, new Money(-above)).at("deposit"));
    } else if (above > 0) {
      warnings.add(Rejected.because(Warning.DEPOSIT_ABOVE_NEED, new Money(above)).at("deposit"));
    }
  }
}
