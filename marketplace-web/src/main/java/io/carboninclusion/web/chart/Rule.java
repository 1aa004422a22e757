package io.carboninclusion.web.chart;

/** A horizontal line of a chart with its label. */
public record Rule(String y, String textY, String label) {

  private static final int HALF_LETTER_TENTHS = 40;

  static Rule at(long yTenths, String label) {
    return new Rule(Scale.pixels(yTenths), Scale.pixels(yTenths + HALF_LETTER_TENTHS), label);
  }
}
