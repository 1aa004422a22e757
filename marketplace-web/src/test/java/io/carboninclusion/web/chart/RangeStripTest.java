package io.carboninclusion.web.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.web.chart.RangeStrip.Part;
import io.carboninclusion.web.chart.RangeStrip.Range;
import java.util.List;
import org.junit.jupiter.api.Test;

class RangeStripTest {

  @Test
  void aRangeLiesWhereItsSerialsLieInTheIssuance() {
    RangeStrip strip =
        RangeStrip.of(new Range(1, 1_000), List.of(new Range(1, 100), new Range(501, 750)));
    assertThat(strip.parts()).containsExactly(new Part("0.0", "100.0"), new Part("500.0", "250.0"));
  }

  @Test
  void oneKilogramOfManyIsStillSeenAlsoAtTheEnd() {
    RangeStrip strip =
        RangeStrip.of(
            new Range(1, 5_000_000), List.of(new Range(1, 1), new Range(5_000_000, 5_000_000)));
    assertThat(strip.parts()).containsExactly(new Part("0.0", "1.5"), new Part("998.5", "1.5"));
  }

  @Test
  void allOfItFillsTheStrip() {
    assertThat(RangeStrip.of(new Range(7, 7), List.of(new Range(7, 7))).parts())
        .containsExactly(new Part("0.0", "1000.0"));
  }
}
