package io.carboninclusion.court;

import io.carboninclusion.audit.Trail;
import io.carboninclusion.audit.Transactions;
import io.carboninclusion.kernel.Fees;
import io.carboninclusion.kernel.Money;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.Text;
import io.carboninclusion.participant.AccountKind;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Right;
import io.carboninclusion.participant.Role;
import io.carboninclusion.participant.TradingAccounts;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.Outcome;
import io.carboninclusion.trading.RoomIntents;
import io.carboninclusion.trading.TradingRefusal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What binds: the judge's confirmation, purchase, closing and withdrawal. Each is committed with
 * its event first; {@link CaseSteps} carry it out.
 */
@Dependent
class Judgments {

  @Inject EntryCheck entries;
  @Inject Orders orders;
  @Inject CaseSteps steps;
  @Inject TradingAccounts accounts;
  @Inject RoomIntents intents;
  @Inject OrderBook orderBook;
  @Inject Listings listings;
  @Inject PriceNotes priceNotes;
  @Inject Transactions transactions;
  @Inject Trail trail;

  void confirm(Caller caller, long id) {
    requireJudge(caller);
    OrderRow draft = orders.get(caller, id);
    if (draft.isDraft()) {
      entries.requireComplete(draft.terms());
    } else if (draft.account() == null) {
      throw Rejected.because(CourtRefusal.ORDER_STEP_PASSED);
    }
    intents.requireTrading();
    transactions.inNew(
        () -> {
          OrderRow row = orders.getLocked(caller, id);
          if (row.isDraft()) {
            entries.requireComplete(row.terms());
            long account =
                accounts.open(AccountKind.CASE, caller.enterpriseId(), row.terms().number).id();
            row.confirm(account, fees(row), intents.next(), now());
            tell(caller, row, TimelineEntry.Kind.CONFIRMED, "");
          }
          return id;
        });
    steps.advance(id);
  }

  private Fees fees(OrderRow row) {
    return listings.fees(listings.find(row.terms().instrument).orElseThrow().code());
  }

  void buy(Caller caller, long id) {
    requireJudge(caller);
    OrderRow confirmed = orders.get(caller, id);
    if (confirmed.account() == null) {
      throw Rejected.because(CourtRefusal.NOT_CONFIRMED);
    }
    intents.requireTrading();
    if (confirmed.buyIntent() == null) {
      requireUnended(confirmed);
      requireDeposit(confirmed);
    }
    List<PriceNote> prices =
        priceNotes.now(listings.find(confirmed.terms().instrument).orElseThrow().kind());
    transactions.inNew(
        () -> {
          OrderRow row = orders.getLocked(caller, id);
          if (row.buyIntent() == null && row.ending() == null) {
            long purchase = intents.next();
            row.buy(purchase, now());
            priceNotes.keep(id, purchase, prices);
            tell(caller, row, TimelineEntry.Kind.PURCHASE_ORDERED, "");
          }
          return id;
        });
    steps
        .advance(id)
        .ifPresent(
            refusal -> {
              throw refusal;
            });
  }

  private static void requireUnended(OrderRow row) {
    if (row.ending() != null) {
      throw Rejected.because(CourtRefusal.ORDER_STEP_PASSED);
    }
  }

  private void requireDeposit(OrderRow row) {
    long there = orderBook.accountOf(row.account()).cash().availableMilliFen();
    long missing = Money.ofFen(row.requiredFen()).milliFen() - there;
    if (missing > 0) {
      throw Rejected.because(CourtRefusal.DEPOSIT_TOO_SMALL, new Money(missing)).at("deposit");
    }
  }

  void end(Caller caller, long id, Ending how, String reason) {
    caller.require(Role.JUDGE);
    String note = Text.note("reason", reason, Limits.NOTE);
    boolean isDraft = orders.get(caller, id).account() == null;
    if (!isDraft || how == Ending.CLOSED) {
      requireJudge(caller);
      intents.requireTrading();
    }
    if (isDraft && how == Ending.CLOSED) {
      throw Rejected.because(CourtRefusal.NOT_CONFIRMED);
    }
    if (how == Ending.WITHDRAWN && !isDraft) {
      // A purchase on its way may be in the journal already: it is settled first.
      steps.advance(id);
    }
    transactions.inNew(
        () -> {
          OrderRow row = orders.getLocked(caller, id);
          if (how == Ending.WITHDRAWN) {
            requireNothingBought(row);
            if (row.ending() != null && row.ending() != how) {
              throw Rejected.because(CourtRefusal.ORDER_STEP_PASSED);
            }
          }
          if (row.ending() == null) {
            row.end(how, now());
            tell(
                caller,
                row,
                how == Ending.CLOSED
                    ? TimelineEntry.Kind.CLOSE_ORDERED
                    : TimelineEntry.Kind.WITHDRAWN,
                note);
          }
          return id;
        });
    steps.advance(id);
  }

  /** Under the lock, so that no purchase is ordered meanwhile. */
  private void requireNothingBought(OrderRow row) {
    if (row.buyIntent() == null) {
      return;
    }
    Outcome placed =
        orderBook
            .outcomeOf(row.buyIntent())
            .orElseThrow(() -> Rejected.because(TradingRefusal.OUTCOME_UNKNOWN));
    if (placed.isAccepted()
        && orderBook.orderOf(row.account(), placed.order().id()).state().filledKg() > 0) {
      throw Rejected.because(CourtRefusal.HAS_BOUGHT);
    }
  }

  void file(Caller caller, RestorationOrder order) {
    if (order.state() == OrderState.FILED) {
      return;
    }
    if (order.state() != OrderState.RESIDUAL_PAID) {
      throw Rejected.because(CourtRefusal.NOTHING_TO_FILE);
    }
    transactions.inNew(
        () -> {
          OrderRow row = orders.getLocked(caller, order.id());
          if (!row.isFiled()) {
            row.file(now());
            tell(caller, row, TimelineEntry.Kind.FILED, "");
          }
          return order.id();
        });
  }

  private void tell(Caller caller, OrderRow row, TimelineEntry.Kind kind, String note) {
    orders.add(row, kind, caller.actor(), now(), note);
    trail.record(caller.actor(), "RESTORATION_" + kind.name(), "restoration " + row.id(), Map.of());
  }

  private static void requireJudge(Caller caller) {
    caller.require(Role.JUDGE);
    caller.requireRight(Right.RETIRE);
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }
}
