package io.carboninclusion.trading;

import io.carboninclusion.kernel.Rejected;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends the open intents of all rooms again: once the market trades after a start, and whenever an
 * answer did not arrive. An instance whose writer does not trade sends nothing.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Resending {

  private static final Logger LOG = Logger.getLogger(Resending.class.getName());

  @Inject OrderBook orderBook;
  @Inject ResendQueue resendQueue;
  @Inject Instance<OpenCommands> rooms;
  @Inject RoomIntents intents;

  /** Throws nothing: the container gives a timer up that fails. */
  @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
  public void resend() {
    try {
      MarketState state = orderBook.state();
      boolean ready =
          state.phase() == MarketState.Phase.TRADING && orderBook.awaitViews(state.sequence());
      if (ready && resendQueue.take(state.epoch())) {
        rooms.forEach(room -> room.openCommands().forEach(this::send));
      }
    } catch (Rejected notNow) {
      LOG.log(Level.WARNING, "Open intents wait: {0}", notNow.reason());
    } catch (RuntimeException failure) {
      LOG.log(Level.SEVERE, "Open intents could not be sent again", failure);
      resendQueue.expect();
    }
  }

  private void send(RoomCommand command) {
    Outcome outcome = intents.carryOut(command);
    LOG.info(() -> "Sent again: " + command + ", " + outcome.reason());
  }
}
