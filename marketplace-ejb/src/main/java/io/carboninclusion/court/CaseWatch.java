package io.carboninclusion.court;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.MarketState;
import io.carboninclusion.trading.OrderBook;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sees that a purchase has become complete while nobody looked, and that a closing stopped half
 * way, as by a crash; then {@link CaseSteps} go on. Commands without an answer are not its
 * business: they are sent again by trading.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CaseWatch {

  private static final Logger LOG = Logger.getLogger(CaseWatch.class.getName());

  /**
   * Purchases that ended or were refused, and endings that are not through. A case whose opening or
   * closing the core refused waits for a person, and stands in no other's way.
   */
  private static final String TO_GO_ON =
      """
      SELECT o.id FROM market.court_order o
        LEFT JOIN market_view.outcome b ON b.intent = o.buy_intent
        LEFT JOIN market_view.market_order m ON m.order_id = b.order_id
        LEFT JOIN market_view.outcome n ON n.intent = o.open_intent
        LEFT JOIN market_view.outcome c ON c.intent = o.close_intent
        LEFT JOIN market_view.withdrawal w ON w.withdrawal = o.residual_request
       WHERE o.watched = 1 AND COALESCE(n.reason, 0) = 0 AND COALESCE(c.reason, 0) = 0
         AND ((o.ending IS NULL AND b.sequence IS NOT NULL AND COALESCE(m.status, 1) <> 0)
           OR (o.ending IS NOT NULL
             AND (o.residual_fen IS NULL OR o.residual_request IS NULL OR w.status = 2)))
       ORDER BY o.id LIMIT 100""";

  @Inject Orders orders;
  @Inject CaseSteps steps;
  @Inject OrderBook orderBook;

  /** Only where the writer trades, and the views show what has happened. */
  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
  public void goOn() {
    try {
      MarketState state = orderBook.state();
      if (state.phase() == MarketState.Phase.TRADING && orderBook.awaitViews(state.sequence())) {
        orders.ids(TO_GO_ON).forEach(this::goOn);
      }
    } catch (RuntimeException failure) {
      // A container may give up a timer that throws; the next round tries again.
      LOG.log(Level.WARNING, "cases could not be looked at", failure);
    }
  }

  private void goOn(long order) {
    try {
      steps.advance(order);
    } catch (Rejected notYet) {
      LOG.log(Level.INFO, notYet, () -> "case " + order + " goes on later");
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, failure, () -> "case " + order + " cannot go on");
    }
  }
}
