package io.carboninclusion.participant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An account of a pool or a case; numbered with the enterprises. Never changed. */
@Entity(name = "TradingAccount")
@Table(name = "participant_account")
class AccountRow {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "participant_enterprise")
  private long id;

  @Column(name = "enterprise_id")
  private long enterpriseId;

  @Enumerated(EnumType.STRING)
  private AccountKind kind;

  private String title;

  @Column(name = "opened_at")
  private Instant openedAt;

  protected AccountRow() {}

  AccountRow(AccountKind kind, long enterpriseId, String title, Instant now) {
    this.kind = kind;
    this.enterpriseId = enterpriseId;
    this.title = title;
    this.openedAt = now;
  }

  TradingAccount read() {
    return new TradingAccount(id, enterpriseId, kind, title);
  }
}
