package io.carboninclusion.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The market's own mark: a segment for each state, its length the kilograms. */
public record SerialStrip(List<Segment> segments) {

  private static final long WIDTH_TENTHS = 10_000;
  private static final long GAP_TENTHS = 20;
  private static final long LEAST_WIDTH_TENTHS = 12;

  /**
   * What is in one state.
   *
   * @param look held, frozen, only, retired, buffer or void: its colour
   * @param label the word, {@code strip.<label>} of the bundle
   */
  public record Part(String look, String label, long kg) {}

  /** One segment as drawn. */
  public record Segment(String styleClass, String labelKey, long kg, String x, String width) {}

  /** Empty parts are left out; the rest shares the length. */
  public static SerialStrip of(Part... parts) {
    List<Part> shown = Stream.of(parts).filter(part -> part.kg() > 0).toList();
    long total = shown.stream().mapToLong(Part::kg).sum();
    long length = WIDTH_TENTHS - GAP_TENTHS * Math.max(0, shown.size() - 1);
    List<Segment> segments = new ArrayList<>();
    long x = 0;
    for (Part part : shown) {
      long width = Math.max(LEAST_WIDTH_TENTHS, Math.multiplyExact(length, part.kg()) / total);
      segments.add(
          new Segment(
              "s-" + part.look(),
              "strip." + part.label(),
              part.kg(),
              Scale.pixels(x),
              Scale.pixels(width)));
      x += width + GAP_TENTHS;
    }
    return new SerialStrip(segments);
  }
}
