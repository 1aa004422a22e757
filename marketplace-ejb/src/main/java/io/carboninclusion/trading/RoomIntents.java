package io.carboninclusion.trading;

import io.carboninclusion.kernel.Rejected;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a room wants of the core: a row with an id of its own is committed first, then its command
 * is sent, and the id finds the outcome. So nothing is done twice, and what was lost on the way is
 * sent again, see {@link OpenCommands}.
 */
@Dependent
public class RoomIntents {

  /** Longer than the order book itself waits for a commit. */
  private static final long PATIENCE_SECONDS = 12;

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  @Inject OrderBook orderBook;
  @Inject ResendQueue resendQueue;

  /** A new intent's id, unique over all rooms; joins the caller's transaction. */
  public long next() {
    return ((Number)
            entityManager
                .createNativeQuery("SELECT NEXT VALUE FOR market.intent_seq")
                .getSingleResult())
        .longValue();
  }

  /**
   * Sends the command of a committed intent and waits until the views show what became of it.
   *
   * @return the outcome, which may be a refusal
   * @throws Rejected if it did not get through or the answer did not arrive: it will be sent again,
   *     as after any other failure
   */
  public Outcome carryOut(RoomCommand command) {
    try {
      Outcome outcome =
          orderBook.send(command).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      orderBook.awaitViews(outcome.sequence());
      return outcome;
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof Rejected unavailable) {
        throw later(unavailable);
      }
      throw later(new IllegalStateException(failure.getCause()));
    } catch (TimeoutException late) {
      throw later(Rejected.because(TradingRefusal.OUTCOME_UNKNOWN));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw later(Rejected.because(TradingRefusal.OUTCOME_UNKNOWN));
    } catch (RuntimeException failure) {
      throw later(failure);
    }
  }

  /**
   * Goes on only while the market trades, so that no intent is committed that would wait for its
   * next start.
   *
   * @throws Rejected MARKET_STARTING, MARKET_STOPPED
   */
  public void requireTrading() {
    switch (orderBook.state().phase()) {
      case STARTING -> throw Rejected.because(TradingRefusal.MARKET_STARTING);
      case STANDBY -> throw Rejected.because(TradingRefusal.MARKET_STANDBY);
      case STOPPED -> throw Rejected.because(TradingRefusal.MARKET_STOPPED);
      case SETTLING, TRADING -> {}
    }
  }

  /** An intent may be open, for its answer did not arrive: it is sent again. */
  public void expect() {
    resendQueue.expect();
  }

  private RuntimeException later(RuntimeException why) {
    expect();
    return why;
  }
}
