package io.carboninclusion.web.court;

import io.carboninclusion.court.Assessment;
import io.carboninclusion.kernel.Fees;
import io.carboninclusion.trading.Depth;
import io.carboninclusion.trading.InstrumentKind;
import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.web.trading.BookCost;
import io.carboninclusion.web.trading.Listed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The books of this moment beside what the court's room says of a purchase. */
@RequestScoped
public class Outlooks {

  @Inject private OrderBook orderBook;
  @Inject private Listed listed;

  Outlook of(Assessment assessment, String instrumentCode) {
    InstrumentRecord instrument = instrumentCode == null ? null : listed.of(instrumentCode);
    if (instrument == null) {
      return new Outlook(assessment, null, List.of(), 0, Clock.systemUTC().instant());
    }
    Depth depth = orderBook.depth(instrumentCode, BookCost.LEVELS);
    long fillKg = assessment.forecast() == null ? 0 : assessment.forecast().fillKg();
    return new Outlook(
        assessment,
        instrument,
        BookCost.of(depth, fillKg, Fees.NONE).levels(),
        depth.asks().isEmpty() ? 0 : depth.asks().get(0).kg(),
        Clock.systemUTC().instant());
  }

  /** Open instruments of a kind; the cheapest offer first, then those that offer nothing. */
  List<InstrumentRecord> openOf(InstrumentKind kind) {
    return listed.getInstruments().stream()
        .filter(instrument -> instrument.kind() == kind && instrument.isOpen())
        .sorted(
            Comparator.comparing(
                    (InstrumentRecord instrument) ->
                        bestOfferFen(instrument.code()).orElse(Long.MAX_VALUE))
                .thenComparing(InstrumentRecord::code))
        .toList();
  }

  /** Fen per tonne. */
  Optional<Long> bestOfferFen(String instrumentCode) {
    return orderBook.depth(instrumentCode, 1).asks().stream()
        .findFirst()
        .map(level -> level.priceFen());
  }
}
