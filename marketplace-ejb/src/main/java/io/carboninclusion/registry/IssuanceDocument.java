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
    return CanonicalJson.bytes(
        Map.of(
            "type", "issuance/1",
            "issuance", issuance,
            "kg", kg,
            "instrument", instrument.code(),
            "vintage", instrument.vintage(),
            "owner", Map.of("id", owner.id(), "name", owner.name()),
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
            "project",
                Map.of(
                    "id", project.id(),
                    "nameZh", project.nameZh(),
                    "nameEn", project.nameEn(),
                    "region", project.region(),
                    "developer", project.developer())));
  }
}
