package io.carboninclusion.bench;

import java.util.Arrays;

/** The repeats of one measurement. */
public final class Samples {
  private double[] values = new double[0];

  public static Samples of(double... values) {
    Samples samples = new Samples();
    samples.values = values.clone();
    return samples;
  }

  public void add(double value) {
    values = Arrays.copyOf(values, values.length + 1);
    values[values.length - 1] = value;
  }

  public boolean isEmpty() {
    return values.length == 0;
  }

  public double median() {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Lowest and highest, or nothing for a single one. */
  String range() {
    if (values.length < 2) {
      return "";
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return Figure.number(sorted[0]) + ".." + Figure.number(sorted[sorted.length - 1]);
  }
}
