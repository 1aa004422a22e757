package io.carboninclusion.personal;

import io.carboninclusion.audit.Trail;
import io.carboninclusion.audit.Transactions;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.Settings;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Right;
import io.carboninclusion.participant.Role;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Personal accounts as their partner platform reads and closes them. A partner sees the accounts it
 * opened and no others. Persons come in through {@link Citizens}.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PersonalAccounts {

  @Resource(lookup = "java:app/jdbc/market")
  DataSource database;

  @Inject PersonalSecret secret;
  @Inject Transactions transactions;
  @Inject Trail trail;

  /**
   * @throws Rejected NOT_ALLOWED, UNKNOWN_PERSONAL_ACCOUNT, also for another partner's
   */
  public PersonalAccount get(Caller caller, String scheme, long id) {
    caller.require(Role.PARTNER);
    return PoolSql.on(
            database::getConnection,
            sql -> new AccountRows(sql).find(id, caller.enterpriseId(), scheme))
        .orElseThrow(PersonalAccounts::unknown);
  }

  /**
   * By the partner's own reference, which is hashed and not kept.
   *
   * @throws Rejected NOT_ALLOWED, UNKNOWN_PERSONAL_ACCOUNT
   */
  public PersonalAccount find(Caller caller, String scheme, String reference) {
    caller.require(Role.PARTNER);
    if (reference == null || reference.isBlank() || reference.length() > UploadLimits.REFERENCE) {
      throw unknown();
    }
    PersonKeys keys = new PersonKeys(secret.get(), scheme, caller.enterpriseId());
    Optional<Long> id =
        PoolSql.on(
            database::getConnection,
            sql -> new AccountRows(sql).idOf(keys.accounts().of(reference.strip())));
    return get(caller, scheme, id.orElseThrow(PersonalAccounts::unknown));
  }

  /** The newest acts of an account first; cursor is {@link Page#next} of the page before. */
  public Page<PersonalAct> acts(Caller caller, String scheme, long id, Long cursor, int limit) {
    get(caller, scheme, id);
    return PoolSql.on(database::getConnection, sql -> new AccountRows(sql).acts(id, cursor, limit));
  }

  /** How many accounts the partner has open. */
  public long count(Caller caller) {
    caller.require(Role.PARTNER);
    return PoolSql.on(
        database::getConnection, sql -> new AccountRows(sql).count(caller.enterpriseId()));
  }

  /**
   * The person has told the partner to end a consent. One that does not hold stays ended.
   *
   * @throws Rejected NOT_ALLOWED, RIGHT_MISSING, UNKNOWN_PERSONAL_ACCOUNT
   */
  public PersonalAccount withdraw(Caller caller, String scheme, long id, ConsentPurpose purpose) {
    requireToWrite(caller);
    get(caller, scheme, id);
    transactions.inNew(
        () -> {
          ConsentEnd.of(database::getConnection, id, purpose.bit(), "PARTNER");
          record(caller, "WITHDRAW_CONSENT", id, Map.of("purpose", purpose.name()));
          return id;
        });
    return get(caller, scheme, id);
  }

  /**
   * Erases the person: the keyed reference is destroyed and every consent ends. Acts and sums stay
   * as they are, nobody's.
   *
   * @throws Rejected NOT_ALLOWED, RIGHT_MISSING, UNKNOWN_PERSONAL_ACCOUNT, also when it is erased
   *     already
   */
  public void erase(Caller caller, String scheme, long id) {
    requireToWrite(caller);
    get(caller, scheme, id);
    transactions.inNew(
        () -> {
          ConsentEnd.ofAll(database::getConnection, id);
          record(caller, "ERASE", id, Map.of());
          return id;
        });
  }

  /**
   * A signed link that opens this account to its person, for as long as the setting says. It lets
   * its holder end consents, so it is handed out by those who may write.
   *
   * @throws Rejected NOT_ALLOWED, RIGHT_MISSING, UNKNOWN_PERSONAL_ACCOUNT
   */
  public CitizenLink link(Caller caller, String scheme, long id) {
    requireToWrite(caller);
    get(caller, scheme, id);
    Duration life = Duration.ofHours(Settings.fromEnvironment().citizenLinkHours());
    return CitizenLink.sign(secret.get(), id, Clock.systemUTC().instant().plus(life));
  }

  /** Whose right is to look reports nothing and ends nothing. */
  static void requireToWrite(Caller caller) {
    caller.require(Role.PARTNER);
    caller.requireRight(Right.TRADE);
  }

  private void record(Caller caller, String verb, long id, Map<String, Object> details) {
    trail.record(caller.actor(), verb, "personal account " + id, details);
  }

  private static Rejected unknown() {
    return Rejected.because(PersonalRefusal.UNKNOWN_PERSONAL_ACCOUNT);
  }
}
