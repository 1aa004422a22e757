package io.carboninclusion.participant;

import java.time.Instant;

/**
 * A token or API key in the one moment in which it can be read.
 *
 * @param id of an API key, to revoke it by
 * @param secret what goes behind {@code Authorization: Bearer}
 */
public record IssuedToken(long id, String secret, Instant expiresAt) {

  /** Never the secret. */
  @Override
  public String toString() {
    return "IssuedToken[" + id + ", " + expiresAt + "]";
  }
}
