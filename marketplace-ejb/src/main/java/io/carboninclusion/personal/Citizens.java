package io.carboninclusion.personal;

import io.carboninclusion.audit.Transactions;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import javax.sql.DataSource;

/**
 * A person's own account, opened by the signed link that the partner hands out; there is no login.
 * Each call throws LINK_INVALID or LINK_EXPIRED for another link, and LINK_INVALID once the account
 * is erased.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Citizens {

  @Resource(lookup = "java:app/jdbc/market")
  DataSource database;

  @Inject PersonalSecret secret;
  @Inject Transactions transactions;

  /**
   * The account that the link opens: milligrams, acts and consents.
   *
   * @throws Rejected LINK_INVALID, also when the account was erased; LINK_EXPIRED
   */
  public PersonalAccount account(String link) {
    long id = CitizenLink.account(secret.get(), link, Clock.systemUTC().instant());
    return PoolSql.on(database::getConnection, sql -> new AccountRows(sql).find(id))
        .orElseThrow(() -> Rejected.because(PersonalRefusal.LINK_INVALID).at("link"));
  }

  /** The newest acts first; cursor is {@link Page#next} of the page before. */
  public Page<PersonalAct> acts(String link, Long cursor, int limit) {
    long id = account(link).id();
    return PoolSql.on(database::getConnection, sql -> new AccountRows(sql).acts(id, cursor, limit));
  }

  /**
   * Ends one consent: without POOL nothing is pooled from now on, without COMPUTE nothing counts.
   */
  public PersonalAccount withdraw(String link, ConsentPurpose purpose) {
    long id = account(link).id();
    transactions.inNew(
        () -> {
          ConsentEnd.of(database::getConnection, id, purpose.bit(), "CITIZEN");
          return id;
        });
    return account(link);
  }

  /** Ends every consent and cuts the link to the person, for good: this link opens nothing more. */
  public void erase(String link) {
    long id = account(link).id();
    transactions.inNew(
        () -> {
          ConsentEnd.ofAll(database::getConnection, id);
          return id;
        });
  }
}
