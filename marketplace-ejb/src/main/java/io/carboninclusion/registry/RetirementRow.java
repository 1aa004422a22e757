package io.carboninclusion.registry;

import io.carboninclusion.participant.Caller;
import io.carboninclusion.trading.RoomCommand;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;

/**
 * A retirement as it was asked for: the intent of its command and the words of its certificate.
 * Only the views say whether it happened.
 */
@Entity(name = "RetirementDocument")
@Table(name = "registry_retirement_document")
class RetirementRow {

  @Id private long id;

  private long account;

  @Column(name = "key_hash")
  private byte[] keyHash;

  @Column(name = "request_hash")
  private byte[] requestHash;

  private int instrument;
  private long kg;
  private long certificate;
  private byte[] document;

  @Column(name = "document_hash")
  private byte[] documentHash;

  @Column(name = "created_by")
  private long createdBy;

  @Column(name = "created_at")
  private Instant createdAt;

  protected RetirementRow() {}

  RetirementRow(long intent, Caller by, CheckedRetirement checked, Instant now) {
    CertificateNumber number = checked.number();
    this.id = intent;
    this.account = by.enterpriseId();
    this.keyHash = checked.keyHash();
    this.requestHash = checked.requestHash();
    this.instrument = checked.instrument().id();
    this.kg = checked.request().kg();
    this.certificate = number.bits();
    this.document = checked.document(intent, by);
    this.documentHash = CanonicalJson.sha256(document);
    this.createdBy = by.userId();
    this.createdAt = now;
  }

  long id() {
    return id;
  }

  boolean isOf(CheckedRetirement request) {
    return Arrays.equals(requestHash, request.requestHash());
  }

  String certificate() {
    return Document.read(document, documentHash).text("certificate");
  }

  RoomCommand.Retire command() {
    return new RoomCommand.Retire(id, account, instrument, kg, certificate, documentHash.clone());
  }
}
