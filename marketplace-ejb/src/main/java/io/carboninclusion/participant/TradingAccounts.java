package io.carboninclusion.participant;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.Text;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Accounts of pools and cases, for the rooms that open them and for all who deal with them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TradingAccounts {

  public static final int TITLE_LIMIT = 200;

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  /**
   * Opens an account; joins the caller's transaction, so that it is there together with what it is
   * for.
   *
   * @param enterpriseId the pool's operator or the case's court
   * @param title at most {@value #TITLE_LIMIT} characters
   * @throws Rejected TEXT_...
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public TradingAccount open(AccountKind kind, long enterpriseId, String title) {
    AccountRow row =
        new AccountRow(
            kind,
            enterpriseId,
            Text.line("title", title, TITLE_LIMIT),
            Clock.systemUTC().instant());
    entityManager.persist(row);
    return row.read();
  }

  /** A pool's or a case's account; empty also for an enterprise's own. */
  public Optional<TradingAccount> find(long id) {
    return Optional.ofNullable(entityManager.find(AccountRow.class, id)).map(AccountRow::read);
  }

  /** All of one kind that an enterprise has, the newest first, at most 1,000. */
  public List<TradingAccount> of(long enterpriseId, AccountKind kind) {
    return entityManager
        .createQuery(
            "SELECT a FROM TradingAccount a WHERE a.enterpriseId = :enterprise AND a.kind = :kind"
                + " ORDER BY a.id DESC",
            AccountRow.class)
        .setParameter("enterprise", enterpriseId)
        .setParameter("kind", kind)
        .setMaxResults(1_000)
        .getResultStream()
        .map(AccountRow::read)
        .toList();
  }

  /**
   * The caller, acting on a pool's account of its own enterprise.
   *
   * @param account null for the enterprise's own account
   * @throws Rejected NO_SUCH_ACCOUNT {account}, also for another's and for a case's
   */
  public Caller acting(Caller caller, Long account) {
    if (account == null || account == caller.enterpriseId()) {
      return caller;
    }
    return find(account)
        .filter(found -> found.kind() == AccountKind.POOL && caller.owns(found.enterpriseId()))
        .map(found -> caller.on(found.id()))
        .orElseThrow(
            () ->
                Rejected.because(ParticipantRefusal.NO_SUCH_ACCOUNT, Long.toString(account))
                    .at("account"));
  }
}
