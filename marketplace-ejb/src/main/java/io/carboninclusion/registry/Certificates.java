package io.carboninclusion.registry;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Settings;
import io.carboninclusion.registry.Certificate.Claim;
import io.carboninclusion.registry.Certificate.Decision;
import io.carboninclusion.registry.Certificate.Name;
import io.carboninclusion.registry.Certificate.Origin;
import io.carboninclusion.registry.Certificate.Proof;
import io.carboninclusion.registry.Certificate.Units;
import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.trading.Listings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Certificates as they follow from the views and the documents. A retirement that the core refused,
 * or has not seen yet, is in no view and so has none.
 */
@Dependent
class Certificates {

  private static final String SELECT =
      "SELECT r.retirement, r.kg, r.sequence, r.time_micros, d.document, d.document_hash,"
          + " r.instrument FROM market_view.retirement r"
          + " JOIN market.registry_retirement_document d ON d.id = r.retirement ";

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  @Inject Listings listings;

  Optional<Certificate> find(CertificateNumber number) {
    return entityManager
        .createNativeQuery(SELECT + "WHERE r.certificate = ?1")
        .setParameter(1, number.bits())
        .getResultStream()
        .map(row -> read(SqlRow.of(row)))
        .filter(certificate -> ((Certificate) certificate).number().equals(number.toString()))
        .map(Certificate.class::cast)
        .findFirst();
  }

  /** Whether somebody asked for a retirement under this number whose outcome no view knows yet. */
  boolean isOnItsWay(CertificateNumber number) {
    return !entityManager
        .createNativeQuery(
            "SELECT d.id FROM market.registry_retirement_document d"
                + " LEFT JOIN market_view.outcome o ON o.intent = d.id"
                + " WHERE d.certificate = ?1 AND o.intent IS NULL")
        .setParameter(1, number.bits())
        .getResultList()
        .isEmpty();
  }

  /** The newest first, below the cursor. */
  Page<CertificateSummary> recent(Long cursor, int limit) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                SELECT + "WHERE r.retirement < ?1 ORDER BY r.retirement DESC LIMIT ?2")
            .setParameter(1, cursor == null ? Long.MAX_VALUE : cursor)
            .setParameter(2, limit + 1)
            .getResultList();
    return Page.cut(summaries(rows), limit, CertificateSummary::retirement);
  }

  /** Those with units of a pool, the newest first. */
  List<CertificateSummary> ofPool(long pool, int limit) {
    return summaries(
        entityManager
            .createNativeQuery(
                SELECT
                    + "WHERE r.retirement IN (SELECT b.retirement FROM market_view.retirement_block b"
                    + " JOIN market.registry_issuance g ON g.id = b.issuance WHERE g.pool = ?1)"
                    + " ORDER BY r.retirement DESC LIMIT ?2")
            .setParameter(1, pool)
            .setParameter(2, limit)
            .getResultList());
  }

  private List<CertificateSummary> summaries(List<?> rows) {
    Map<Integer, InstrumentRecord> instruments = new HashMap<>();
    List<CertificateSummary> summaries = new ArrayList<>();
    for (Object columns : rows) {
      SqlRow row = SqlRow.of(columns);
      int id = (int) row.number(6);
      summaries.add(
          summary(row, instruments.computeIfAbsent(id, i -> listings.find(i).orElseThrow())));
    }
    return summaries;
  }

  private static CertificateSummary summary(SqlRow row, InstrumentRecord instrument) {
    Document document = Document.read(row.bytes(4), row.bytes(5));
    return new CertificateSummary(
        row.number(0),
        document.text("certificate"),
        row.number(1),
        instrument.code(),
        instrument.nameZh(),
        instrument.nameEn(),
        Purpose.valueOf(document.text("purpose")),
        document.in("beneficiary").publicName(),
        row.time(3));
  }

  private Certificate read(SqlRow row) {
    Document document = Document.read(row.bytes(4), row.bytes(5));
    String number = document.text("certificate");
    InstrumentRecord instrument = listings.find((int) row.number(6)).orElseThrow();
    Proof proof =
        new Proof(
            row.time(3),
            HexFormat.of().formatHex(row.bytes(5)),
            row.number(2),
            Settings.fromEnvironment().publicUrl() + "/check?no=" + number);
    return new Certificate(
        number,
        retirementNumber(row.number(0), proof.time()),
        units(row.number(0), row.number(1), instrument),
        claim(document),
        proof,
        List.of());
  }

  private static Claim claim(Document document) {
    Document beneficiary = document.in("beneficiary");
    return new Claim(
        beneficiary.publicName(),
        masked(beneficiary.text("id")),
        document.in("payer").publicName(),
        Purpose.valueOf(document.text("purpose")),
        document.text("note"),
        document.date("from"),
        document.date("to"),
        decision(document));
  }

  private static Decision decision(Document document) {
    if (!document.has("case")) {
      return null;
    }
    Document words = document.in("case");
    return new Decision(
        words.text("number"),
        words.text("body"),
        DocumentKind.valueOf(words.text("documentKind")),
        words.date("decidedOn"),
        new Name(words.text("causeZh"), words.text("causeEn")),
        document
            .in("payer")
            .hiddenIn(document.in("beneficiary").hiddenIn(words.text("kindReason"))));
  }

  /** Enough to compare with, too little to find a person by. */
  static String masked(String identity) {
    int characters = identity.codePointCount(0, identity.length());
    if (characters < 12) {
      return "*".repeat(characters);
    }
    int from = identity.offsetByCodePoints(0, 4);
    int to = identity.offsetByCodePoints(0, characters - 4);
    return identity.substring(0, from) + "*".repeat(characters - 8) + identity.substring(to);
  }

  /** {@code R-20261120-000318}: the day it happened and the retirement's id. */
  static String retirementNumber(long retirement, Instant time) {
    String day =
        DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT)
            .format(time.atZone(PrintLanguage.MARKET_ZONE));
    return String.format(Locale.ROOT, "R-%s-%06d", day, retirement);
  }

  private Units units(long retirement, long kg, InstrumentRecord instrument) {
    List<SerialRange> serials = new ArrayList<>();
    for (Object columns :
        entityManager
            .createNativeQuery(
                "SELECT first_serial, last_serial FROM market_view.retirement_block"
                    + " WHERE retirement = ?1 ORDER BY first_serial")
            .setParameter(1, retirement)
            .getResultList()) {
      SqlRow row = SqlRow.of(columns);
      serials.add(new SerialRange(instrument.code(), row.number(0), row.number(1)));
    }
    return new Units(
        instrument.code(),
        instrument.nameZh(),
        instrument.nameEn(),
        instrument.vintage(),
        kg,
        serials,
        origins(
            "i.issuance IN (SELECT b.issuance FROM market_view.retirement_block b"
                + " WHERE b.retirement = ?1)",
            retirement));
  }

  /** The issuances for which the condition with its one number holds. */
  List<Origin> origins(String condition, long number) {
    List<Origin> origins = new ArrayList<>();
    for (Object columns :
        entityManager
            .createNativeQuery(
                "SELECT i.issuance, i.first_serial, i.last_serial, g.document, g.document_hash,"
                    + " g.project_id FROM market_view.issuance i"
                    + " JOIN market.registry_issuance g ON g.id = i.issuance"
                    + " WHERE "
                    + condition
                    + " ORDER BY i.first_serial")
            .setParameter(1, number)
            .getResultList()) {
      origins.add(origin(SqlRow.of(columns)));
    }
    return origins;
  }

  private static Origin origin(SqlRow row) {
    Document document = Document.read(row.bytes(3), row.bytes(4));
    Document methodology = document.in("methodology");
    boolean pooled = row.isNull(5);
    return new Origin(
        row.number(0),
        new SerialRange(document.text("instrument"), row.number(1), row.number(2)),
        pooled ? null : row.number(5),
        document.source().name(),
        new Name(methodology.text("nameZh"), methodology.text("nameEn")),
        methodology.text("version"),
        document.in("scheme").name(),
        pooled ? pool(document.source()) : null);
  }

  private static Certificate.Pool pool(Document pool) {
    return new Certificate.Pool(
        pool.number("id"),
        pool.date("from"),
        pool.date("to"),
        pool.number("acts"),
        pool.number("contributors"),
        pool.number("mg"));
  }
}
