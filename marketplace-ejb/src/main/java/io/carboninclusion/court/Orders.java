package io.carboninclusion.court;

import io.carboninclusion.audit.Actor;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.participant.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The restoration orders and their events as rows. */
@Dependent
class Orders {

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  /** Written at once, because its events name it and no mapping says so. */
  void add(OrderRow order) {
    entityManager.persist(order);
    entityManager.flush();
  }

  void add(OrderRow order, TimelineEntry.Kind kind, Actor by, Instant at, String note) {
    entityManager.persist(new EventRow(order.id(), kind, by, at, note));
  }

  /** The one that this court asked for under this key. */
  Optional<OrderRow> find(long enterprise, byte[] keyHash) {
    return entityManager
        .createQuery(
            "SELECT o FROM RestorationOrder o"
                + " WHERE o.enterpriseId = :enterprise AND o.keyHash = :key",
            OrderRow.class)
        .setParameter("enterprise", enterprise)
        .setParameter("key", keyHash)
        .getResultStream()
        .findFirst();
  }

  /**
   * @throws Rejected UNKNOWN_RESTORATION_ORDER, also for another court's
   */
  OrderRow get(Caller caller, long id) {
    return own(caller, id, entityManager.find(OrderRow.class, id));
  }

  /** As {@link #get}, locked until the end of the transaction. */
  OrderRow getLocked(Caller caller, long id) {
    return own(caller, id, getLocked(id));
  }

  /** Of two who act at once the second sees what the first did; null if there is none. */
  OrderRow getLocked(long id) {
    return entityManager.find(OrderRow.class, id, LockModeType.PESSIMISTIC_WRITE);
  }

  Map<Long, OrderRow> findAll(Collection<Long> ids) {
    return ids.isEmpty()
        ? Map.of()
        : entityManager
            .createQuery("SELECT o FROM RestorationOrder o WHERE o.id IN :ids", OrderRow.class)
            .setParameter("ids", ids)
            .getResultStream()
            .collect(Collectors.toMap(OrderRow::id, Function.identity()));
  }

  /** The ids that a query finds, the lowest first. */
  List<Long> ids(String sql) {
    List<?> found = entityManager.createNativeQuery(sql).getResultList();
    return found.stream().map(id -> ((Number) id).longValue()).toList();
  }

  /** Whether the sum of a withdrawal went back to its account. */
  boolean isReleased(long withdrawal) {
    return !ids("SELECT withdrawal FROM market_view.withdrawal WHERE status = 2 AND withdrawal = "
            + withdrawal)
        .isEmpty();
  }

  private static OrderRow own(Caller caller, long id, OrderRow row) {
    if (row == null || !row.isOf(caller)) {
      throw Rejected.because(CourtRefusal.UNKNOWN_RESTORATION_ORDER, Long.toString(id)).at("id");
    }
    return row;
  }
}
