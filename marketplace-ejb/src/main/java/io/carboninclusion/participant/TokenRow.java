package io.carboninclusion.participant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** A token (from a login) or an API key (with a label), found by the hash of its secret. */
@Entity(name = "Token")
@Table(name = "participant_token")
class TokenRow {

  @Id
  @Column(name = "secret_hash")
  private String secretHash;

  /** What an API key is revoked by; also counts tokens in the order of their issue. */
  @Column(name = "key_id")
  private long keyId;

  @ManyToOne
  @JoinColumn(name = "user_id")
  private UserRow user;

  /** Null for a token from a login. */
  private String label;

  @Column(name = "issued_at")
  private Instant issuedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected TokenRow() {}

  TokenRow(long keyId, String secret, UserRow user, String label, Instant now, Instant expires) {
    this.keyId = keyId;
    this.secretHash = Secret.hash(secret);
    this.user = user;
    this.label = label;
    this.issuedAt = now;
    this.expiresAt = expires;
  }

  UserRow user() {
    return user;
  }

  ApiKey read() {
    return new ApiKey(keyId, label, issuedAt, expiresAt);
  }
}
