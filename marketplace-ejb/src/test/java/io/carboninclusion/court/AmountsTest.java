package io.carboninclusion.court;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.kernel.Fees;
import io.carboninclusion.kernel.Rejected;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

  @ParameterizedTest
  @CsvSource({
    "37.0173, 1, 37018",
    "37.0173, 1000, 38000",
    "58.46, 1, 58460",
    "30, 1000, 30000",
    "300, 1000, 300000",
    "0.000001, 1, 1",
    "18.5, 1000, 19000",
    "1000000, 7, 1000000001"
  })
  void tonnesAreRoundedUpToWholeLots(String tonnes, long lotKg, long kg) {
    assertThat(Amounts.wholeLotsUp(Amounts.grams(tonnes), lotKg)).isEqualTo(kg);
  }

  @ParameterizedTest
  @ValueSource(strings = {"37.0173", "58.46", "30", "0.000001", "100", "1000000"})
  void tonnesAreWrittenAsTheDecisionWritesThem(String tonnes) {
    assertThat(Amounts.tonnes(Amounts.grams(tonnes))).isEqualTo(tonnes);
  }

  @Test
  void theDepositIsRoundedUpToTheFen() {
    assertThat(Amounts.depositFen(4_998, 37_018, Fees.NONE)).isEqualTo(185_016);
    assertThat(Amounts.depositFen(6_500, 30_000, Fees.NONE)).isEqualTo(195_000);
    assertThat(Amounts.depositFen(6_500, 30_000, Fees.of(5, 15))).isEqualTo(195_293);
    SplittableRandom random = new SplittableRandom(20261122);
    for (int i = 0; i < 10_000; i++) {
      long cap = random.nextLong(1, Limits.CAP_FEN);
      long kg = random.nextLong(1, Limits.TONNES * 1_000);
      BigDecimal exact = BigDecimal.valueOf(cap).multiply(BigDecimal.valueOf(kg, 3));
      assertThat(Amounts.depositFen(cap, kg, Fees.NONE))
          .isEqualTo(exact.setScale(0, RoundingMode.CEILING).longValueExact());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "1,5", "1.", ".5", "1e3", "三十", "NaN", "1.0000001", "0x10", "１"})
  void whatIsNoNumberOfTonnesIsRefused(String typed) {
    assertThatThrownBy(() -> Amounts.grams(typed))
        .isInstanceOfSatisfying(
            Rejected.class,
            refusal -> assertThat(refusal.is(CourtRefusal.TONNES_UNREADABLE)).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.000000", "1000000.000001", "999999999999"})
  void tooLittleAndTooMuchAreRefusedWithTheLimit(String typed) {
    assertThatThrownBy(() -> Amounts.grams(typed))
        .isInstanceOfSatisfying(
            Rejected.class,
            refusal -> {
              assertThat(refusal.is(CourtRefusal.TONNES_OUT_OF_RANGE)).isTrue();
              assertThat(refusal.arguments()).containsExactly("1,000,000");
            });
  }
}
