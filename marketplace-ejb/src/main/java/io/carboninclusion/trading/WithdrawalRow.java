package io.carboninclusion.trading;

import io.carboninclusion.kernel.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A withdrawal as its company asked for it; its id is the intent's. Never changed. */
@Entity(name = "Withdrawal")
@Table(name = "trading_withdrawal")
class WithdrawalRow {

  @Id private long id;
  private long account;

  @Column(name = "amount_fen")
  private long amountFen;

  @Column(name = "requested_by")
  private long requestedBy;

  @Column(name = "requested_at")
  private Instant requestedAt;

  @Column(name = "key_hash")
  private byte[] keyHash;

  protected WithdrawalRow() {}

  WithdrawalRow(
      long id, long account, long requestedBy, long amountFen, byte[] keyHash, Instant now) {
    this.id = id;
    this.account = account;
    this.amountFen = amountFen;
    this.requestedBy = requestedBy;
    this.requestedAt = now;
    this.keyHash = keyHash;
  }

  long id() {
    return id;
  }

  long amountFen() {
    return amountFen;
  }

  RoomCommand command() {
    return new RoomCommand.RequestWithdrawal(id, account, Money.ofFen(amountFen).milliFen());
  }
}
