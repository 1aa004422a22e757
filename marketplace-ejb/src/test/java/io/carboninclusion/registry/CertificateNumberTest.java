package io.carboninclusion.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.kernel.Rejected;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CertificateNumberTest {

  private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  @Test
  void whatIsPrintedIsReadAgain() {
    Set<CertificateNumber> drawn = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      CertificateNumber number = CertificateNumber.draw(2026);
      assertThat(number.toString()).matches("C26(-[0-9A-HJKMNP-TV-Z]{4}){3}");
      assertThat(CertificateNumber.parse(number.toString())).isEqualTo(number);
      assertThat(new CertificateNumber(number.year(), number.bits())).isEqualTo(number);
      assertThat(drawn.add(number)).isTrue();
    }
  }

  @Test
  void itIsReadAsPeopleTypeIt() {
    CertificateNumber number = CertificateNumber.draw(2026);
    String text = number.toString();

    assertThat(CertificateNumber.parse(text.toLowerCase(Locale.ROOT))).isEqualTo(number);
    assertThat(CertificateNumber.parse(text.replace("-", ""))).isEqualTo(number);
    assertThat(CertificateNumber.parse(" " + text.replace("-", " ") + "\n")).isEqualTo(number);
    assertThat(CertificateNumber.parse(text.substring(1))).isEqualTo(number);
    assertThat(CertificateNumber.parse(text.replace('-', '－'))).isEqualTo(number);
    assertThat(CertificateNumber.parse(text.replace('1', 'l').replace('0', 'O'))).isEqualTo(number);
    assertThat(CertificateNumber.parse(text.replace('1', 'I').replace('V', 'u'))).isEqualTo(number);
  }

  @Test
  void everyWrongCharacterAndEveryTwoThatChangedPlacesAreFound() {
    String text = CertificateNumber.draw(2026).toString().replace("-", "");
    for (int i = 1; i < text.length(); i++) {
      for (char c : (i < 3 ? "0123456789" : SYMBOLS).toCharArray()) {
        if (c != text.charAt(i)) {
          assertWrong(text.substring(0, i) + c + text.substring(i + 1));
        }
      }
      for (int j = Math.max(i + 1, 3); j < text.length() && i >= 3; j++) {
        if (text.charAt(i) != text.charAt(j)) {
          char[] swapped = text.toCharArray();
          swapped[i] = text.charAt(j);
          swapped[j] = text.charAt(i);
          assertWrong(new String(swapped));
        }
      }
    }
  }

  @Test
  void whatIsNoNumberIsRefused() {
    for (String text :
        new String[] {null, "", "C26", "C26-7K4M-Q2HD", "<script>", "x".repeat(200)}) {
      assertThatThrownBy(() -> CertificateNumber.parse(text))
          .isInstanceOfSatisfying(
              Rejected.class,
              e -> assertThat(e.is(RegistryRefusal.CERTIFICATE_NUMBER_FORMAT)).isTrue());
    }
  }

  private static void assertWrong(String text) {
    assertThatThrownBy(() -> CertificateNumber.parse(text))
        .as(text)
        .isInstanceOfSatisfying(
            Rejected.class,
            e -> assertThat(e.is(RegistryRefusal.CERTIFICATE_NUMBER_CHECK)).isTrue());
  }
}
