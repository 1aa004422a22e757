package io.carboninclusion.court;

import io.carboninclusion.kernel.Fees;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;

/**
 * A restoration order: its terms, which stand from the confirmation on, and the steps that were
 * taken since, each by the id of its intent. Whether a step happened, the views know.
 */
@Entity(name = "RestorationOrder")
@Table(name = "court_order")
class OrderRow {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "court")
  @SequenceGenerator(name = "court", sequenceName = "court_seq", allocationSize = 50)
  private long id;

  @Version private long version;

  @Column(name = "enterprise_id")
  private long enterpriseId;

  @Column(name = "key_hash")
  private byte[] keyHash;

  @Column(name = "request_hash")
  private byte[] requestHash;

  @Embedded private Terms terms;

  @Column(name = "drafted_by")
  private long draftedBy;

  @Column(name = "drafted_at")
  private Instant draftedAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  private Long account;

  @Column(name = "required_fen")
  private Long requiredFen;

  @Column(name = "open_intent")
  private Long openIntent;

  @Column(name = "buy_intent")
  private Long buyIntent;

  @Enumerated(EnumType.STRING)
  private Ending ending;

  @Column(name = "cancel_intent")
  private Long cancelIntent;

  @Column(name = "close_intent")
  private Long closeIntent;

  @Column(name = "closed_kg")
  private Long closedKg;

  private String certificate;

  @Column(name = "residual_fen")
  private Long residualFen;

  @Column(name = "residual_request")
  private Long residualRequest;

  @Column(name = "filed_at")
  private Instant filedAt;

  protected OrderRow() {}

  OrderRow(Caller by, Terms terms, byte[] keyHash, byte[] requestHash, Instant now) {
    this.enterpriseId = by.enterpriseId();
    this.terms = terms;
    this.keyHash = keyHash;
    this.requestHash = requestHash;
    this.draftedBy = by.userId();
    this.draftedAt = now;
    this.changedAt = now;
  }

  boolean isOf(Caller caller) {
    return caller.owns(enterpriseId);
  }

  boolean isOfRequest(byte[] hash) {
    return Arrays.equals(requestHash, hash);
  }

  /**
   * @param readAt the change that the writer has seen, or null to write whatever stands there
   * @throws Rejected ORDER_STEP_PASSED, DRAFT_CHANGED
   */
  void change(Terms other, Instant readAt, Instant now) {
    requireDraft();
    if (readAt != null && !readAt.equals(changedAt)) {
      throw Rejected.because(CourtRefusal.DRAFT_CHANGED);
    }
    terms = other;
    changedAt = now;
  }

  /** The decision stands: the terms are bound to an account of their own. */
  void confirm(long caseAccount, Fees fees, long intent, Instant now) {
    requireDraft();
    account = caseAccount;
    openIntent = intent;
    requiredFen = terms.requiredFen(fees);
    changedAt = now;
  }

  void buy(long intent, Instant now) {
    buyIntent = intent;
    changedAt = now;
  }

  /** The core refused the purchase: it may be ordered again. */
  void forgetPurchase() {
    buyIntent = null;
  }

  void end(Ending how, Instant now) {
    if (ending == null) {
      ending = how;
      changedAt = now;
    }
  }

  void cancel(long intent) {
    cancelIntent = intent;
  }

  /**
   * @param number of the certificate, or null where nothing was bought
   */
  void close(long intent, long kg, String number) {
    closeIntent = intent;
    closedKg = kg;
    certificate = number;
  }

  void leave(long fen) {
    residualFen = fen;
  }

  /**
   * @param withdrawal the id of its request, or null when an earlier one was released
   */
  void requestResidual(Long withdrawal) {
    residualRequest = withdrawal;
  }

  boolean isFiled() {
    return filedAt != null;
  }

  void file(Instant now) {
    filedAt = now;
    changedAt = now;
  }

  private void requireDraft() {
    if (!isDraft()) {
      throw Rejected.because(CourtRefusal.ORDER_STEP_PASSED);
    }
  }

  boolean isDraft() {
    return account == null && ending == null;
  }

  long id() {
    return id;
  }

  long enterpriseId() {
    return enterpriseId;
  }

  Terms terms() {
    return terms;
  }

  Long account() {
    return account;
  }

  Long openIntent() {
    return openIntent;
  }

  Long buyIntent() {
    return buyIntent;
  }

  Ending ending() {
    return ending;
  }

  Long cancelIntent() {
    return cancelIntent;
  }

  Long closeIntent() {
    return closeIntent;
  }

  Long closedKg() {
    return closedKg;
  }

  String certificate() {
    return certificate;
  }

  Long residualFen() {
    return residualFen;
  }

  Long residualRequest() {
    return residualRequest;
  }

  Long requiredFen() {
    return requiredFen;
  }

  Instant draftedAt() {
    return draftedAt;
  }

  Instant changedAt() {
    return changedAt;
  }
}
