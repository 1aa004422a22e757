package io.carboninclusion.web;

import io.carboninclusion.trading.LedgerCheck;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.web.chart.SerialStrip;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.function.ToLongFunction;

/** What the home page says of the whole ledger: where every issued kilogram is. */
@Named
@RequestScoped
public class HomePage {

  @Inject private OrderBook orderBook;

  private LedgerCheck check;

  public long getIssuedKg() {
    return sum(LedgerCheck.IssuanceCheck::issuedKg);
  }

  public SerialStrip getStrip() {
    return SerialStrip.of(
        new SerialStrip.Part("held", "owned", sum(LedgerCheck.IssuanceCheck::heldKg)),
        new SerialStrip.Part("retired", "retired", sum(LedgerCheck.IssuanceCheck::retiredKg)));
  }

  private long sum(ToLongFunction<LedgerCheck.IssuanceCheck> part) {
    if (check == null) {
      check = orderBook.check();
    }
    return check.issuances().stream().mapToLong(part).sum();
  }
}
