package io.carboninclusion.audit;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The proposals and their decisions as rows: added and read, never changed. */
@Dependent
class Proposals {

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  void add(ProposalRow proposal) {
    entityManager.persist(proposal);
  }

  void add(DecisionRow decision) {
    entityManager.persist(decision);
  }

  ProposalRow get(long id) {
    ProposalRow row = entityManager.find(ProposalRow.class, id);
    if (row == null) {
      throw Rejected.because(ApprovalRefusal.UNKNOWN_PROPOSAL, Long.toString(id));
    }
    return row;
  }

  boolean isDecided(long id) {
    return entityManager.find(DecisionRow.class, id) != null;
  }

  Optional<PendingApproval> find(long id) {
    return Optional.ofNullable(entityManager.find(ProposalRow.class, id))
        .map(row -> row.with(entityManager.find(DecisionRow.class, id)));
  }

  Map<Long, PendingApproval> findAll(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return entityManager
        .createQuery(
            "SELECT p, d FROM Proposal p LEFT JOIN Decision d ON d.proposalId = p.id"
                + " WHERE p.id IN :ids",
            Object[].class)
        .setParameter("ids", ids)
        .getResultStream()
        .map(pair -> ((ProposalRow) pair[0]).with((DecisionRow) pair[1]))
        .collect(Collectors.toMap(PendingApproval::id, Function.identity()));
  }

  /** The newest first, below the cursor. */
  Page<PendingApproval> list(boolean pending, Long cursor, int limit) {
    TypedQuery<Object[]> query =
        entityManager.createQuery(
            "SELECT p, d FROM Proposal p LEFT JOIN Decision d ON d.proposalId = p.id"
                + " WHERE p.id < :cursor AND d.proposalId "
                + (pending ? "IS NULL" : "IS NOT NULL")
                + " ORDER BY p.id DESC",
            Object[].class);
    query.setParameter("cursor", cursor == null ? Long.MAX_VALUE : cursor);
    List<PendingApproval> rows =
        query
            .setMaxResults(limit + 1)
            .getResultStream()
            .map(pair -> ((ProposalRow) pair[0]).with((DecisionRow) pair[1]))
            .toList();
    return Page.cut(rows, limit, PendingApproval::id);
  }

  long countPending() {
    return entityManager
        .createQuery(
            "SELECT COUNT(p) FROM Proposal p WHERE NOT EXISTS"
                + " (SELECT d FROM Decision d WHERE d.proposalId = p.id)",
            Long.class)
        .getSingleResult();
  }
}
