package io.carboninclusion.trading;

import io.carboninclusion.audit.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The payment of a withdrawal as an administrator entered it; its id is the intent's. */
@Entity(name = "Payment")
@Table(name = "trading_payment")
class PaymentRow {

  @Id private long id;

  @Column(name = "withdrawal_id")
  private long withdrawalId;

  @Column(name = "bank_reference")
  private String bankReference;

  private int entry;

  @Column(name = "proposal_id")
  private long proposalId;

  @Column(name = "entered_by")
  private long enteredBy;

  @Column(name = "entered_at")
  private Instant enteredAt;

  protected PaymentRow() {}

  PaymentRow(long id, long withdrawalId, BankReference reference) {
    this.id = id;
    this.withdrawalId = withdrawalId;
    this.bankReference = reference.text();
    this.entry = reference.entry();
  }

  /** Proposed to a second administrator, so that it may be kept. */
  PaymentRow proposed(long proposal, Actor by, Instant now) {
    proposalId = proposal;
    enteredBy = by.userId();
    enteredAt = now;
    return this;
  }

  /** Approved the sum is gone, rejected it is available again. */
  RoomCommand command(boolean approved) {
    return new RoomCommand.CloseWithdrawal(id, withdrawalId, approved);
  }
}
