package io.carboninclusion.participant;

import io.carboninclusion.audit.Trail;
import io.carboninclusion.audit.Transactions;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.Text;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Tokens and API keys: what a program shows instead of a password. A token lasts twelve hours, an
 * API key as long as its owner said; both do what their user may do at the moment of the call.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Tokens {

  public static final Duration TOKEN_LIFE = Duration.ofHours(12);
  public static final Duration LONGEST_KEY_LIFE = Duration.ofDays(366);
  public static final int KEY_LIMIT = 20;
  public static final int LABEL_LIMIT = 100;

  @Inject Secrets secrets;
  @Inject Users users;
  @Inject Transactions transactions;
  @Inject KnownCallers knownCallers;
  @Inject Trail trail;

  /** A token for someone who has just logged in. */
  public IssuedToken issue(Caller caller) {
    Instant expires = Clock.systemUTC().instant().plus(TOKEN_LIFE).truncatedTo(ChronoUnit.SECONDS);
    return knownCallers.change(
        () -> {
          secrets.forgetExpired(caller.userId());
          secrets.forgetOldest(caller.userId());
          return add(caller, null, expires);
        });
  }

  /**
   * @param secret what stood behind {@code Authorization: Bearer}
   * @throws Rejected TOKEN_UNKNOWN (also if its user is no longer active), TOKEN_EXPIRED
   */
  public Caller caller(String secret) {
    KnownCallers.Known known = knownCallers.find(Secret.hash(secret), this::lookUp);
    if (!Clock.systemUTC().instant().isBefore(known.expires())) {
      throw Rejected.because(ParticipantRefusal.TOKEN_EXPIRED);
    }
    return known.caller();
  }

  private KnownCallers.Known lookUp(String hash) {
    return secrets
        .find(hash)
        .filter(found -> found.user().isActive())
        .map(found -> new KnownCallers.Known(found.user().caller(), found.read().expiresAt()))
        .orElseThrow(() -> Rejected.because(ParticipantRefusal.TOKEN_UNKNOWN));
  }

  /** Ends a token or key; one that is already gone stays gone. */
  public void revoke(String secret) {
    knownCallers.change(() -> secrets.remove(secret));
  }

  /**
   * @param label what the owner knows the key by, at most {@value #LABEL_LIMIT} characters
   * @param expires in the future and at most 366 days away
   * @throws Rejected NOT_APPROVED, EXPIRY_UNUSABLE {days}, TOO_MANY_KEYS {limit}, TEXT_...
   */
  public IssuedToken issueKey(Caller caller, String label, Instant expires) {
    caller.requireRight(Right.VIEW);
    String shown = Text.line("label", label, LABEL_LIMIT);
    Instant now = Clock.systemUTC().instant();
    if (expires == null || !expires.isAfter(now) || expires.isAfter(now.plus(LONGEST_KEY_LIFE))) {
      throw Rejected.because(ParticipantRefusal.EXPIRY_UNUSABLE, LONGEST_KEY_LIFE.toDays())
          .at("expiresAt");
    }
    return transactions.inNew(
        () -> {
          if (secrets.keysOf(caller.userId()).size() >= KEY_LIMIT) {
            throw Rejected.because(ParticipantRefusal.TOO_MANY_KEYS, KEY_LIMIT);
          }
          IssuedToken key = add(caller, shown, expires);
          trail.record(caller.actor(), "ISSUE_KEY", "key " + key.id(), Map.of("label", shown));
          return key;
        });
  }

  /** The caller's own keys, expired ones too, the newest first. */
  public List<ApiKey> keys(Caller caller) {
    return secrets.keysOf(caller.userId());
  }

  /**
   * @throws Rejected UNKNOWN_API_KEY (also if somebody else's)
   */
  public void revokeKey(Caller caller, long keyId) {
    knownCallers.change(
        () -> {
          if (!secrets.removeKey(caller.userId(), keyId)) {
            throw Rejected.because(ParticipantRefusal.UNKNOWN_API_KEY, Long.toString(keyId));
          }
          trail.record(caller.actor(), "REVOKE_KEY", "key " + keyId, Map.of());
          return keyId;
        });
  }

  private IssuedToken add(Caller caller, String label, Instant expires) {
    UserRow user =
        users
            .find(caller.userId())
            .orElseThrow(
                () ->
                    Rejected.because(
                        ParticipantRefusal.UNKNOWN_USER, Long.toString(caller.userId())));
    String secret = Secret.draw();
    long id = secrets.nextKeyId();
    secrets.add(new TokenRow(id, secret, user, label, Clock.systemUTC().instant(), expires));
    return new IssuedToken(id, secret, expires);
  }
}
