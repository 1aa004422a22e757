package io.carboninclusion.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CertificatesTest {

  @Test
  void aBeneficiarysNumberIsShownWithItsMiddleHidden() {
    assertThat(Certificates.masked("91510000000000123X")).isEqualTo("9151**********123X");
    assertThat(Certificates.masked("12345678")).isEqualTo("********");
    assertThat(Certificates.masked("")).isEmpty();
    assertThat(Certificates.masked("🌲🌲🌲🌲护照号码护照🌲🌲🌲🌲")).isEqualTo("🌲🌲🌲🌲******🌲🌲🌲🌲");
  }

  @Test
  void aRetirementIsNumberedByTheDayInShanghai() {
    assertThat(Certificates.retirementNumber(318, Instant.parse("2026-11-19T16:00:00Z")))
        .isEqualTo("R-20261120-000318");
    assertThat(Certificates.retirementNumber(12_345_678, Instant.parse("2026-11-20T15:59:59Z")))
        .isEqualTo("R-20261120-12345678");
  }

  @Test
  void aDocumentThatWasChangedIsNotRead() {
    byte[] document = CanonicalJson.bytes(Map.of("beneficiary", Map.of("name", "甲"), "kg", 7));
    byte[] hash = CanonicalJson.sha256(document);

    byte[] changed = CanonicalJson.bytes(Map.of("beneficiary", Map.of("name", "乙"), "kg", 7));
    assertThatThrownBy(() -> Document.read(changed, hash)).hasMessageContaining("hash");
  }
}
