package io.carboninclusion.trading;

import io.carboninclusion.audit.Approvals;
import io.carboninclusion.audit.Decided;
import io.carboninclusion.audit.PendingApproval;
import io.carboninclusion.audit.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The second administrator's approval of a void as it comes to {@link JournalVoids}, on the market
 * of a test. The container's part, injection and transactions, is done by hand.
 */
final class VoidingByTwo {
  private static final long PROPOSAL = 1;

  private final MarketFixture market;

  VoidingByTwo(MarketFixture market) {
    this.market = market;
  }

  void approve(long sequence) {
    try (EntityManagerFactory factory = factory();
        EntityManager entityManager = factory.createEntityManager()) {
      JournalVoids voids = new JournalVoids();
      voids.entityManager = entityManager;
      voids.orderBook = orderBook();
      voids.transactions = transactions(entityManager);
      voids.approvals = approvals(sequence);
      voids.decided(new Decided(PROPOSAL, JournalVoids.KIND, sequence, true));
    }
  }

  private EntityManagerFactory factory() {
    return Persistence.createEntityManagerFactory(
        "tests",
        Map.of(
            "jakarta.persistence.jdbc.url", market.database.url() + "/market",
            "jakarta.persistence.jdbc.user", market.database.app().user(),
            "jakarta.persistence.jdbc.password", market.database.app().password()));
  }

  private OrderBook orderBook() {
    return new OrderBook() {
      @Override
      public long poisonedCommand() {
        return market.market.writer().status().poisoned();
      }

      @Override
      synchronized void restart() {
        market.restart();
      }
    };
  }

  private static Transactions transactions(EntityManager entityManager) {
    return new Transactions() {
      @Override
      public <T> T inNew(Supplier<T> work) {
        entityManager.getTransaction().begin();
        T result = work.get();
        entityManager.getTransaction().commit();
        return result;
      }
    };
  }

  private static Approvals approvals(long sequence) {
    PendingApproval approved =
        new PendingApproval(
            PROPOSAL,
            JournalVoids.KIND,
            sequence,
            Map.of("reason", "planted"),
            new PendingApproval.Person(1, "admin1"),
            Instant.EPOCH,
            new PendingApproval.Decision(
                true, new PendingApproval.Person(2, "admin2"), Instant.EPOCH, ""));
    return new Approvals() {
      @Override
      public Optional<PendingApproval> find(long proposalId) {
        return Optional.of(approved);
      }
    };
  }
}
