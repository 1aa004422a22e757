package io.carboninclusion.registry;

import io.carboninclusion.kernel.Quantity;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.RequestKey;
import io.carboninclusion.kernel.Sha256;
import io.carboninclusion.kernel.Text;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.trading.InstrumentRecord;
import java.util.HashMap;
import java.util.Map;

/**
 * A request to retire whose words are in order, with the number its certificate would have.
 *
 * @param key the caller's own name for the request, so that a retry is known as one
 */
record CheckedRetirement(
    RetirementRequest request, InstrumentRecord instrument, String key, CertificateNumber number) {

  /**
   * @throws Rejected QUANTITY_UNUSABLE, PURPOSE_MISSING, PERIOD_..., TEXT_...,
   *     IDEMPOTENCY_KEY_INVALID
   */
  static CheckedRetirement of(
      RetirementRequest wish, InstrumentRecord instrument, String key, CertificateNumber number) {
    RequestKey.required(key);
    requireQuantity(wish.kg());
    if (wish.purpose() == null) {
      throw Rejected.because(RegistryRefusal.PURPOSE_MISSING).at("purpose");
    }
    if ((wish.from() == null) != (wish.to() == null)) {
      throw Rejected.because(RegistryRefusal.PERIOD_INCOMPLETE)
          .at(wish.from() == null ? "from" : "to");
    }
    if (wish.from() != null && (wish.to().isBefore(wish.from()) || wish.to().getYear() > 9999)) {
      throw Rejected.because(
              RegistryRefusal.PERIOD_REVERSED, wish.from().toString(), wish.to().toString())
          .at("to");
    }
    RetirementRequest plain =
        new RetirementRequest(
            instrument.code(),
            wish.kg(),
            Text.line("beneficiary", wish.beneficiary(), Limits.NAME),
            Text.optionalLine("beneficiaryId", wish.beneficiaryId(), Limits.IDENTITY),
            wish.purpose(),
            Text.note("note", wish.note(), Limits.NOTE),
            wish.from(),
            wish.to());
    return new CheckedRetirement(plain, instrument, key, number);
  }

  static void requireQuantity(long kg) {
    if (kg < 1 || kg > Limits.KG) {
      throw Rejected.because(RegistryRefusal.QUANTITY_UNUSABLE, new Quantity(Limits.KG)).at("kg");
    }
  }

  byte[] keyHash() {
    return RequestKey.hash(key);
  }

  /** Tells the same request from another one under the same key. */
  byte[] requestHash() {
    return Sha256.of(CanonicalJson.bytes(words()));
  }

  byte[] document(long retirement, Caller payer) {
    Map<String, Object> document = new HashMap<>(words());
    document.put("type", "retirement/1");
    document.put("retirement", retirement);
    document.put("certificate", number.toString());
    document.put("payer", Map.of("id", payer.enterpriseId(), "name", payer.enterpriseName()));
    return CanonicalJson.bytes(document);
  }

  private Map<String, Object> words() {
    Map<String, Object> words = new HashMap<>();
    words.put("instrument", request.instrument());
    words.put("kg", request.kg());
    words.put("beneficiary", Map.of("name", request.beneficiary(), "id", request.beneficiaryId()));
    words.put("purpose", request.purpose().name());
    words.put("note", request.note());
    words.put("from", request.from() == null ? "" : request.from().toString());
    words.put("to", request.to() == null ? "" : request.to().toString());
    return words;
  }
}
