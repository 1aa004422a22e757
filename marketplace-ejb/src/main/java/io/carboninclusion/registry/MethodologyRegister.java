package io.carboninclusion.registry;

import io.carboninclusion.audit.Transactions;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * For rooms that have methodologies of their own: what two administrators agreed to is published.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MethodologyRegister {

  @Inject ReferenceData reference;
  @Inject Transactions transactions;

  /** Adds a version that two administrators have agreed to; one that is there stays as it is. */
  public void publish(Methodology methodology) {
    transactions.inNew(
        () -> {
          if (!reference.has(methodology)) {
            reference.add(methodology);
          }
          return methodology;
        });
  }
}
