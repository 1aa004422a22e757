package io.carboninclusion.court;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Role;
import io.carboninclusion.registry.PublicRegister;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/**
 * The desk of a court or agency: a decision becomes a draft, is confirmed, paid for by the obliged
 * party, bought in the same book as everybody's, retired with a certificate; what is left is paid
 * out and the case is filed.
 *
 * <p>Every user of the court may prepare and look; who has the right RETIRE, the judge, confirms,
 * buys, closes and withdraws. A court knows its own orders only: another's is unknown to it. Each
 * step asked for twice is done once and answers how the order stands.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CourtDesk {

  @Inject EntryCheck entries;
  @Inject Directory directory;
  @Inject OrderReads reads;
  @Inject Timeline timeline;
  @Inject Assessments assessments;
  @Inject Drafts drafts;
  @Inject Judgments judgments;
  @Inject PriceNotes priceNotes;
  @Inject Orders orders;
  @Inject PublicRegister register;

  /**
   * A case or document number as it was understood, while somebody types it.
   *
   * @throws Rejected NOT_ALLOWED, CASE_NUMBER_... {place}, CASE_OF_OTHER_COURT {court, own court,
   *     own code}, TEXT_...
   */
  public NumberRead readNumber(Caller caller, String typed) {
    caller.require(Role.JUDGE);
    return entries.number(caller, typed);
  }

  /**
   * Writes a draft.
   *
   * @param key the caller's own name for the request, or null; a retry gets the first draft
   * @throws Rejected NOT_ALLOWED, as {@link #readNumber}; UNKNOWN_CAUSE, UNKNOWN_CODE,
   *     TONNES_UNREADABLE, TONNES_OUT_OF_RANGE, SUM_OUT_OF_RANGE, CAP_OUT_OF_RANGE, TONNES_AND_SUM,
   *     DEADLINE_PAST, DECISION_IN_FUTURE, TEXT_..., KEY_REUSED
   */
  public RestorationOrder draft(Caller caller, OrderEntry entry, String key) {
    caller.require(Role.JUDGE);
    return reads.get(caller, drafts.add(caller, entry, key));
  }

  /**
   * Writes a draft anew; what is left out is empty then.
   *
   * @param readAt {@link RestorationOrder#changedAt} as the writer read it, so that two who write
   *     at once do not undo each other's words; null to write whatever stands there
   * @throws Rejected as {@link #draft}; UNKNOWN_RESTORATION_ORDER, ORDER_STEP_PASSED, DRAFT_CHANGED
   */
  public RestorationOrder change(Caller caller, long id, OrderEntry entry, Instant readAt) {
    caller.require(Role.JUDGE);
    drafts.change(caller, id, entry, readAt);
    return reads.get(caller, id);
  }

  /**
   * What an entry would do now, while somebody types it: number, lots, deposit, cost against the
   * live book, and what has to be said about it. Nothing is kept.
   *
   * @throws Rejected as {@link #draft}
   */
  public Assessment assess(Caller caller, OrderEntry entry) {
    caller.require(Role.JUDGE);
    NumberRead number = entries.number(caller, entry.number());
    return assessments.of(number, entries.terms(caller, entry), null);
  }

  /**
   * What an order of the court would do now, with the deposit that has come.
   *
   * @throws Rejected UNKNOWN_RESTORATION_ORDER
   */
  public Assessment assess(Caller caller, long id) {
    caller.require(Role.JUDGE);
    return drafts.assess(caller, reads.get(caller, id));
  }

  /**
   * The judge's word that the decision stands: the terms are bound, and the case gets an account
   * that the deposit is paid to.
   *
   * @throws Rejected RIGHT_MISSING, UNKNOWN_RESTORATION_ORDER, ENTRY_INCOMPLETE at the first field
   *     missing, TONNES_OR_SUM, REASON_FOR_OTHER_KIND, DEADLINE_PAST, PRICE_OFF_TICK,
   *     SUM_BELOW_ONE_LOT; ORDER_STEP_PASSED if it was withdrawn
   */
  public RestorationOrder confirm(Caller caller, long id) {
    judgments.confirm(caller, id);
    return reads.get(caller, id);
  }

  /**
   * Sends the purchase to the book. What is bought at once and completely is retired at once; what
   * waits is retired by itself when it is complete.
   *
   * @throws Rejected RIGHT_MISSING, UNKNOWN_RESTORATION_ORDER, NOT_CONFIRMED, DEPOSIT_TOO_SMALL
   *     {missing}, ORDER_STEP_PASSED if it was closed; and what the core refuses, as
   *     INSTRUMENT_HALTED
   */
  public RestorationOrder buy(Caller caller, long id) {
    judgments.buy(caller, id);
    return reads.get(caller, id);
  }

  /**
   * Closes the case with what there is: open orders are cancelled, what is held is retired, the
   * rest of the money goes by the residual's rule.
   *
   * @param reason may be left out
   * @throws Rejected RIGHT_MISSING, UNKNOWN_RESTORATION_ORDER, NOT_CONFIRMED, TEXT_...
   */
  public RestorationOrder close(Caller caller, long id, String reason) {
    judgments.end(caller, id, Ending.CLOSED, reason);
    return reads.get(caller, id);
  }

  /**
   * Takes an order back before anything is bought; all money goes back to the payer. A draft may be
   * taken back by everybody of the court.
   *
   * @throws Rejected RIGHT_MISSING, UNKNOWN_RESTORATION_ORDER, HAS_BOUGHT, ORDER_STEP_PASSED if it
   *     was closed, OUTCOME_UNKNOWN while a purchase is on its way, TEXT_...
   */
  public RestorationOrder withdraw(Caller caller, long id, String reason) {
    judgments.end(caller, id, Ending.WITHDRAWN, reason);
    return reads.get(caller, id);
  }

  /**
   * Files an order that is retired and whose residual is paid.
   *
   * @throws Rejected UNKNOWN_RESTORATION_ORDER, NOTHING_TO_FILE
   */
  public RestorationOrder file(Caller caller, long id) {
    caller.require(Role.JUDGE);
    judgments.file(caller, reads.get(caller, id));
    return reads.get(caller, id);
  }

  /**
   * The court's own orders, the newest first.
   *
   * @param cursor {@link Page#next} of the page before, or null
   */
  public Page<RestorationOrder> list(Caller caller, OrderFilter filter, Long cursor, int limit) {
    caller.require(Role.JUDGE);
    return reads.list(caller, filter, cursor, Page.size(limit));
  }

  /** How many of the court's orders stand in each state. */
  public OrderCounts counts(Caller caller) {
    caller.require(Role.JUDGE);
    return reads.counts(caller);
  }

  /**
   * @throws Rejected UNKNOWN_RESTORATION_ORDER, also for another court's
   */
  public RestorationOrder get(Caller caller, long id) {
    caller.require(Role.JUDGE);
    return reads.get(caller, id);
  }

  /**
   * What happened to an order, with who and when, the oldest first.
   *
   * @throws Rejected UNKNOWN_RESTORATION_ORDER
   */
  public List<TimelineEntry> timeline(Caller caller, long id) {
    get(caller, id);
    return timeline.of(id);
  }

  /**
   * What the file of a case needs, all of it.
   *
   * @throws Rejected UNKNOWN_RESTORATION_ORDER
   */
  public EvidencePacket packet(Caller caller, long id) {
    RestorationOrder order = get(caller, id);
    Long purchase = orders.get(caller, id).buyIntent();
    String certificate = order.purchase().certificate();
    return new EvidencePacket(
        order,
        timeline.of(id),
        purchase == null ? List.of() : priceNotes.of(purchase),
        certificate == null ? null : register.certificate(certificate));
  }

  /** The causes of cases with the kinds each allows, by code. */
  public List<Cause> causes() {
    return directory.causes();
  }

  /** At most {@link Limits#COURTS} courts with these words in name or code, by code. */
  public List<Court> courts(String words) {
    return directory.search(words == null ? "" : words.strip(), Limits.COURTS);
  }
}
