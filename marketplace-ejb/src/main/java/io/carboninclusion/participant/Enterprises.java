package io.carboninclusion.participant;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;

/** The enterprises as rows. */
@Dependent
class Enterprises {

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  void add(EnterpriseRow enterprise) {
    entityManager.persist(enterprise);
  }

  Optional<EnterpriseRow> find(long id) {
    return Optional.ofNullable(entityManager.find(EnterpriseRow.class, id));
  }

  /**
   * Locked until the end of the transaction: of two who decide at once the second sees the first.
   */
  EnterpriseRow getLocked(long id) {
    EnterpriseRow row = entityManager.find(EnterpriseRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      throw Rejected.because(ParticipantRefusal.UNKNOWN_ENTERPRISE, Long.toString(id));
    }
    return row;
  }

  /** Whether an enterprise that was not rejected has this code. */
  boolean has(CreditCode code) {
    return !entityManager
        .createQuery(
            "SELECT e.id FROM Enterprise e WHERE e.creditCode = :code AND e.state <> :rejected",
            Long.class)
        .setParameter("code", code.value())
        .setParameter("rejected", EnterpriseState.REJECTED)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** The one with this code; an approved one is the only one. */
  Optional<EnterpriseRow> findApproved(String code) {
    return entityManager
        .createQuery(
            "SELECT e FROM Enterprise e WHERE e.creditCode = :code AND e.state = :approved",
            EnterpriseRow.class)
        .setParameter("code", code)
        .setParameter("approved", EnterpriseState.APPROVED)
        .getResultStream()
        .findFirst();
  }

  /** Whether the market's own administration exists; visitors may have signed up before it. */
  boolean hasAdministration() {
    return !entityManager
        .createQuery("SELECT e.id FROM Enterprise e WHERE e.kind = :market", Long.class)
        .setParameter("market", EnterpriseKind.MARKET)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** The newest first, below the cursor. */
  Page<Enterprise> list(EnterpriseState state, Long cursor, int limit) {
    TypedQuery<EnterpriseRow> query =
        entityManager.createQuery(
            "SELECT e FROM Enterprise e WHERE e.id < :cursor"
                + (state == null ? "" : " AND e.state = :state")
                + " ORDER BY e.id DESC",
            EnterpriseRow.class);
    query.setParameter("cursor", cursor == null ? Long.MAX_VALUE : cursor);
    if (state != null) {
      query.setParameter("state", state);
    }
    List<Enterprise> rows =
        query.setMaxResults(limit + 1).getResultStream().map(EnterpriseRow::read).toList();
    return Page.cut(rows, limit, Enterprise::id);
  }
}
