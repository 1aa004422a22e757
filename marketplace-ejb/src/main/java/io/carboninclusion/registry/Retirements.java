package io.carboninclusion.registry;

import io.carboninclusion.kernel.Page;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The documents of retirements as rows: added and read, never changed. */
@Dependent
class Retirements {

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  @Inject Refusals refusals;

  void add(RetirementRow row) {
    entityManager.persist(row);
  }

  RetirementRow get(long id) {
    return entityManager.find(RetirementRow.class, id);
  }

  /** The one that this account asked for under this key. */
  Optional<RetirementRow> find(long account, byte[] keyHash) {
    return entityManager
        .createQuery(
            "SELECT r FROM RetirementDocument r WHERE r.account = :account AND r.keyHash = :key",
            RetirementRow.class)
        .setParameter("account", account)
        .setParameter("key", keyHash)
        .getResultStream()
        .findFirst();
  }

  /** The account's own, the newest first. */
  Page<Retirement> of(long account, Long cursor, int limit) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                "SELECT d.id, d.document, d.document_hash,"
                    + " TIMESTAMPDIFF(MICROSECOND, '1970-01-01', d.created_at), r.retirement"
                    + " FROM market.registry_retirement_document d"
                    + " LEFT JOIN market_view.retirement r ON r.retirement = d.id"
                    + " WHERE d.account = ?1 AND d.id < ?2 ORDER BY d.id DESC LIMIT ?3")
            .setParameter(1, account)
            .setParameter(2, cursor == null ? Long.MAX_VALUE : cursor)
            .setParameter(3, limit + 1)
            .getResultList();
    return Page.cut(rows.stream().map(this::read).toList(), limit, Retirement::id);
  }

  private Retirement read(Object columns) {
    SqlRow row = SqlRow.of(columns);
    Document document = Document.read(row.bytes(1), row.bytes(2));
    boolean retired = !row.isNull(4);
    String refusal = retired ? null : refusals.of(row.number(0));
    return new Retirement(
        row.number(0),
        document.text("instrument"),
        document.number("kg"),
        document.in("beneficiary").text("name"),
        Purpose.valueOf(document.text("purpose")),
        row.time(3),
        state(retired, refusal),
        retired ? document.text("certificate") : null,
        refusal);
  }

  private static RetirementState state(boolean retired, String refusal) {
    if (retired) {
      return RetirementState.RETIRED;
    }
    return refusal == null ? RetirementState.REQUESTED : RetirementState.REFUSED;
  }

  /** Those the views know no outcome of, the oldest first. */
  List<RetirementRow> open() {
    List<?> ids =
        entityManager
            .createNativeQuery(
                "SELECT d.id FROM market.registry_retirement_document d"
                    + " LEFT JOIN market_view.outcome o ON o.intent = d.id"
                    + " WHERE o.intent IS NULL ORDER BY d.id")
            .getResultList();
    return ids.stream()
        .map(id -> entityManager.find(RetirementRow.class, ((Number) id).longValue()))
        .toList();
  }
}
