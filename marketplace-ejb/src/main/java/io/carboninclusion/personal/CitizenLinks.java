package io.carboninclusion.personal;

import io.carboninclusion.kernel.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * The signed link by which a person comes from a partner's application to the own page, without a
 * login: the account's number, when the link ends, and a keyed hash of both. The partner's call
 * makes it, {@link #ofAccount}; an erased account has none.
 */
@ApplicationScoped
class CitizenLinks {

  static final Duration LIFE = Duration.ofDays(30);

  private static final int BODY = 16;
  private static final int WHOLE = BODY + 16;

  @Inject PersonalSecret secret;

  /** A token for {@code /citizen?t=...}; letters, digits, minus and underscore. */
  String ofAccount(long account) {
    return token(account, Clock.systemUTC().instant().plus(LIFE));
  }

  String token(long account, Instant ends) {
    byte[] body = ByteBuffer.allocate(BODY).putLong(account).putLong(ends.getEpochSecond()).array();
    byte[] whole = ByteBuffer.allocate(WHOLE).put(body).put(sign(body)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /**
   * The account that a token is for.
   *
   * @throws Rejected LINK_INVALID, LINK_EXPIRED
   */
  long account(String token) {
    byte[] whole = decoded(token);
    ByteBuffer read = ByteBuffer.wrap(whole);
    byte[] body = new byte[BODY];
    byte[] signature = new byte[WHOLE - BODY];
    read.get(body).get(signature);
    if (!MessageDigest.isEqual(signature, sign(body))) {
      throw Rejected.because(PersonalRefusal.LINK_INVALID);
    }
    ByteBuffer said = ByteBuffer.wrap(body);
    long account = said.getLong();
    if (said.getLong() < Clock.systemUTC().instant().getEpochSecond()) {
      throw Rejected.because(PersonalRefusal.LINK_EXPIRED);
    }
    return account;
  }

  private static byte[] decoded(String token) {
    try {
      byte[] whole = Base64.getUrlDecoder().decode(token == null ? "" : token);
      if (whole.length == WHOLE) {
        return whole;
      }
    } catch (IllegalArgumentException notOurs) {
      // Falls through to the one refusal there is.
    }
    throw Rejected.because(PersonalRefusal.LINK_INVALID);
  }

  private byte[] sign(byte[] body) {
    return new KeyedHash(secret.get(), "citizen link").of(body, 0, body.length).bytes();
  }
}
