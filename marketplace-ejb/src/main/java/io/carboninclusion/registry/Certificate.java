package io.carboninclusion.registry;

import io.carboninclusion.kernel.Quantity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A finished retirement as anybody may read it. There is one only if the core retired the units;
 * the words are those of the canonical document whose hash passed the journal.
 *
 * @param number as in {@link CertificateNumber}
 * @param retirement the retirement's own number, as in {@code R-20261120-000318}
 * @param corrections what superseded it, the newest first; nothing is ever edited
 */
public record Certificate(
    String number,
    String retirement,
    Units units,
    Claim claim,
    Proof proof,
    List<Correction> corrections) {

  public Certificate {
    corrections = List.copyOf(corrections);
  }

  /**
   * What was retired.
   *
   * @param serials every range, in order
   * @param origins where the units came from, one for each issuance
   */
  public record Units(
      String instrument,
      String nameZh,
      String nameEn,
      int vintage,
      long kg,
      List<SerialRange> serials,
      List<Origin> origins) {

    public Units {
      serials = List.copyOf(serials);
      origins = List.copyOf(origins);
    }

    public Quantity quantity() {
      return new Quantity(kg);
    }

    /** From the first serial of the first issuance to the last one of the last. */
    public SerialRange issued() {
      long first = origins.stream().mapToLong(origin -> origin.issued().first()).min().orElse(1);
      long last = origins.stream().mapToLong(origin -> origin.issued().last()).max().orElse(first);
      return new SerialRange(instrument, first, last);
    }
  }

  /**
   * An issuance and its project or pool, in the words of the time when the units were issued.
   *
   * @param projectId null for units of a pool
   * @param project the name of the project or pool
   * @param pool null for units of a project
   * @param issued every serial of the issuance, of which the certificate has some
   */
  public record Origin(
      long issuance,
      SerialRange issued,
      Long projectId,
      Name project,
      Name methodology,
      String version,
      Name scheme,
      Pool pool) {}

  /**
   * What many people saved together; who they are is nobody's to know.
   *
   * @param from first day of the acts
   * @param to last day
   * @param contributors people whose acts are in it
   * @param mg their sum in milligrams, whole kilograms
   */
  public record Pool(long id, LocalDate from, LocalDate to, long acts, long contributors, long mg) {

    public long kg() {
      return mg / 1_000_000;
    }
  }

  /** A name in both languages; the English one may be the Chinese one where there is no other. */
  public record Name(String zh, String en) {}

  /**
   * For whom and what for.
   *
   * @param beneficiaryId with its middle hidden, or empty
   * @param from first day of use, or null
   * @param to last day of use, or null
   * @param decision of the court or agency that ordered it, or null
   */
  public record Claim(
      String beneficiary,
      String beneficiaryId,
      String payer,
      Purpose purpose,
      String note,
      LocalDate from,
      LocalDate to,
      Decision decision) {}

  /**
   * The decision behind a judicial restoration.
   *
   * @param number case number, or an agency's document number
   * @param body the court or agency
   * @param kindReason why another kind of reduction than the cause allows, or empty
   */
  public record Decision(
      String number,
      String body,
      DocumentKind kind,
      LocalDate decidedOn,
      Name cause,
      String kindReason) {}

  /**
   * How it can be checked.
   *
   * @param time when the journal stamped the retirement
   * @param documentSha256 of the canonical document, 64 hexadecimal digits
   * @param sequence the command's place in the journal
   * @param checkUrl the public page the QR code leads to
   */
  public record Proof(Instant time, String documentSha256, long sequence, String checkUrl) {}

  /** A later word on a certificate. */
  public record Correction(Instant time, String reason, String supersededBy) {}
}
