package io.carboninclusion.trading;

import io.carboninclusion.kernel.Page;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The withdrawals and their payments as rows, and what became of each. */
@Dependent
class Withdrawals {

  /** Refused ones never became withdrawals and are left out. */
  private static final String ALL =
      """
      SELECT w.id, w.account, w.amount_fen, w.requested_at, p.bank_reference, p.proposal_id, v.status
        FROM market.trading_withdrawal w
        LEFT JOIN market.trading_payment p ON p.withdrawal_id = w.id
        LEFT JOIN market_view.outcome o ON o.intent = w.id
        LEFT JOIN market_view.withdrawal v ON v.withdrawal = w.id
       WHERE (o.reason IS NULL OR o.reason = 0)
      """;

  private static final int PAID = 1;
  private static final int RELEASED = 2;

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  @Inject Queries queries;

  void add(WithdrawalRow withdrawal) {
    entityManager.persist(withdrawal);
  }

  void add(PaymentRow payment) {
    entityManager.persist(payment);
  }

  Optional<WithdrawalRow> findByKey(byte[] keyHash) {
    return entityManager
        .createQuery("SELECT w FROM Withdrawal w WHERE w.keyHash = :key", WithdrawalRow.class)
        .setParameter("key", keyHash)
        .getResultStream()
        .findFirst();
  }

  /** The command of a payment that was decided. */
  RoomCommand closing(long payment, boolean approved) {
    return entityManager.find(PaymentRow.class, payment).command(approved);
  }

  /** Whether a payment was entered; asked in the transaction that enters one. */
  boolean hasPayment(long withdrawal) {
    return !entityManager
        .createQuery("SELECT p.id FROM Payment p WHERE p.withdrawalId = :id", Long.class)
        .setParameter("id", withdrawal)
        .getResultList()
        .isEmpty();
  }

  Optional<WithdrawalRecord> find(long id) {
    return queries.list(ALL + " AND w.id = ?", Withdrawals::read, id).stream().findFirst();
  }

  /**
   * The newest first, below the cursor.
   *
   * @param account whose, or null for everybody's
   */
  Page<WithdrawalRecord> page(Long account, Long cursor, int limit) {
    List<Object> parameters = new ArrayList<>();
    parameters.add(cursor == null ? Long.MAX_VALUE : cursor);
    if (account != null) {
      parameters.add(account);
    }
    parameters.add(limit + 1);
    List<WithdrawalRecord> rows =
        queries.list(
            ALL
                + " AND w.id < ?"
                + (account == null ? "" : " AND w.account = ?")
                + " ORDER BY w.id DESC LIMIT ?",
            Withdrawals::read,
            parameters.toArray());
    return Page.cut(rows, limit, WithdrawalRecord::id);
  }

  private static WithdrawalRecord read(ResultSet row) throws SQLException {
    String reference = row.getString("bank_reference");
    return new WithdrawalRecord(
        row.getLong("id"),
        row.getLong("account"),
        row.getLong("amount_fen"),
        Queries.instant(row, "requested_at"),
        reference,
        Queries.whole(row, "proposal_id"),
        state(Queries.whole(row, "status"), reference != null));
  }

  private static WithdrawalRecord.State state(Long status, boolean payment) {
    if (status == null) {
      return WithdrawalRecord.State.REQUESTED;
    }
    return switch (status.intValue()) {
      case PAID -> WithdrawalRecord.State.PAID;
      case RELEASED -> WithdrawalRecord.State.RELEASED;
      default -> payment ? WithdrawalRecord.State.PAYMENT_PROPOSED : WithdrawalRecord.State.FROZEN;
    };
  }
}
