package io.carboninclusion.personal;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.TradingRefusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** The caller's own name for a request, hashed with what it is about. */
final class PoolKey {

  private PoolKey() {}

  /** A request without a key is like no other. */
  static byte[] hashOrNew(long about, String key) {
    return hash(about, key == null ? UUID.randomUUID().toString() : key);
  }

  /**
   * @throws Rejected IDEMPOTENCY_KEY_INVALID if it is not 1 to 200 printable ASCII characters
   */
  static byte[] hash(long about, String key) {
    if (!key.matches("[!-~][ -~]{0,199}")) {
      throw Rejected.because(TradingRefusal.IDEMPOTENCY_KEY_INVALID).at("Idempotency-Key");
    }
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest((about + " " + key).getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
