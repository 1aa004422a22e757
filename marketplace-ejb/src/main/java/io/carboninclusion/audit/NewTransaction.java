package io.carboninclusion.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** One attempt of {@link Transactions}. */
@Dependent
class NewTransaction {

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  /**
   * Flushes before the commit, so that a refused row shows as itself and not as a failed commit.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  <T> T run(Supplier<T> work) {
    T result = work.get();
    entityManager.flush();
    return result;
  }
}
