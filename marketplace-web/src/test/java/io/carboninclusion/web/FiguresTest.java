package io.carboninclusion.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void yuanIsShownToTheFenHalfUpAndExactlyOnRequest() {
    assertThat(Figures.yuan(2_450_123_000L)).isEqualTo("24,501.23");
    assertThat(Figures.yuan(499L)).isEqualTo("0.00");
    assertThat(Figures.yuan(500L)).isEqualTo("0.01");
    assertThat(Figures.exactYuan(500L)).isEqualTo("0.005");
    assertThat(Figures.exactYuan(127_000L)).isEqualTo("1.27");
  }

  @Test
  void aNegativeSumHasARealMinusSign() {
    assertThat(Figures.yuan(-29_050_000L)).isEqualTo("−290.50");
    assertThat(Figures.signedYuan(177_600_000L)).isEqualTo("+1,776.00");
  }

  @Test
  void tonnesHaveThreeDecimalsAndWholeLotsNone() {
    assertThat(Figures.tonnes(37_018L)).isEqualTo("37.018");
    assertThat(Figures.shortTonnes(300_000L)).isEqualTo("300");
    assertThat(Figures.plainTonnes(1_234_500L)).isEqualTo("1234.5");
  }

  @Test
  void whatIsUnknownIsADash() {
    assertThat(Figures.price(null)).isEqualTo("—");
    assertThat(Figures.changePercent(5_860L, 0L)).isEqualTo("—");
    assertThat(Figures.meanPrice(5L, 0L)).isEqualTo("—");
  }

  @Test
  void aChangeIsRoundedToTwoDecimals() {
    assertThat(Figures.changePercent(5_860L, 5_815L)).isEqualTo("+0.77%");
    assertThat(Figures.changePercent(4_215L, 4_235L)).isEqualTo("−0.47%");
  }

  @Test
  void aSerialHasTenDigitsAndABlockBothEnds() {
    assertThat(Figures.serials("SC-FOR-2024", 1_820_001L, 1_838_000L))
        .isEqualTo("SC-FOR-2024-0001820001 – 0001838000");
  }

  @Test
  void timesAreThoseOfTheMarket() {
    assertThat(Figures.dateTime(Instant.parse("2026-11-20T02:41:08Z")))
        .isEqualTo("2026-11-20 10:41:08");
  }

  @Test
  void theLargestAmountsDoNotOverflow() {
    assertThat(Figures.yuan(Long.MAX_VALUE)).isEqualTo("92,233,720,368,547.76");
    assertThat(Figures.tonnes(Long.MAX_VALUE)).isEqualTo("9,223,372,036,854,775.807");
  }
}
