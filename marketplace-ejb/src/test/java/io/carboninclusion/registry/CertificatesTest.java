package io.carboninclusion.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
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
  void theHashOfACasesWordsCannotBeFoundByTryingNames() {
    CaseRetirement words =
        new CaseRetirement(
            7,
            "GX-HY-2025",
            1_000,
            new CaseRetirement.Party("何建军", true),
            new CaseRetirement.Party("王小明", true),
            "（2025）川1823刑初12号",
            "汉源县人民法院",
            DocumentKind.JUDGMENT,
            LocalDate.of(2026, 11, 1),
            new Certificate.Name("滥伐林木", "Illegal logging"),
            "何建军申请，王小明代缴");
    CertificateNumber number = CertificateNumber.draw(2026);
    byte[] one = words.document(5, number);
    byte[] other = words.document(5, number);

    assertThat(one).isNotEqualTo(other);
    assertThat(new String(one, StandardCharsets.UTF_8))
        .containsPattern("\"salt\":\"[0-9a-f]{32}\"");
  }

  @Test
  void aDocumentThatWasChangedIsNotRead() {
    byte[] document = CanonicalJson.bytes(Map.of("beneficiary", Map.of("name", "甲"), "kg", 7));
    byte[] hash = Sha256.of(document);

    byte[] changed = CanonicalJson.bytes(Map.of("beneficiary", Map.of("name", "乙"), "kg", 7));
    assertThatThrownBy(() -> Document.read(changed, hash)).hasMessageContaining("hash");
  }
}
