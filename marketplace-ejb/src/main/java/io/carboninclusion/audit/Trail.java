package io.carboninclusion.audit;

import io.carboninclusion.kernel.Page;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Who did what, to what, when: only ever added to, in the transaction of the deed itself. */
@Stateless
public class Trail {

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  /**
   * Adds a line. It joins the caller's transaction: a deed that is undone leaves none.
   *
   * @param verb capitals and underscores
   * @param subject the thing, at most 80 ASCII characters
   * @param details texts, whole numbers, yes or no; never a secret
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void record(Actor by, String verb, String subject, Map<String, Object> details) {
    entityManager.persist(
        new TrailRow(Clock.systemUTC().instant(), by, verb, subject, Map.copyOf(details)));
  }

  /** The newest lines first. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Page<TrailEntry> entries(Long cursor, int limit) {
    int size = Page.size(limit);
    List<TrailEntry> rows =
        entityManager
            .createQuery(
                "SELECT t FROM TrailLine t WHERE t.id < :cursor ORDER BY t.id DESC", TrailRow.class)
            .setParameter("cursor", cursor == null ? Long.MAX_VALUE : cursor)
            .setMaxResults(size + 1)
            .getResultStream()
            .map(TrailRow::read)
            .toList();
    return Page.cut(rows, size, TrailEntry::id);
  }
}
