package io.carboninclusion.web.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.trading.DepthLevel;
import io.carboninclusion.web.chart.RulesPicture.Bar;
import io.carboninclusion.web.chart.RulesPicture.Drawing;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesPictureTest {

  private static final List<DepthLevel> LEVELS =
      List.of(
          new DepthLevel(5_273, 1_000, 1),
          new DepthLevel(5_274, 1_000, 1),
          new DepthLevel(6_446, 4_000, 2),
          new DepthLevel(6_447, 2_000, 1));

  @Test
  void bothEdgesOfTheBandAreInsideAndAFenBeyondIsNot() {
    for (Drawing drawing : RulesPicture.of(LEVELS, 5_274, 6_446).sizes()) {
      assertThat(drawing.bars())
          .extracting(Bar::styleClass)
          .containsExactly("c-out", "c-in", "c-in", "c-out");
    }
  }

  @Test
  void theHighestBarFillsThePlot() {
    for (Drawing drawing : RulesPicture.of(LEVELS, 5_274, 6_446).sizes()) {
      int height = drawing.plotBottom() - drawing.plotTop();
      assertThat(drawing.bars()).extracting(Bar::height).contains(height + ".0");
    }
  }

  @Test
  void anEmptyBookHasNoPicture() {
    assertThat(RulesPicture.of(List.of(), 5_274, 6_446).sizes()).isEmpty();
  }
}
