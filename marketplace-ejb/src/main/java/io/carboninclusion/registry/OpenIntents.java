package io.carboninclusion.registry;

import io.carboninclusion.audit.Decided;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.MarketState;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.Outcome;
import io.carboninclusion.trading.RoomCommand;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends the commands of intents that are committed and decided: an issuance when its second
 * administrator has approved it, and whatever is open after a start or after an answer that did not
 * arrive.
 *
 * <p>Open is what the caught-up views know no outcome of. A command sent twice has one effect and
 * one answer, for its intent is its key. An instance whose writer does not trade sends nothing.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OpenIntents {

  private static final Logger LOG = Logger.getLogger(OpenIntents.class.getName());

  /** Longer than the order book itself waits for a commit. */
  private static final long PATIENCE_SECONDS = 12;

  @Inject Issuances issuances;
  @Inject Retirements retirements;
  @Inject OrderBook orderBook;

  private final AtomicBoolean expected = new AtomicBoolean();
  private final AtomicLong lookedIn = new AtomicLong();

  /** An intent may be open: look again. */
  public void expect() {
    expected.set(true);
  }

  /** The second administrator has decided; the answer waits until the units are there. */
  public void carryOut(@Observes Decided decided) {
    if (decided.kind().equals(IssuanceDesk.KIND) && decided.approved()) {
      try {
        issuances.find(decided.subjectId()).ifPresent(issuance -> send(issuance.command()));
      } catch (RuntimeException failure) {
        expect();
        throw failure;
      }
    }
  }

  /** Sends again what is open, if the market takes commands and the views tell the truth. */
  @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
  public void sendAgain() {
    try {
      MarketState state = orderBook.state();
      boolean ready =
          state.phase() == MarketState.Phase.TRADING && orderBook.awaitViews(state.sequence());
      if (ready && isTimeToLook(state.epoch())) {
        commands().forEach(this::send);
      }
    } catch (RuntimeException failure) {
      // A container may give up a timer that throws; the next round tries again.
      LOG.log(Level.WARNING, "open intents could not be sent", failure);
      expect();
    }
  }

  /** Once after each start of the market, which has a new epoch then, and once for each hint. */
  private boolean isTimeToLook(long epoch) {
    boolean started = lookedIn.getAndSet(epoch) != epoch;
    return expected.getAndSet(false) || started;
  }

  private List<RoomCommand> commands() {
    List<RoomCommand> open = new ArrayList<>();
    issuances.open().forEach(issuance -> open.add(issuance.command()));
    retirements.open().forEach(retirement -> open.add(retirement.command()));
    return open;
  }

  private void send(RoomCommand command) {
    try {
      Outcome outcome =
          orderBook.send(command).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      orderBook.awaitViews(outcome.sequence());
      LOG.info(() -> "intent " + command.intent() + " was sent: " + outcome);
    } catch (Rejected | ExecutionException | TimeoutException notYet) {
      LOG.log(Level.WARNING, notYet, () -> "intent " + command.intent() + " is sent again later");
      expect();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      expect();
    }
  }
}
