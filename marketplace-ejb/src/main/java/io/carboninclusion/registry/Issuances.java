package io.carboninclusion.registry;

import io.carboninclusion.audit.Approvals;
import io.carboninclusion.audit.PendingApproval;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The issuances as rows, and with them what approvals and views say. */
@Dependent
class Issuances {

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  @Inject Approvals approvals;
  @Inject Refusals refusals;

  /** Written at once: its review of the same transaction refers to it. */
  void add(IssuanceRow issuance) {
    entityManager.persist(issuance);
    entityManager.flush();
  }

  void add(IssuanceReviewRow review) {
    entityManager.persist(review);
  }

  /**
   * @throws Rejected UNKNOWN_ISSUANCE, also if it is another seller's
   */
  IssuanceRow get(Caller caller, long id) {
    IssuanceRow row = entityManager.find(IssuanceRow.class, id);
    if (row == null || !caller.is(Role.ADMIN) && !caller.owns(row.account())) {
      throw Rejected.because(RegistryRefusal.UNKNOWN_ISSUANCE, id);
    }
    return row;
  }

  /** The one that this user asked for under this key. */
  Optional<IssuanceRow> find(Caller caller, byte[] keyHash) {
    return entityManager
        .createQuery(
            "SELECT i FROM Issuance i WHERE i.requestedBy = :user AND i.keyHash = :key",
            IssuanceRow.class)
        .setParameter("user", caller.userId())
        .setParameter("key", keyHash)
        .getResultStream()
        .findFirst();
  }

  Optional<IssuanceRow> find(long id) {
    return Optional.ofNullable(entityManager.find(IssuanceRow.class, id));
  }

  /** The latest of a pool; the others were declined. */
  Optional<IssuanceRow> ofPool(long pool) {
    return entityManager
        .createQuery(
            "SELECT i FROM Issuance i WHERE i.pool = :pool ORDER BY i.poolAttempt DESC",
            IssuanceRow.class)
        .setParameter("pool", pool)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  boolean isReviewed(IssuanceRow issuance) {
    return entityManager.find(IssuanceReviewRow.class, issuance.id()) != null;
  }

  /** The newest first: a seller's own, an administrator's all. */
  Page<Issuance> list(Caller caller, Long cursor, int limit) {
    var query =
        entityManager
            .createQuery(
                "SELECT i FROM Issuance i WHERE i.id < :cursor"
                    + (caller.is(Role.ADMIN) ? "" : " AND i.account = :account")
                    + " ORDER BY i.id DESC",
                IssuanceRow.class)
            .setParameter("cursor", cursor == null ? Long.MAX_VALUE : cursor);
    if (!caller.is(Role.ADMIN)) {
      query.setParameter("account", caller.enterpriseId());
    }
    List<Issuance> rows = query.setMaxResults(limit + 1).getResultStream().map(this::read).toList();
    return Page.cut(rows, limit, Issuance::id);
  }

  Issuance read(IssuanceRow row) {
    IssuanceReviewRow review = entityManager.find(IssuanceReviewRow.class, row.id());
    PendingApproval.Decision decision = decision(review);
    Document document = row.document();
    SerialRange serials = serials(row.id(), document.text("instrument"));
    String refusal = serials == null ? refusals.of(row.id()) : null;
    return new Issuance(
        row.id(),
        row.projectId(),
        row.pool(),
        document.source().text("nameZh"),
        document.source().text("nameEn"),
        row.account(),
        document.text("instrument"),
        row.kg(),
        HexFormat.of().formatHex(row.documentHash()),
        row.requestedByName(),
        row.requestedAt(),
        review == null ? null : review.proposalId(),
        note(review, decision),
        refusal != null ? IssuanceState.REFUSED : state(review, decision, serials),
        serials,
        refusal);
  }

  private PendingApproval.Decision decision(IssuanceReviewRow review) {
    return review == null || review.proposalId() == null
        ? null
        : approvals.find(review.proposalId()).map(PendingApproval::decision).orElse(null);
  }

  private static String note(IssuanceReviewRow review, PendingApproval.Decision decision) {
    if (decision != null) {
      return decision.note();
    }
    return review == null ? "" : review.reason();
  }

  private static IssuanceState state(
      IssuanceReviewRow review, PendingApproval.Decision decision, SerialRange serials) {
    if (serials != null) {
      return IssuanceState.ISSUED;
    }
    if (review == null) {
      return IssuanceState.REQUESTED;
    }
    if (review.proposalId() == null) {
      return IssuanceState.DECLINED;
    }
    if (decision == null) {
      return IssuanceState.PROPOSED;
    }
    return decision.approved() ? IssuanceState.APPROVED : IssuanceState.REJECTED;
  }

  private SerialRange serials(long issuance, String instrument) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                "SELECT first_serial, last_serial FROM market_view.issuance WHERE issuance = ?1")
            .setParameter(1, issuance)
            .getResultList();
    if (rows.isEmpty()) {
      return null;
    }
    SqlRow row = SqlRow.of(rows.get(0));
    return new SerialRange(instrument, row.number(0), row.number(1));
  }

  /** Approved ones that the views know no outcome of. */
  List<IssuanceRow> open() {
    List<?> rows =
        entityManager
            .createNativeQuery(
                "SELECT r.issuance_id, r.proposal_id FROM market.registry_issuance_review r"
                    + " LEFT JOIN market_view.outcome o ON o.intent = r.issuance_id"
                    + " WHERE r.proposal_id IS NOT NULL AND o.intent IS NULL")
            .getResultList();
    return rows.stream()
        .map(SqlRow::of)
        .filter(row -> isApproved(row.number(1)))
        .map(row -> entityManager.find(IssuanceRow.class, row.number(0)))
        .toList();
  }

  private boolean isApproved(long proposal) {
    return approvals
        .find(proposal)
        .map(PendingApproval::decision)
        .map(PendingApproval.Decision::approved)
        .orElse(false);
  }
}
