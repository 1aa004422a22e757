package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Mean, median and range are weighted by kilograms. */
class PricedVolumeTest {

  @Test
  void nothingTraded() {
    assertThat(PricedVolume.statistics(List.of())).isEqualTo(PriceStatistics.NONE);
  }

  @Test
  void weightedByKilograms() {
    List<PricedVolume> volumes =
        List.of(
            new PricedVolume(5000, 1, 1_000),
            new PricedVolume(6000, 2, 1_000),
            new PricedVolume(9001, 1, 4_000));

    assertThat(PricedVolume.statistics(volumes))
        .isEqualTo(new PriceStatistics(4, 6_000, 7834, 9001, 5000, 9001));
  }

  @Test
  void halfOfTheVolumeReachedExactlyIsTheMedian() {
    List<PricedVolume> volumes =
        List.of(new PricedVolume(5000, 1, 500), new PricedVolume(7000, 1, 500));

    assertThat(PricedVolume.statistics(volumes).medianFen()).isEqualTo(5000);
    assertThat(PricedVolume.statistics(volumes).meanFen()).isEqualTo(6000);
  }

  @Test
  void sumsBeyondSixtyThreeBits() {
    List<PricedVolume> volumes =
        List.of(
            new PricedVolume(99_999_999, 1, 9_000_000_000_000_000L),
            new PricedVolume(100_000_000, 1, 100_000_000_000_000L));

    assertThat(PricedVolume.statistics(volumes).meanFen()).isEqualTo(99_999_999);
  }
}
