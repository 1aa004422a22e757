package io.carboninclusion.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.trading.DepthLevel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a difference tells of two books. */
class BookFeedTest {

  @Test
  void aDifferenceHasWhatIsNewWhatIsOtherAndWhatIsGone() {
    List<DepthLevel> before =
        List.of(
            new DepthLevel(5_000, 1_000, 1),
            new DepthLevel(5_010, 2_000, 2),
            new DepthLevel(5_020, 3_000, 1));
    List<DepthLevel> after =
        List.of(
            new DepthLevel(4_990, 7_000, 1),
            new DepthLevel(5_000, 1_000, 1),
            new DepthLevel(5_010, 2_000, 1));
    assertThat(BookFeed.changed(before, after))
        .containsExactly(
            new DepthLevel(4_990, 7_000, 1),
            new DepthLevel(5_010, 2_000, 1),
            new DepthLevel(5_020, 0, 0));
    assertThat(BookFeed.changed(after, List.copyOf(after))).isEmpty();
  }
}
