package io.carboninclusion.participant;

import io.carboninclusion.kernel.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a token or an API key is: 256 random bits, shown once. Kept is its SHA-256, which is enough
 * for what nobody can guess, and is the row's primary key.
 */
final class Secret {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Secret() {}

  static String draw() {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  /** SHA-256 in hexadecimal. */
  static String hash(String secret) {
    return HexFormat.of().formatHex(Sha256.of(secret));
  }
}
