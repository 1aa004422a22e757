package io.carboninclusion.registry;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Draws ids of intents from the sequence that all rooms share. */
@Dependent
class Intents {

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  /** Drawn before the row is written, because the document names it. */
  long next() {
    Object id =
        entityManager
            .createNativeQuery("SELECT NEXT VALUE FOR market.intent_seq")
            .getSingleResult();
    return ((Number) id).longValue();
  }
}
