package io.carboninclusion.registry;

import io.carboninclusion.kernel.Sha256;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.trading.RoomCommand;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An issuance as it was asked for: the intent of its command and the words the command has the hash
 * of. Its source is a project or a pool.
 */
@Entity(name = "Issuance")
@Table(name = "registry_issuance")
class IssuanceRow {

  @Id private long id;

  @Column(name = "project_id")
  private Long projectId;

  private Long pool;

  @Column(name = "pool_attempt")
  private Integer poolAttempt;

  private long account;
  private int instrument;
  private long kg;
  private byte[] document;

  @Column(name = "document_hash")
  private byte[] documentHash;

  @Column(name = "requested_by")
  private long requestedBy;

  @Column(name = "requested_by_name")
  private String requestedByName;

  @Column(name = "requested_at")
  private Instant requestedAt;

  @Column(name = "key_hash")
  private byte[] keyHash;

  protected IssuanceRow() {}

  IssuanceRow(
      long intent,
      ProjectRow project,
      int instrument,
      long kg,
      byte[] document,
      Caller by,
      byte[] keyHash,
      Instant now) {
    this(intent, project.owner(), instrument, kg, document, by, keyHash, now);
    this.projectId = project.id();
  }

  /**
   * @param attempt 1, or one more than the attempt that was declined
   */
  static IssuanceRow ofPool(
      long intent,
      PoolBatch batch,
      int attempt,
      byte[] document,
      Caller by,
      byte[] keyHash,
      Instant now) {
    IssuanceRow row =
        new IssuanceRow(
            intent, batch.pool(), batch.instrument(), batch.kg(), document, by, keyHash, now);
    row.pool = batch.pool();
    row.poolAttempt = attempt;
    return row;
  }

  private IssuanceRow(
      long intent,
      long account,
      int instrument,
      long kg,
      byte[] document,
      Caller by,
      byte[] keyHash,
      Instant now) {
    this.id = intent;
    this.account = account;
    this.instrument = instrument;
    this.kg = kg;
    this.document = document;
    this.documentHash = Sha256.of(document);
    this.requestedBy = by.userId();
    this.requestedByName = by.displayName();
    // As the column keeps it, so that the first answer is the one a retry gets.
    this.requestedAt = now.truncatedTo(ChronoUnit.MICROS);
    this.keyHash = keyHash;
  }

  /** Whether this is what is asked for again under the same key. */
  boolean isFor(RequestIssuance wish, int wishedInstrument) {
    return projectId != null
        && projectId == wish.project()
        && instrument == wishedInstrument
        && kg == wish.kg();
  }

  long id() {
    return id;
  }

  /** Null for one of a pool. */
  Long projectId() {
    return projectId;
  }

  /** Null for one of a project. */
  Long pool() {
    return pool;
  }

  int poolAttempt() {
    return poolAttempt;
  }

  long account() {
    return account;
  }

  long kg() {
    return kg;
  }

  byte[] documentHash() {
    return documentHash;
  }

  String requestedByName() {
    return requestedByName;
  }

  Instant requestedAt() {
    return requestedAt;
  }

  boolean isRequestedBy(Caller caller) {
    return requestedBy == caller.userId();
  }

  Document document() {
    return Document.read(document, documentHash);
  }

  RoomCommand.Issue command() {
    return new RoomCommand.Issue(id, account, instrument, kg, documentHash.clone());
  }
}
