package io.carboninclusion.web.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.kernel.Fees;
import io.carboninclusion.trading.Depth;
import io.carboninclusion.trading.DepthLevel;
import io.carboninclusion.trading.PriceRules;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookCostTest {

  private static final Depth BOOK =
      new Depth(
          "WH-PER-2025",
          1,
          List.of(),
          List.of(new DepthLevel(4_215, 60_000, 2), new DepthLevel(4_220, 100_000, 3)));

  @Test
  void takesTheCheapestLevelsFirst() {
    BookCost cost = BookCost.of(BOOK, 84_379, Fees.of(5, 10));
    assertThat(cost.levels())
        .containsExactly(
            new CostPreview.Level(4_215, 60_000), new CostPreview.Level(4_220, 24_379));
    assertThat(cost.milliFen()).isEqualTo(4_215L * 60_000 + 4_220L * 24_379);
    assertThat(cost.feeMilliFen()).isEqualTo(252_900 + 102_879);
    assertThat(cost.worstFen()).isEqualTo(4_220);
    assertThat(cost.isComplete()).isTrue();
  }

  @Test
  void saysWhenTheBookOffersTooLittle() {
    BookCost cost = BookCost.of(BOOK, 200_000, Fees.NONE);
    assertThat(cost.isComplete()).isFalse();
    assertThat(cost.boughtKg()).isEqualTo(160_000);
  }

  @Test
  void aBandRoundsInwards() {
    assertThat(PriceBand.of(new PriceRules(4_235, 1_000), 1)).hasValue(new PriceBand(3_812, 4_658));
    assertThat(PriceBand.of(new PriceRules(3_180, 0), 1)).hasValue(new PriceBand(3_180, 3_180));
    assertThat(PriceBand.of(new PriceRules(3_180, -1), 1)).isEmpty();
  }
}
