package io.carboninclusion.trading;

import io.carboninclusion.audit.Approvals;
import io.carboninclusion.audit.PendingApproval;
import io.carboninclusion.kernel.Rejected;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;

/** Which bank references were entered before, for deposits and for payments apart. */
@Dependent
class BankReferences {

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  @Inject Approvals approvals;

  /**
   * The reference as a further entry of deposits.
   *
   * @throws Rejected BANK_REFERENCE_TAKEN
   */
  BankReference ofDeposit(String text) {
    return next("SELECT d.proposalId FROM Deposit d WHERE d.bankReference = :text", text);
  }

  /**
   * The reference as a further entry of payments.
   *
   * @throws Rejected BANK_REFERENCE_TAKEN
   */
  BankReference ofPayment(String text) {
    return next("SELECT p.proposalId FROM Payment p WHERE p.bankReference = :text", text);
  }

  private BankReference next(String query, String text) {
    List<Long> earlier =
        entityManager.createQuery(query, Long.class).setParameter("text", text).getResultList();
    Collection<PendingApproval> proposals = approvals.findAll(earlier).values();
    boolean allRejected =
        proposals.stream().allMatch(p -> p.decision() != null && !p.decision().approved());
    if (!allRejected || proposals.size() < earlier.size()) {
      throw Rejected.because(TradingRefusal.BANK_REFERENCE_TAKEN, text).at("bankReference");
    }
    return new BankReference(text, earlier.size() + 1);
  }
}
