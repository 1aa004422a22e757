package io.carboninclusion.registry;

import io.carboninclusion.participant.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The one administrator's word on a project, with the project's key. */
@Entity(name = "ProjectDecision")
@Table(name = "registry_project_decision")
class ProjectDecisionRow {

  @Id
  @Column(name = "project_id")
  private long projectId;

  private boolean approved;
  private String reason;

  @Column(name = "decided_by")
  private long decidedBy;

  @Column(name = "decided_by_name")
  private String decidedByName;

  @Column(name = "decided_at")
  private Instant decidedAt;

  protected ProjectDecisionRow() {}

  ProjectDecisionRow(ProjectRow project, Caller by, boolean approved, String reason, Instant now) {
    this.projectId = project.id();
    this.approved = approved;
    this.reason = reason;
    this.decidedBy = by.userId();
    this.decidedByName = by.displayName();
    this.decidedAt = now;
  }

  boolean isApproval() {
    return approved;
  }

  Project.Decision read() {
    return new Project.Decision(approved, reason, decidedByName, decidedAt);
  }
}
