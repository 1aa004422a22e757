package io.carboninclusion.web.trading;

import io.carboninclusion.exchange.Reason;
import io.carboninclusion.kernel.Money;
import io.carboninclusion.kernel.Quantity;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.AccountRecord;
import io.carboninclusion.trading.HoldingRecord;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The visitor's account, read once for a page. */
@Named
@RequestScoped
public class MyAccount {

  @Inject private OrderBook orderBook;
  @Inject private CurrentCaller currentCaller;

  private AccountRecord account;

  public AccountRecord get() {
    if (account == null) {
      account = orderBook.account(currentCaller.get());
    }
    return account;
  }

  public long getAvailableMilliFen() {
    return get().cash().availableMilliFen();
  }

  /** As the core would refuse what costs so much. */
  Rejected lacksCash(long milliFen) {
    return Rejected.because(
        Reason.INSUFFICIENT_CASH, new Money(milliFen), new Money(getAvailableMilliFen()));
  }

  /** As the core would refuse what delivers so much. */
  Rejected lacksUnits(String code, long kg) {
    return Rejected.because(
            Reason.INSUFFICIENT_UNITS, new Quantity(kg), new Quantity(availableKg(code)))
        .at("kg");
  }

  /** Units of one instrument that may be sold or retired. */
  public long availableKg(String code) {
    return get().holdings().stream()
        .filter(holding -> holding.instrument().equals(code))
        .mapToLong(HoldingRecord::availableKg)
        .sum();
  }
}
