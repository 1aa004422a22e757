package io.carboninclusion.registry;

import io.carboninclusion.participant.Enterprise;
import io.carboninclusion.trading.InstrumentRecord;
import java.util.Map;

/** What is said of an issuance for good, whatever the names become later. */
final class IssuanceDocument {

  private IssuanceDocument() {}

  static byte[] write(
      long issuance,
      Project project,
      Scheme scheme,
      Methodology methodology,
      InstrumentRecord instrument,
      Enterprise owner,
      long kg) {
    return write(
        issuance,
        scheme,
        methodology,
        instrument,
        owner,
        kg,
        Map.entry(
            "project",
            Map.of(
                "id", project.id(),
                "nameZh", project.nameZh(),
                "nameEn", project.nameEn(),
                "region", project.region(),
                "developer", project.developer())));
  }

  /** Of a pool: how many people and acts it is of, and their sum; never who. */
  static byte[] write(
      long issuance,
      PoolBatch batch,
      Scheme scheme,
      Methodology methodology,
      InstrumentRecord instrument,
      Enterprise operator) {
    return write(
        issuance,
        scheme,
        methodology,
        instrument,
        operator,
        batch.kg(),
        Map.entry(
            "pool",
            Map.of(
                "id", batch.pool(),
                "nameZh", batch.nameZh(scheme),
                "nameEn", batch.nameEn(scheme),
                "from", batch.from().toString(),
                "to", batch.to().toString(),
                "acts", batch.acts(),
                "contributors", batch.contributors(),
                "mg", batch.mg())));
  }

  private static byte[] write(
      long issuance,
      Scheme scheme,
      Methodology methodology,
      InstrumentRecord instrument,
      Enterprise owner,
      long kg,
      Map.Entry<String, Map<String, ?>> source) {
    return CanonicalJson.bytes(
        Map.of(
            "type",
            "issuance/1",
            "issuance",
            issuance,
            "kg",
            kg,
            "instrument",
            instrument.code(),
            "vintage",
            instrument.vintage(),
            "owner",
            Map.of("id", owner.id(), "name", owner.name()),
            "scheme",
            Map.of(
                "code", scheme.code(),
                "nameZh", scheme.nameZh(),
                "nameEn", scheme.nameEn()),
            "methodology",
            Map.of(
                "code", methodology.code(),
                "version", methodology.version(),
                "nameZh", methodology.nameZh(),
                "nameEn", methodology.nameEn()),
            source.getKey(),
            source.getValue()));
  }
}
