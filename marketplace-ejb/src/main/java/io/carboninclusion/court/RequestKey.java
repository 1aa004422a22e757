package io.carboninclusion.court;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.TradingRefusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** The caller's own name for a draft, so that a retry meets the same one; kept as its hash. */
final class RequestKey {

  private RequestKey() {}

  /**
   * @param key 1 to 200 printable ASCII characters, or null for one that nobody else has
   * @throws Rejected IDEMPOTENCY_KEY_INVALID
   */
  static byte[] hash(String key) {
    if (key == null) {
      return sha256(UUID.randomUUID().toString());
    }
    boolean printable = key.chars().allMatch(c -> c >= ' ' && c <= '~');
    if (key.isBlank() || key.length() > 200 || !printable) {
      throw Rejected.because(TradingRefusal.IDEMPOTENCY_KEY_INVALID).at("Idempotency-Key");
    }
    return sha256(key);
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
