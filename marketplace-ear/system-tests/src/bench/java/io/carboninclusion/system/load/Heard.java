package io.carboninclusion.system.load;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * What became of the calls of one drive. Times in milliseconds from the intended moment of sending.
 *
 * @param rate calls a second that were to be sent
 * @param done answered with success
 * @param refused answered with 429 or 503
 * @param other answered with another refusal
 * @param lost without an answer
 * @param took seconds until the last success
 * @param cpu seconds of CPU that the sending process used
 */
record Heard(
    int rate,
    int sent,
    long done,
    long refused,
    int other,
    int lost,
    double p50,
    double p99,
    double p999,
    double refusalP99,
    double took,
    double cpu) {

  static Heard of(
      int rate, int sent, Histogram done, Histogram refused, int other, int lost, double took) {
    return new Heard(
        rate,
        sent,
        done.getTotalCount(),
        refused.getTotalCount(),
        other,
        lost,
        millis(done, 50),
        millis(done, 99),
        millis(done, 99.9),
        millis(refused, 99),
        took,
        0);
  }

  Heard withCpu(double seconds) {
    return new Heard(
        rate, sent, done, refused, other, lost, p50, p99, p999, refusalP99, took, seconds);
  }

  private static double millis(Histogram histogram, double percentile) {
    return histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percentile) / 1e3;
  }

  /** Successes a second. */
  double goodput() {
    return done / took;
  }

  /** Whether the server holds this rate: 99 of 100 calls succeed within the limit. */
  boolean isHeld(double p99Millis) {
    return p99 <= p99Millis && done >= 0.99 * sent;
  }

  /** One line for the process that asked. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%d %d %d %d %d %d %f %f %f %f %f %f",
        rate, sent, done, refused, other, lost, p50, p99, p999, refusalP99, took, cpu);
  }

  static Heard parse(String line) {
    String[] parts = line.split(" ");
    int i = 0;
    return new Heard(
        Integer.parseInt(parts[i++]),
        Integer.parseInt(parts[i++]),
        Long.parseLong(parts[i++]),
        Long.parseLong(parts[i++]),
        Integer.parseInt(parts[i++]),
        Integer.parseInt(parts[i++]),
        Double.parseDouble(parts[i++]),
        Double.parseDouble(parts[i++]),
        Double.parseDouble(parts[i++]),
        Double.parseDouble(parts[i++]),
        Double.parseDouble(parts[i++]),
        Double.parseDouble(parts[i]));
  }
}
