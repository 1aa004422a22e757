package io.carboninclusion.web.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTest {

  private static final Decimal YUAN = new Decimal(2, 100_000_000);
  private static final Decimal TONNES = new Decimal(3, 1_000_000_000_000L);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "58.60|5860",
        "58.6|5860",
        "58|5800",
        "58.|5800",
        ".5|50",
        "1,234.50|123450",
        "58.600|5860",
        "５８．６０|5860",
        " 58 |5800",
        "0|0",
        "1000000|100000000"
      })
  void aPriceIsReadAsFenExactly(String typed, long fen) throws Decimal.Unreadable {
    assertThat(YUAN.parse(typed)).isEqualTo(fen);
  }

  @ParameterizedTest
  @CsvSource({"84.379,84379", "0.001,1", "300,300000"})
  void aQuantityIsReadAsKilogramsExactly(String typed, long kg) throws Decimal.Unreadable {
    assertThat(TONNES.parse(typed)).isEqualTo(kg);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "abc|input.number",
        "1e3|input.number",
        "1.2.3|input.number",
        "--1|input.number",
        "NaN|input.number",
        "🌲|input.number",
        "-1|input.negative",
        "−1|input.negative",
        "1.001|input.decimals",
        "1000000.01|input.most",
        "99999999999999999999999|input.most"
      })
  void whatIsNoSuchNumberIsRefusedForItsReason(String typed, String reason) {
    assertThatThrownBy(() -> YUAN.parse(typed))
        .isInstanceOf(Decimal.Unreadable.class)
        .hasMessage(reason);
  }

  @Test
  void tenThousandCharactersAreRefusedUnread() {
    assertThatThrownBy(() -> YUAN.parse("1".repeat(10_000))).hasMessage("input.number");
  }

  @Test
  void whatIsWrittenIsReadBack() throws Decimal.Unreadable {
    for (long fen : new long[] {0, 1, 5_860, 99_999_999}) {
      assertThat(YUAN.parse(YUAN.write(fen))).isEqualTo(fen);
    }
    assertThat(TONNES.write(84_379L)).isEqualTo("84.379");
    assertThat(TONNES.write(300_000L)).isEqualTo("300");
  }
}
