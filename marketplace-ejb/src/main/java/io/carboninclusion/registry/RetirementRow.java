package io.carboninclusion.registry;

import io.carboninclusion.audit.Actor;
import io.carboninclusion.kernel.RequestKey;
import io.carboninclusion.kernel.Sha256;
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

  /** Whether it retires all that a case holds and closes the case. */
  @Column(name = "closes_case")
  private boolean closesCase;

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
    this.documentHash = Sha256.of(document);
    this.createdBy = by.userId();
    this.createdAt = now;
  }

  /** What a case holds, all of it, by its own intent. */
  RetirementRow(
      long intent,
      CaseRetirement words,
      int instrument,
      CertificateNumber number,
      Actor by,
      Instant now) {
    this.id = intent;
    this.account = words.account();
    this.document = words.document(intent, number);
    this.documentHash = Sha256.of(document);
    this.keyHash = RequestKey.hash("case " + intent);
    this.requestHash = documentHash;
    this.instrument = instrument;
    this.kg = words.kg();
    this.certificate = number.bits();
    this.closesCase = true;
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

  RoomCommand command() {
    if (closesCase) {
      return new RoomCommand.CloseCase(
          id, account, instrument, kg, certificate, documentHash.clone());
    }
    return new RoomCommand.Retire(id, account, instrument, kg, certificate, documentHash.clone());
  }
}
