package io.carboninclusion.personal;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.TradingRefusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The partner's own name for a request. */
final class UploadKey {

  private UploadKey() {}

  /**
   * Its SHA-256, or null without a key.
   *
   * @throws Rejected IDEMPOTENCY_KEY_INVALID
   */
  static byte[] hash(String key) {
    if (key == null) {
      return null;
    }
    if (!key.matches("[!-~][ -~]{0,199}")) {
      throw Rejected.because(TradingRefusal.IDEMPOTENCY_KEY_INVALID).at("Idempotency-Key");
    }
    ByteBuffer text = StandardCharsets.US_ASCII.encode(key);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(text);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
