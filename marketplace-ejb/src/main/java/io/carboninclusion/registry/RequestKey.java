package io.carboninclusion.registry;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.TradingRefusal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The caller's own name for a request, so that a retry is known as one. */
final class RequestKey {

  private RequestKey() {}

  /**
   * @throws Rejected IDEMPOTENCY_KEY_INVALID if there is none or it is not 1 to 200 printable ASCII
   *     characters
   */
  static String required(String key) {
    if (key == null || !key.matches("[!-~][ -~]{0,199}")) {
      throw Rejected.because(TradingRefusal.IDEMPOTENCY_KEY_INVALID).at("Idempotency-Key");
    }
    return key;
  }

  /** The key as given, or one that no other request has. */
  static String orNew(String key) {
    return key == null ? UUID.randomUUID().toString() : required(key);
  }

  static byte[] hash(String key) {
    return CanonicalJson.sha256(key.getBytes(StandardCharsets.US_ASCII));
  }
}
