package io.carboninclusion.web.trading;

import io.carboninclusion.trading.LedgerCheck;
import io.carboninclusion.trading.OrderBook;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;

/** The ledger recomputed for whoever asks: units by issuance, cash as a whole. */
@Named
@RequestScoped
public class LedgerPage {

  @Inject private OrderBook orderBook;

  private LedgerCheck check;
  private Instant at;

  public LedgerCheck getCheck() {
    if (check == null) {
      check = orderBook.check();
      at = Instant.now();
    }
    return check;
  }

  /** All deposits less all that is held and was paid out: nothing, or something is wrong. */
  public long getCashDifferenceMilliFen() {
    LedgerCheck c = getCheck();
    return c.cashInMilliFen() - c.cashHeldMilliFen() - c.walletsMilliFen() - c.cashOutMilliFen();
  }

  public Instant getAt() {
    return at;
  }
}
