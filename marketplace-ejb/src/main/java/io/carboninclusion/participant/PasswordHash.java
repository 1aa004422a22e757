package io.carboninclusion.participant;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is kept: PBKDF2 with HMAC-SHA512, 210,000 iterations (OWASP's figure for this
 * hash), 16 random bytes of salt, 32 bytes of hash. It names its own parameters, so that they can
 * be raised while old hashes still verify. One takes about 190 ms: {@link LoginQueue} rations them.
 */
record PasswordHash(int iterations, byte[] salt, byte[] hash) {

  static final int ITERATIONS = 210_000;

  private static final String SCHEME = "pbkdf2-sha512";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A hash no password has: checked when the login is unknown, so that both take as long. */
  static final PasswordHash OF_NOBODY = new PasswordHash(ITERATIONS, new byte[16], new byte[32]);

  static PasswordHash of(String password) {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    return new PasswordHash(ITERATIONS, salt, derive(password, salt, ITERATIONS));
  }

  static PasswordHash parse(String kept) {
    String[] parts = kept.split("\\$");
    if (parts.length != 4 || !parts[0].equals(SCHEME)) {
      throw new IllegalArgumentException("a password is kept in an unknown form");
    }
    Base64.Decoder base64 = Base64.getDecoder();
    return new PasswordHash(
        Integer.parseInt(parts[1]), base64.decode(parts[2]), base64.decode(parts[3]));
  }

  boolean matches(String password) {
    return MessageDigest.isEqual(hash, derive(password, salt, iterations));
  }

  /** {@code pbkdf2-sha512$iterations$salt$hash}, the last two in Base64. */
  @Override
  public String toString() {
    Base64.Encoder base64 = Base64.getEncoder();
    return String.join(
        "$",
        SCHEME,
        Integer.toString(iterations),
        base64.encodeToString(salt),
        base64.encodeToString(hash));
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    // The same password typed on another keyboard may arrive decomposed.
    String composed = Normalizer.normalize(password, Normalizer.Form.NFC);
    PBEKeySpec key = new PBEKeySpec(composed.toCharArray(), salt, iterations, 256);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(key).getEncoded();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java has no PBKDF2 with HMAC-SHA512", missing);
    } finally {
      key.clearPassword();
    }
  }
}
