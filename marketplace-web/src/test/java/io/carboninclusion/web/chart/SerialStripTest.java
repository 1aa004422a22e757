package io.carboninclusion.web.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SerialStripTest {

  @Test
  void aSegmentIsAsLongAsItsKilograms() {
    SerialStrip strip =
        SerialStrip.of(
            new SerialStrip.Part("held", "held", 320_000),
            new SerialStrip.Part("frozen", "frozen", 50_000),
            new SerialStrip.Part("only", "only", 0));
    assertThat(strip.segments())
        .extracting(SerialStrip.Segment::x, SerialStrip.Segment::width)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("0.0", "863.1"),
            org.assertj.core.groups.Tuple.tuple("865.1", "134.8"));
  }

  @Test
  void theSmallestPartIsStillSeen() {
    SerialStrip strip =
        SerialStrip.of(
            new SerialStrip.Part("held", "held", 1_000_000_000_000L),
            new SerialStrip.Part("void", "void", 1));
    assertThat(strip.segments().get(1).width()).isEqualTo("1.2");
  }
}
