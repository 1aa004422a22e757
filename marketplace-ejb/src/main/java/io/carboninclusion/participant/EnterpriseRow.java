package io.carboninclusion.participant;

import io.carboninclusion.kernel.Rejected;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * An enterprise: it signs up, waits, and is approved or rejected once. A rejected one stays as it
 * is; the same body signs up anew.
 */
@Entity(name = "Enterprise")
@Table(name = "participant_enterprise")
class EnterpriseRow {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "participant_enterprise")
  @SequenceGenerator(
      name = "participant_enterprise",
      sequenceName = "participant_enterprise_seq",
      allocationSize = 50)
  private long id;

  private String name;

  @Column(name = "credit_code")
  private String creditCode;

  @Enumerated(EnumType.STRING)
  private EnterpriseKind kind;

  @Enumerated(EnumType.STRING)
  private EnterpriseState state = EnterpriseState.PENDING;

  private boolean demo;

  @Column(name = "signed_up_at")
  private Instant signedUpAt;

  @Column(name = "decided_by")
  private Long decidedBy;

  @Column(name = "decided_at")
  private Instant decidedAt;

  private String note = "";

  protected EnterpriseRow() {}

  EnterpriseRow(EnterpriseKind kind, String name, CreditCode code, boolean demo, Instant now) {
    this.kind = kind;
    this.name = name;
    this.creditCode = code == null ? null : code.value();
    this.demo = demo;
    this.signedUpAt = now;
  }

  /**
   * @param by the administrator's user id, or 0 for the market's own set-up
   * @throws Rejected ALREADY_DECIDED
   */
  void decide(boolean approve, long by, String reason, Instant now) {
    if (state != EnterpriseState.PENDING) {
      throw Rejected.because(ParticipantRefusal.ALREADY_DECIDED, Long.toString(id));
    }
    state = approve ? EnterpriseState.APPROVED : EnterpriseState.REJECTED;
    decidedBy = by;
    decidedAt = now;
    note = reason;
  }

  long id() {
    return id;
  }

  String name() {
    return name;
  }

  EnterpriseKind kind() {
    return kind;
  }

  boolean isApproved() {
    return state == EnterpriseState.APPROVED;
  }

  Enterprise read() {
    return new Enterprise(id, name, creditCode, kind, state, demo, signedUpAt, note);
  }
}
