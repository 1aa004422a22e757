package io.carboninclusion.web.chart;

import java.util.List;

/** Where serial ranges lie within a longer one: the strip of a certificate within its issuance. */
public record RangeStrip(List<Part> parts) {

  private static final int WIDTH = 1000;
  private static final long LEAST_WIDTH_TENTHS = 15;

  /** Serials from first to last, both included. */
  public record Range(long first, long last) {}

  /** One range as drawn on a strip of 1000. */
  public record Part(String x, String width) {}

  public static RangeStrip of(Range whole, List<Range> ranges) {
    Scale scale = new Scale(whole.first(), whole.last() + 1, 0, WIDTH);
    return new RangeStrip(ranges.stream().map(range -> part(range, scale)).toList());
  }

  private static Part part(Range range, Scale scale) {
    long x = scale.tenths(range.first());
    long width = Math.max(LEAST_WIDTH_TENTHS, scale.tenths(range.last() + 1) - x);
    return new Part(Scale.pixels(Math.min(x, WIDTH * 10L - width)), Scale.pixels(width));
  }
}
