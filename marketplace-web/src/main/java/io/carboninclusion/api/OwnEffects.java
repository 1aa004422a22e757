package io.carboninclusion.api;

import io.carboninclusion.trading.OrderBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Lets a read show what its caller was told before: the views follow the writer by moments. */
@ApplicationScoped
public class OwnEffects {

  @Inject OrderBook orderBook;

  /** Waits, at most two seconds, until the views show every command that has been answered. */
  void await() {
    orderBook.awaitViews(orderBook.state().sequence());
  }
}
