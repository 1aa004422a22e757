package io.carboninclusion.court;

import io.carboninclusion.audit.Trail;
import io.carboninclusion.audit.Transactions;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.RequestKey;
import io.carboninclusion.kernel.Sha256;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.trading.TradingRefusal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** Drafts: written and changed by everybody of the court, bound by nobody. */
@Dependent
class Drafts {

  @Inject EntryCheck entries;
  @Inject Assessments assessments;
  @Inject Orders orders;
  @Inject Transactions transactions;
  @Inject Trail trail;

  /**
   * @return the id of the draft, or of the one that this key asked for before
   * @throws Rejected as {@link CourtDesk#draft}
   */
  long add(Caller caller, OrderEntry entry, String key) {
    byte[] keyHash = RequestKey.hash(RequestKey.orNew(key));
    byte[] requestHash = Sha256.of(entry.toString());
    Terms terms = entries.terms(caller, entry);
    OrderRow draft =
        transactions.inNew(
            () ->
                orders
                    .find(caller.enterpriseId(), keyHash)
                    .orElseGet(() -> add(caller, terms, keyHash, requestHash)));
    if (!draft.isOfRequest(requestHash)) {
      throw Rejected.because(TradingRefusal.KEY_REUSED).at("Idempotency-Key");
    }
    return draft.id();
  }

  private OrderRow add(Caller caller, Terms terms, byte[] keyHash, byte[] requestHash) {
    Instant now = Clock.systemUTC().instant();
    OrderRow row = new OrderRow(caller, terms, keyHash, requestHash, now);
    orders.add(row);
    orders.add(row, TimelineEntry.Kind.DRAFTED, caller.actor(), now, "");
    trail.record(caller.actor(), "DRAFT_RESTORATION", "restoration " + row.id(), Map.of());
    return row;
  }

  /**
   * @throws Rejected as {@link CourtDesk#change}
   */
  void change(Caller caller, long id, OrderEntry entry, Instant readAt) {
    orders.get(caller, id);
    Terms terms = entries.terms(caller, entry);
    transactions.inNew(
        () -> {
          orders.getLocked(caller, id).change(terms, readAt, Clock.systemUTC().instant());
          trail.record(caller.actor(), "CHANGE_RESTORATION", "restoration " + id, Map.of());
          return id;
        });
  }

  Assessment assess(Caller caller, RestorationOrder order) {
    Terms terms = orders.get(caller, order.id()).terms();
    boolean isConfirmed = order.money().account() != null;
    return assessments.of(
        entries.number(caller, terms.number),
        terms,
        isConfirmed ? order.money().depositedMilliFen() : null);
  }
}
