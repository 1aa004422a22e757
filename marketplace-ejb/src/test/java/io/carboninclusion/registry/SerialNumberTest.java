package io.carboninclusion.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.kernel.Rejected;
import org.junit.jupiter.api.Test;

class SerialNumberTest {

  @Test
  void bothEndsBelongToARange() {
    SerialRange range = new SerialRange("SC-FOR-2024", 1_820_001, 1_838_000);

    assertThat(range.kg()).isEqualTo(18_000);
    assertThat(range).hasToString("SC-FOR-2024-0001820001 – 0001838000");
    assertThat(range.contains(1_820_001)).isTrue();
    assertThat(range.contains(1_838_000)).isTrue();
    assertThat(range.contains(1_838_001)).isFalse();
    assertThat(new SerialRange("A", 7, 7).kg()).isEqualTo(1);
  }

  @Test
  void aRangeIsNeverEmpty() {
    assertThatThrownBy(() -> new SerialRange("A", 8, 7)).hasMessageContaining("no serial range");
    assertThatThrownBy(() -> new SerialRange("A", 0, 7)).hasMessageContaining("no serial range");
  }

  @Test
  void aSerialIsReadAsPeopleTypeIt() {
    SerialNumber serial = new SerialNumber("SC-FOR-2024", 1_820_500);

    assertThat(serial).hasToString("SC-FOR-2024-0001820500");
    assertThat(SerialNumber.parse("SC-FOR-2024-0001820500")).isEqualTo(serial);
    assertThat(SerialNumber.parse(" sc-for-2024-1820500 ")).isEqualTo(serial);
    assertThat(SerialNumber.parse("ＳＣ－FOR–2024-1820500")).isEqualTo(serial);
    assertThat(new SerialNumber("A", 99_999_999_999L)).hasToString("A-99999999999");
  }

  @Test
  void whatIsNoSerialIsRefused() {
    for (String text : new String[] {null, "", "SC-FOR-2024-", "SC-FOR-0", "0001", "<b>-1"}) {
      assertThatThrownBy(() -> SerialNumber.parse(text))
          .as(text)
          .isInstanceOfSatisfying(
              Rejected.class, e -> assertThat(e.is(RegistryRefusal.SERIAL_FORMAT)).isTrue());
    }
  }
}
