package io.carboninclusion.trading;

import io.carboninclusion.audit.Actor;
import io.carboninclusion.kernel.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A deposit as an administrator entered it; its id is the intent's. Never changed. */
@Entity(name = "Deposit")
@Table(name = "trading_deposit")
class DepositRow {

  @Id private long id;
  private long account;

  @Column(name = "amount_fen")
  private long amountFen;

  @Column(name = "bank_reference")
  private String bankReference;

  private int entry;

  @Column(name = "proposal_id")
  private long proposalId;

  @Column(name = "entered_by")
  private long enteredBy;

  @Column(name = "entered_at")
  private Instant enteredAt;

  protected DepositRow() {}

  DepositRow(long id, long account, long amountFen, BankReference reference) {
    this.id = id;
    this.account = account;
    this.amountFen = amountFen;
    this.bankReference = reference.text();
    this.entry = reference.entry();
  }

  /** Proposed to a second administrator, so that it may be kept. */
  DepositRow proposed(long proposal, Actor by, Instant now) {
    proposalId = proposal;
    enteredBy = by.userId();
    enteredAt = now;
    return this;
  }

  DepositRecord read(DepositRecord.State state) {
    return new DepositRecord(id, account, amountFen, bankReference, enteredAt, proposalId, state);
  }

  RoomCommand command() {
    return new RoomCommand.Deposit(id, account, Money.ofFen(amountFen).milliFen());
  }
}
