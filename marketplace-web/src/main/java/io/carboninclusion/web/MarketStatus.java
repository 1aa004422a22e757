package io.carboninclusion.web;

import io.carboninclusion.trading.MarketState;
import io.carboninclusion.trading.OrderBook;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Whether the market takes orders at this moment: the line above every page. */
@Named
@RequestScoped
public class MarketStatus {

  private static final Logger LOG = System.getLogger(MarketStatus.class.getName());

  @Inject private OrderBook orderBook;

  private Optional<MarketState> state;

  public boolean isTrading() {
    return state().filter(now -> now.phase() == MarketState.Phase.TRADING).isPresent();
  }

  /** The key of the word for the phase. */
  public String getPhaseKey() {
    return "status." + state().map(now -> now.phase().name()).orElse("UNKNOWN");
  }

  public Long getSequence() {
    return state().map(MarketState::viewSequence).orElse(null);
  }

  /**
   * Stands on the error page too: where even this cannot be asked, the page says that it is
   * unknown.
   */
  private Optional<MarketState> state() {
    if (state == null) {
      try {
        state = Optional.of(orderBook.state());
      } catch (EJBException unavailable) {
        LOG.log(Level.WARNING, "the order book does not say how it stands", unavailable);
        state = Optional.empty();
      }
    }
    return state;
  }
}
