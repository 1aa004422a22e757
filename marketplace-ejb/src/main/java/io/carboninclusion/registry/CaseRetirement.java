package io.carboninclusion.registry;

import io.carboninclusion.registry.Certificate.Name;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * What the certificate of a case says, in full; the public reads persons' names masked.
 *
 * @param account of the case
 * @param instrument code of what is retired
 * @param kg all that the case holds of it
 * @param number case or document number
 * @param body the court or agency
 * @param kindReason why another kind than the cause allows, or empty
 */
public record CaseRetirement(
    long account,
    String instrument,
    long kg,
    Party obliged,
    Party payer,
    String number,
    String body,
    DocumentKind documentKind,
    LocalDate decidedOn,
    Name cause,
    String kindReason) {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** A party by its full name. */
  public record Party(String name, boolean person) {

    Map<String, Object> words() {
      return Map.of("name", name, "person", person);
    }
  }

  /**
   * With 128 random bits, which are kept with the document and never shown: its hash is public, and
   * nobody shall find a masked name by trying names.
   */
  byte[] document(long retirement, CertificateNumber certificate) {
    Map<String, Object> document = new HashMap<>();
    document.put("type", "retirement/1");
    document.put("salt", salt());
    document.put("retirement", retirement);
    document.put("certificate", certificate.toString());
    document.put("instrument", instrument);
    document.put("kg", kg);
    document.put("beneficiary", with(obliged, Map.of("id", "")));
    document.put("payer", with(payer, Map.of("id", account)));
    document.put("purpose", Purpose.ECOLOGICAL_COMPENSATION.name());
    document.put("note", "");
    document.put("from", "");
    document.put("to", "");
    document.put(
        "case",
        Map.of(
            "number", number,
            "body", body,
            "documentKind", documentKind.name(),
            "decidedOn", decidedOn.toString(),
            "causeZh", cause.zh(),
            "causeEn", cause.en(),
            "kindReason", kindReason));
    return CanonicalJson.bytes(document);
  }

  private static String salt() {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  private static Map<String, Object> with(Party party, Map<String, Object> id) {
    Map<String, Object> words = new HashMap<>(party.words());
    words.putAll(id);
    return words;
  }
}
