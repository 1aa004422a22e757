package io.carboninclusion.court;

import io.carboninclusion.audit.Actor;
import io.carboninclusion.audit.Transactions;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.OrderRecord;
import io.carboninclusion.trading.OrderStatus;
import io.carboninclusion.trading.Outcome;
import io.carboninclusion.trading.RoomCommand;
import io.carboninclusion.trading.RoomIntents;
import io.carboninclusion.trading.Treasury;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes a confirmed order from one step to the next: its account becomes that of a case, the
 * purchase goes to the book, what is open is cancelled, what is held is retired, what is left is
 * asked to be paid.
 *
 * <p>Each step is decided anew from the row and the views, its intent is committed before its
 * command is sent, and a step that was taken is seen to be taken. So it does not matter who goes
 * on, how often, or after which crash: nothing happens twice.
 */
@ApplicationScoped
class CaseSteps {

  private static final Logger LOG = Logger.getLogger(CaseSteps.class.getName());

  /** More than an order ever needs in one go. */
  private static final int AT_ONCE = 12;

  /** The market itself, where no person acts. */
  static final Actor MARKET = new Actor(0, "market", false);

  @Inject Orders orders;
  @Inject CaseCommands commands;
  @Inject CaseWords words;
  @Inject RoomIntents intents;
  @Inject OrderBook orderBook;
  @Inject Treasury treasury;
  @Inject Transactions transactions;

  /**
   * What is to be done next.
   *
   * @param command to be sent, or null
   * @param residual whether a withdrawal is to be asked for
   * @param residualAfter the request that was released before it, or null
   * @param refusal what the core said to the purchase, or null
   * @param again whether to look anew at once
   */
  private record Step(
      RoomCommand command, boolean residual, Long residualAfter, Rejected refusal, boolean again) {
    static final Step NONE = new Step(null, false, null, null, false);
    static final Step AGAIN = new Step(null, false, null, null, true);

    static Step send(RoomCommand command) {
      return new Step(command, false, null, null, true);
    }

    static Step askResidual(Long after) {
      return new Step(null, true, after, null, true);
    }

    static Step refused(Rejected refusal) {
      return new Step(null, false, null, refusal, false);
    }
  }

  /**
   * Goes on as far as it can.
   *
   * @return what the core said if it refused the purchase
   * @throws Rejected if an answer did not arrive: the command is sent again, and the steps go on
   */
  Optional<Rejected> advance(long id) {
    for (int i = 0; i < AT_ONCE; i++) {
      Step step = transactions.inNew(() -> next(orders.getLocked(id)));
      if (step.command() != null) {
        intents.carryOut(step.command());
      } else if (step.residual()) {
        requestResidual(id, step.residualAfter());
      }
      if (!step.again()) {
        return Optional.ofNullable(step.refusal());
      }
    }
    return Optional.empty();
  }

  private Step next(OrderRow row) {
    if (row.account() == null) {
      return Step.NONE;
    }
    Optional<Outcome> opened = orderBook.outcomeOf(row.openIntent());
    if (opened.isEmpty()) {
      return Step.send(commands.open(row));
    }
    if (!opened.get().isAccepted()) {
      // Without it nothing would keep the account to retiring: no step may follow.
      LOG.log(Level.SEVERE, () -> "case " + row.id() + " does not open: " + opened.get());
      return Step.NONE;
    }
    long boughtKg = 0;
    if (row.buyIntent() != null) {
      Optional<Outcome> outcome = orderBook.outcomeOf(row.buyIntent());
      if (outcome.isEmpty()) {
        return Step.send(commands.buy(row));
      }
      if (!outcome.get().isAccepted()) {
        return refused(row, outcome.get());
      }
      OrderRecord order = orderBook.orderOf(row.account(), outcome.get().order().id());
      if (order.state().status() == OrderStatus.OPEN) {
        return row.ending() == null ? Step.NONE : cancel(row, order.id());
      }
      complete(row);
      boughtKg = order.state().filledKg();
    }
    return row.ending() == null ? Step.NONE : close(row, boughtKg);
  }

  private Step refused(OrderRow row, Outcome outcome) {
    try {
      outcome.orThrow();
      throw new IllegalStateException("not a refusal: " + outcome);
    } catch (Rejected refusal) {
      row.forgetPurchase();
      orders.add(row, TimelineEntry.Kind.PURCHASE_REFUSED, MARKET, now(), refusal.reason());
      return Step.refused(refusal);
    }
  }

  private void complete(OrderRow row) {
    if (row.ending() == null) {
      row.end(Ending.COMPLETE, now());
      orders.add(row, TimelineEntry.Kind.COMPLETED, MARKET, now(), "");
    }
  }

  private Step cancel(OrderRow row, long order) {
    if (row.cancelIntent() == null) {
      row.cancel(intents.next());
    }
    // An outcome without a closed order is only a view that is a moment behind.
    return orderBook.outcomeOf(row.cancelIntent()).isEmpty()
        ? Step.send(commands.cancel(row, order))
        : Step.NONE;
  }

  private Step close(OrderRow row, long boughtKg) {
    if (row.closeIntent() == null) {
      return Step.send(words.close(row, boughtKg));
    }
    Optional<Outcome> outcome = orderBook.outcomeOf(row.closeIntent());
    if (outcome.isEmpty()) {
      return Step.send(words.closing(row));
    }
    if (!outcome.get().isAccepted()) {
      LOG.log(Level.SEVERE, () -> "case " + row.id() + " does not close: " + outcome.get());
      return Step.NONE;
    }
    if (row.residualFen() == null) {
      row.leave(orderBook.accountOf(row.account()).cash().availableMilliFen() / 1_000);
      return Step.AGAIN;
    }
    return isResidualToBeAsked(row) ? Step.askResidual(row.residualRequest()) : Step.NONE;
  }

  /** Also again, when the payment of an earlier request was rejected and the sum released. */
  private boolean isResidualToBeAsked(OrderRow row) {
    return row.residualFen() > 0
        && (row.residualRequest() == null || orders.isReleased(row.residualRequest()));
  }

  /**
   * The key names the request before it, so that each is made once: of two who decided the same
   * step, the later one finds it made.
   */
  private void requestResidual(long id, Long after) {
    OrderRow row = transactions.inNew(() -> orders.getLocked(id));
    if (!Objects.equals(row.residualRequest(), after)) {
      return;
    }
    String key = "residual-" + id + "-after-" + after;
    long withdrawal = treasury.withdrawFor(row.account(), MARKET, row.residualFen(), key).id();
    transactions.inNew(
        () -> {
          OrderRow locked = orders.getLocked(id);
          if (Objects.equals(locked.residualRequest(), after)) {
            locked.requestResidual(withdrawal);
          }
          return id;
        });
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }
}
