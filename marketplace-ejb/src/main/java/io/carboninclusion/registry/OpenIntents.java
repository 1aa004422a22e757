package io.carboninclusion.registry;

import io.carboninclusion.audit.Decided;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.MarketState;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.RoomCommand;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends the commands of intents that are committed and decided: an issuance when its second
 * administrator has approved it, and whatever is open after a start or after the market took no
 * commands for a while.
 *
 * <p>Open is what the caught-up views know no outcome of. A command sent twice has one effect and
 * one answer, for its intent is its key.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OpenIntents {

  private static final Logger LOG = Logger.getLogger(OpenIntents.class.getName());
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(15);
  private static final int AT_ONCE = 200;
  private static final long ANSWER_SECONDS = 10;

  /** Ids are drawn in order and committed nearly so. */
  private static final long LATE_IDS = 10_000;

  @Inject Issuances issuances;
  @Inject Retirements retirements;
  @Inject OrderBook orderBook;

  private volatile long settledBelow;

  /** The second administrator has decided; the answer waits until the units are there. */
  public void carryOut(@Observes Decided decided) {
    if (decided.kind().equals(IssuanceDesk.KIND) && decided.approved()) {
      issuances.open().stream()
          .filter(issuance -> issuance.id() == decided.subjectId())
          .forEach(issuance -> send(issuance.command()));
    }
  }

  /** Sends again what is open, if the market takes commands and the views tell the truth. */
  @Schedule(hour = "*", minute = "*", second = "*/20", persistent = false)
  public void sendAgain() {
    try {
      sendWhatIsOpen();
    } catch (RuntimeException failure) {
      // A timer that throws is given up by the container; the next round tries again.
      LOG.log(Level.WARNING, "open intents could not be sent", failure);
    }
  }

  private void sendWhatIsOpen() {
    MarketState state = orderBook.state();
    if (state.phase() != MarketState.Phase.TRADING || !orderBook.awaitViews(state.sequence())) {
      return;
    }
    issuances.open().forEach(issuance -> send(issuance.command()));

    long newest = retirements.newest();
    Instant before = Instant.now(Clock.systemUTC()).minus(ON_ITS_WAY);
    List<RetirementRow> open = retirements.open(settledBelow, before, AT_ONCE);
    settledBelow = open.isEmpty() ? newest - LATE_IDS : open.get(0).id();
    open.forEach(retirement -> send(retirement.command()));
  }

  private void send(RoomCommand command) {
    try {
      var outcome =
          orderBook.send(command).toCompletableFuture().get(ANSWER_SECONDS, TimeUnit.SECONDS);
      orderBook.awaitViews(outcome.sequence());
      if (!outcome.isAccepted()) {
        LOG.warning(() -> "intent " + command.intent() + " was refused: " + outcome.reason());
      }
    } catch (Rejected notTaken) {
      LOG.log(Level.WARNING, notTaken, () -> "intent " + command.intent() + " is sent again later");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (Exception unanswered) {
      LOG.log(Level.WARNING, unanswered, () -> "intent " + command.intent() + " has no answer yet");
    }
  }
}
