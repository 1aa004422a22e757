package io.carboninclusion.kernel;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The caller's own name for a request, by which a retry is known as one: 1 to 200 printable ASCII
 * characters, the first no space. Kept as its SHA-256, 32 bytes.
 */
public final class RequestKey {

  private static final Pattern PRINTABLE = Pattern.compile("[!-~][ -~]{0,199}");

  /** Why a key is refused. */
  public enum Refusal {
    /** 1 to 200 printable ASCII characters. */
    IDEMPOTENCY_KEY_INVALID
  }

  private RequestKey() {}

  /**
   * The key as given, or null if there is none.
   *
   * @throws Rejected IDEMPOTENCY_KEY_INVALID
   */
  public static String checked(String key) {
    if (key != null && !PRINTABLE.matcher(key).matches()) {
      throw Rejected.because(Refusal.IDEMPOTENCY_KEY_INVALID).at("Idempotency-Key");
    }
    return key;
  }

  /**
   * For calls that take no request without a key.
   *
   * @throws Rejected IDEMPOTENCY_KEY_INVALID
   */
  public static String required(String key) {
    return checked(key == null ? "" : key);
  }

  /**
   * The key as given, or one that no other request has.
   *
   * @throws Rejected IDEMPOTENCY_KEY_INVALID
   */
  public static String orNew(String key) {
    return key == null ? UUID.randomUUID().toString() : checked(key);
  }

  /**
   * The hash of a key, or null of none.
   *
   * @throws Rejected IDEMPOTENCY_KEY_INVALID
   */
  public static byte[] hash(String key) {
    return key == null ? null : Sha256.of(checked(key));
  }

  /**
   * The hash of a key together with what it is about, as an account's number; or null of none.
   *
   * @throws Rejected IDEMPOTENCY_KEY_INVALID
   */
  public static byte[] hash(long about, String key) {
    return key == null ? null : Sha256.of(about + " " + checked(key));
  }
}
