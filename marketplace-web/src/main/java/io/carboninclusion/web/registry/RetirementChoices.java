package io.carboninclusion.web.registry;

import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.web.trading.BookCost;
import io.carboninclusion.web.trading.Listed;
import io.carboninclusion.web.trading.MyAccount;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The instruments as ways to retire a quantity, on the account and the books of this moment. */
@RequestScoped
public class RetirementChoices {

  @Inject private OrderBook orderBook;
  @Inject private Listings listings;
  @Inject private Listed listed;
  @Inject private MyAccount myAccount;

  private Long countedKg;
  private List<RetirementChoice> choices = List.of();

  /** Those that can serve first; none while there is no quantity. */
  List<RetirementChoice> of(Long kg) {
    if (kg != null && kg > 0 && !kg.equals(countedKg)) {
      countedKg = kg;
      choices =
          listed.getInstruments().stream()
              .map(instrument -> choice(instrument, kg))
              .sorted(RetirementChoice.CHEAPEST_FIRST)
              .toList();
    }
    return choices;
  }

  private RetirementChoice choice(InstrumentRecord instrument, long kg) {
    String code = instrument.code();
    long held = myAccount.availableKg(code);
    long missing = Math.max(0, kg - held);
    long lot = instrument.lotKg();
    long buy = Math.multiplyExact(-Math.floorDiv(-missing, lot), lot);
    return new RetirementChoice(
        instrument,
        listed.nameOf(code),
        held,
        buy,
        buy == 0
            ? null
            : BookCost.of(orderBook.depth(code, BookCost.LEVELS), buy, listings.fees(code)));
  }
}
