package io.carboninclusion.trading;

import io.carboninclusion.kernel.Rejected;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The key that a caller gives to a request of this room, so that a retry is known as one. */
final class RequestKey {

  private static final String PRINTABLE = "[\\x21-\\x7E]{1,200}";

  private RequestKey() {}

  /**
   * SHA-256 of the account's number and the key, or null without a key.
   *
   * @throws Rejected IDEMPOTENCY_KEY_INVALID
   */
  static byte[] hash(long account, String key) {
    if (key == null) {
      return null;
    }
    if (!key.matches(PRINTABLE)) {
      throw Rejected.because(TradingRefusal.IDEMPOTENCY_KEY_INVALID);
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return digest.digest((account + " " + key).getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
