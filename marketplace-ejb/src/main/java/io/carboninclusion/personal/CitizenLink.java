package io.carboninclusion.personal;

import io.carboninclusion.kernel.Rejected;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;

/**
 * What opens one account to its person without a login: the account's number and the time until
 * which it holds, signed by the market.
 *
 * @param token for the address {@code /citizen?link=}
 */
public record CitizenLink(String token, Instant expiresAt) {

  private static final int SIGNED = 16;
  private static final int LENGTH = SIGNED + 16;

  static CitizenLink sign(String secret, long account, Instant expiresAt) {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
    bytes.putLong(account).putLong(expiresAt.getEpochSecond());
    Hash128 signature = signature(secret, bytes.array());
    bytes.putLong(signature.high()).putLong(signature.low());
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    return new CitizenLink(token, Instant.ofEpochSecond(expiresAt.getEpochSecond()));
  }

  /**
   * The account it opens.
   *
   * @throws Rejected LINK_INVALID, LINK_EXPIRED
   */
  static long account(String secret, String token, Instant now) {
    ByteBuffer bytes = ByteBuffer.wrap(decoded(token));
    long account = bytes.getLong();
    long expires = bytes.getLong();
    Hash128 given = new Hash128(bytes.getLong(), bytes.getLong());
    if (!java.security.MessageDigest.isEqual(
        signature(secret, bytes.array()).bytes(), given.bytes())) {
      throw Rejected.because(PersonalRefusal.LINK_INVALID).at("link");
    }
    if (now.getEpochSecond() >= expires) {
      throw Rejected.because(PersonalRefusal.LINK_EXPIRED).at("link");
    }
    return account;
  }

  private static byte[] decoded(String token) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token == null ? "" : token);
      if (bytes.length == LENGTH) {
        return bytes;
      }
    } catch (IllegalArgumentException garbled) {
      throw Rejected.because(PersonalRefusal.LINK_INVALID).at("link");
    }
    throw Rejected.because(PersonalRefusal.LINK_INVALID).at("link");
  }

  private static Hash128 signature(String secret, byte[] bytes) {
    return new KeyedHash(secret, "citizen link").of(bytes, 0, SIGNED);
  }
}
