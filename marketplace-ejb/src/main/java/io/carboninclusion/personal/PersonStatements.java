package io.carboninclusion.personal;

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
 * What became of a person's acts: act, pool, serial range, sale, own share. Every call is given the
 * signed link, as in {@link Citizens}, and throws LINK_INVALID or LINK_EXPIRED as that does.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PersonStatements {

  @Inject Citizens citizens;
  @Inject PersonRows rows;
  @Inject PoolIssuances issuances;

  /** Where all of the person's milligrams are now, and the wallet. */
  public Person person(String link) {
    return rows.person(account(link))
        .orElseThrow(() -> Rejected.because(PersonalRefusal.LINK_INVALID).at("link"));
  }

  /** Accepted acts with their factor and their pool, the latest first. */
  public Page<PersonAct> acts(String link, Long cursor, int limit) {
    return rows.acts(account(link), cursor, Page.size(limit));
  }

  /** From pools to the own share of what they were sold for, the newest pool first. */
  public Page<PersonPool> pools(String link, Long cursor, int limit) {
    return rows.pools(account(link), cursor, Page.size(limit));
  }

  /**
   * The sales of a pool that the person has something in, the newest first.
   *
   * @throws Rejected UNKNOWN_POOL
   */
  public Page<PersonSale> sales(String link, long pool, Long cursor, int limit) {
    return rows.sales(own(link, pool), cursor, Page.size(limit));
  }

  /**
   * Certificates for which units of the pool were retired, the newest first, at most 20.
   *
   * @throws Rejected UNKNOWN_POOL
   */
  public List<CertificateSummary> certificates(String link, long pool) {
    return issuances.certificates(own(link, pool));
  }

  private long own(String link, long pool) {
    if (!rows.isIn(account(link), pool)) {
      throw Rejected.because(PoolRefusal.UNKNOWN_POOL, pool).at("pool");
    }
    return pool;
  }

  private long account(String link) {
    return citizens.account(link).id();
  }
}
