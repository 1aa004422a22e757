package io.carboninclusion.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;

/** A proposal as it was made; what became of it is a row of its own, so neither is ever changed. */
@Entity(name = "Proposal")
@Table(name = "audit_proposal")
class ProposalRow {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit")
  @SequenceGenerator(name = "audit", sequenceName = "audit_seq", allocationSize = 50)
  private long id;

  private String kind;

  @Column(name = "subject_id")
  private long subjectId;

  @Convert(converter = Facts.class)
  private Map<String, Object> facts;

  @Column(name = "proposed_by")
  private long proposedBy;

  @Column(name = "proposed_by_name")
  private String proposedByName;

  @Column(name = "proposed_at")
  private Instant proposedAt;

  protected ProposalRow() {}

  ProposalRow(Proposal proposal, Instant now) {
    kind = proposal.kind();
    subjectId = proposal.subjectId();
    facts = proposal.facts();
    proposedBy = proposal.proposer().userId();
    proposedByName = proposal.proposer().name();
    proposedAt = now;
  }

  long id() {
    return id;
  }

  String kind() {
    return kind;
  }

  boolean isBy(Actor person) {
    return proposedBy == person.userId();
  }

  Decided decided(boolean approved) {
    return new Decided(id, kind, subjectId, approved);
  }

  PendingApproval with(DecisionRow decision) {
    return new PendingApproval(
        id,
        kind,
        subjectId,
        Map.copyOf(facts),
        new PendingApproval.Person(proposedBy, proposedByName),
        proposedAt,
        decision == null ? null : decision.read());
  }
}
