package io.carboninclusion.trading;

import io.carboninclusion.audit.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;

/** What one administrator proposed to a second one; the id is the intent's. Never changed. */
@MappedSuperclass
abstract class ProposedRow {

  @Id private long id;

  @Column(name = "proposal_id")
  private long proposalId;

  @Column(name = "proposed_by")
  private long proposedBy;

  @Column(name = "proposed_at")
  private Instant proposedAt;

  protected ProposedRow() {}

  protected ProposedRow(long id) {
    this.id = id;
  }

  /** Which proposal it waits for, so that it may be kept. */
  final void proposed(long proposal, Actor by, Instant now) {
    proposalId = proposal;
    proposedBy = by.userId();
    proposedAt = now;
  }

  final long id() {
    return id;
  }
}
