package io.carboninclusion.personal;

import io.carboninclusion.audit.Transactions;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.registry.CertificateSummary;
import io.carboninclusion.registry.PoolIssuances;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;

/**
 * What a person sees and says on the own page. There is no login: every call is given the token of
 * the signed link that the partner's application led the person here with, and it opens that one
 * account alone.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Citizens {

  @Inject CitizenLinks links;
  @Inject PersonRows rows;
  @Inject Consents consents;
  @Inject PoolIssuances issuances;
  @Inject Transactions transactions;

  /**
   * @throws Rejected LINK_INVALID, also after an erasure, LINK_EXPIRED
   */
  public Person person(String token) {
    return open(links.account(token));
  }

  /** The accepted acts, the latest first. */
  public Page<PersonAct> acts(String token, Long cursor, int limit) {
    return rows.acts(account(token), cursor, Page.size(limit));
  }

  /** From pools to the own share of what they were sold for, the newest pool first. */
  public Page<PersonPool> statement(String token, Long cursor, int limit) {
    return rows.pools(account(token), cursor, Page.size(limit));
  }

  /**
   * The sales of a pool the person has something in, the newest first.
   *
   * @throws Rejected UNKNOWN_POOL
   */
  public Page<PersonSale> sales(String token, long pool, Long cursor, int limit) {
    return rows.sales(own(token, pool), cursor, Page.size(limit));
  }

  /**
   * Certificates for which units of the pool were retired, the newest first, at most 20.
   *
   * @throws Rejected UNKNOWN_POOL
   */
  public List<CertificateSummary> certificates(String token, long pool) {
    return issuances.certificates(own(token, pool));
  }

  /** The last word on each purpose. */
  public List<PersonConsent> consents(String token) {
    return consents.of(account(token));
  }

  /** Gives or withdraws one purpose; without POOL nothing more goes into a pool. */
  public void say(String token, ConsentPurpose purpose, boolean given) {
    long account = account(token);
    transactions.inNew(
        () -> {
          consents.of(account).stream()
              .filter(word -> word.purpose() == purpose && word.given() != given)
              .forEach(word -> consents.say(account, word, given));
          return account;
        });
  }

  /** Cuts the link to the person: the token opens nothing any more, and every sum stays. */
  public void erase(String token) {
    long account = account(token);
    transactions.inNew(
        () -> {
          consents.erase(account);
          return account;
        });
  }

  private long own(String token, long pool) {
    if (!rows.isIn(account(token), pool)) {
      throw Rejected.because(PoolRefusal.UNKNOWN_POOL, pool);
    }
    return pool;
  }

  private long account(String token) {
    long account = links.account(token);
    open(account);
    return account;
  }

  private Person open(long account) {
    return rows.person(account).orElseThrow(() -> Rejected.because(PersonalRefusal.LINK_INVALID));
  }
}
