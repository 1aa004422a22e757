package io.carboninclusion.registry;

import io.carboninclusion.participant.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * The first administrator's step, with the issuance's key: proposed to a second one, or declined.
 */
@Entity(name = "IssuanceReview")
@Table(name = "registry_issuance_review")
class IssuanceReviewRow {

  @Id
  @Column(name = "issuance_id")
  private long issuanceId;

  @Column(name = "proposal_id")
  private Long proposalId;

  private String reason;

  @Column(name = "reviewed_by")
  private long reviewedBy;

  @Column(name = "reviewed_by_name")
  private String reviewedByName;

  @Column(name = "reviewed_at")
  private Instant reviewedAt;

  protected IssuanceReviewRow() {}

  /**
   * @param proposalId null if it is declined
   * @param reason why it is declined, else empty
   */
  IssuanceReviewRow(IssuanceRow issuance, Long proposalId, String reason, Caller by, Instant now) {
    this.issuanceId = issuance.id();
    this.proposalId = proposalId;
    this.reason = reason;
    this.reviewedBy = by.userId();
    this.reviewedByName = by.displayName();
    this.reviewedAt = now;
  }

  /** Null if it was declined. */
  Long proposalId() {
    return proposalId;
  }

  String reason() {
    return reason;
  }
}
