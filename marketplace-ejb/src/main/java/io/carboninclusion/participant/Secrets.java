package io.carboninclusion.participant;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The tokens and API keys as rows, found by the hash of what was shown. */
@Dependent
class Secrets {

  /** A user who logs in again and again keeps this many tokens; the oldest end first. */
  static final int LIVE_TOKENS = 50;

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  void add(TokenRow token) {
    entityManager.persist(token);
  }

  /**
   * With user and enterprise in one query.
   *
   * @param hash see {@link Secret#hash}
   */
  Optional<TokenRow> find(String hash) {
    return entityManager
        .createQuery(
            "SELECT t FROM Token t JOIN FETCH t.user u JOIN FETCH u.enterprise"
                + " WHERE t.secretHash = :hash",
            TokenRow.class)
        .setParameter("hash", hash)
        .getResultStream()
        .findFirst();
  }

  boolean remove(String secret) {
    return find(Secret.hash(secret)).map(this::remove).orElse(false);
  }

  long nextKeyId() {
    return ((Number)
            entityManager
                .createNativeQuery("SELECT NEXT VALUE FOR participant_key_seq")
                .getSingleResult())
        .longValue();
  }

  List<ApiKey> keysOf(long userId) {
    return rows(userId, "t.label IS NOT NULL").stream().map(TokenRow::read).toList();
  }

  boolean removeKey(long userId, long keyId) {
    return rows(userId, "t.label IS NOT NULL").stream()
        .filter(token -> token.read().id() == keyId)
        .findFirst()
        .map(this::remove)
        .orElse(false);
  }

  void forgetExpired(long userId) {
    entityManager
        .createQuery(
            "DELETE FROM Token t WHERE t.user.id = :user AND t.label IS NULL AND t.expiresAt <"
                + " :now")
        .setParameter("user", userId)
        .setParameter("now", Clock.systemUTC().instant())
        .executeUpdate();
  }

  /** All of them; API keys stay. */
  void forgetTokens(long userId) {
    rows(userId, "t.label IS NULL").forEach(this::remove);
  }

  void forgetOldest(long userId) {
    rows(userId, "t.label IS NULL").stream().skip(LIVE_TOKENS - 1L).forEach(this::remove);
  }

  private List<TokenRow> rows(long userId, String which) {
    return entityManager
        .createQuery(
            "SELECT t FROM Token t WHERE t.user.id = :user AND " + which + " ORDER BY t.keyId DESC",
            TokenRow.class)
        .setParameter("user", userId)
        .getResultList();
  }

  private boolean remove(TokenRow token) {
    entityManager.remove(token);
    return true;
  }
}
