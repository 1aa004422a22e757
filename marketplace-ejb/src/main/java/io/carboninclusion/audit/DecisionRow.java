package io.carboninclusion.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The one decision of a proposal: its primary key is the proposal's, so a second cannot enter. */
@Entity(name = "Decision")
@Table(name = "audit_decision")
class DecisionRow {

  @Id
  @Column(name = "proposal_id")
  private long proposalId;

  private boolean approved;

  @Column(name = "decided_by")
  private long decidedBy;

  @Column(name = "decided_by_name")
  private String decidedByName;

  @Column(name = "decided_at")
  private Instant decidedAt;

  private String note;

  protected DecisionRow() {}

  DecisionRow(ProposalRow proposal, Actor by, boolean approved, String note, Instant now) {
    this.proposalId = proposal.id();
    this.approved = approved;
    this.decidedBy = by.userId();
    this.decidedByName = by.name();
    this.decidedAt = now;
    this.note = note;
  }

  PendingApproval.Decision read() {
    return new PendingApproval.Decision(
        approved, new PendingApproval.Person(decidedBy, decidedByName), decidedAt, note);
  }
}
