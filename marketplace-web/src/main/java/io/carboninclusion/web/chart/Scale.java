package io.carboninclusion.web.chart;

/**
 * Places whole numbers on a line of pixels, in tenths of a pixel: charts are drawn with integers
 * too.
 *
 * @param from the number that stands at {@code start}
 * @param start the first pixel
 */
record Scale(long from, long to, int start, int end) {

  private static final int TENTHS = 10;

  long tenths(long value) {
    if (to == from) {
      return (start + end) * (long) TENTHS / 2;
    }
    long length = Math.multiplyExact((end - start) * (long) TENTHS, value - from);
    return start * (long) TENTHS + length / (to - from);
  }

  String text(long value) {
    return pixels(tenths(value));
  }

  static String pixels(long tenths) {
    return tenths / TENTHS + "." + Math.abs(tenths % TENTHS);
  }
}
