package io.carboninclusion.bench;

import java.util.Locale;

/**
 * One figure: what was measured, ours and the peer's median, and whether the target is met.
 *
 * @param unit of both values
 * @param ours our median
 * @param peer the peer's median, NaN without a peer
 * @param ratio how many times better we are: above 1 is better, NaN without a peer
 * @param target in words, empty for a figure that only informs
 * @param met null for a figure that only informs
 * @param ranges lowest and highest of all repeats
 * @param others what else the machine did meanwhile, in percent of its processors
 */
public record Figure(
    String name,
    String unit,
    double ours,
    double peer,
    double ratio,
    String target,
    Boolean met,
    String ranges,
    int others) {

  /** A duration or size against a peer's: smaller is better. */
  public static Figure cost(String name, String unit, Samples ours, Samples peer, double times, int busy) {
    double ratio = peer.median() / ours.median();
    return new Figure(
        name,
        unit,
        ours.median(),
        peer.median(),
        ratio,
        times > 0 ? ">= " + number(times) + " x" : "",
        times > 0 ? ratio >= times : null,
        ours.range().isEmpty() ? "" : ours.range() + " / " + peer.range(),
        busy);
  }

  /** A rate against a peer's: greater is better. */
  public static Figure rate(String name, String unit, Samples ours, Samples peer, double times, int busy) {
    Figure cost = cost(name, unit, ours, peer, 0, busy);
    double ratio = 1 / cost.ratio;
    return new Figure(
        name,
        unit,
        cost.ours,
        cost.peer,
        ratio,
        times > 0 ? ">= " + number(times) + " x" : "",
        times > 0 ? ratio >= times : null,
        cost.ranges,
        busy);
  }

  /** Something that must not exceed a limit; NaN for no limit. */
  public static Figure atMost(String name, String unit, Samples ours, double limit, int busy) {
    boolean limited = !Double.isNaN(limit);
    return new Figure(
        name,
        unit,
        ours.median(),
        Double.NaN,
        Double.NaN,
        limited ? "<= " + number(limit) + " " + unit : "",
        limited ? ours.median() <= limit : null,
        ours.range(),
        busy);
  }

  public static Figure information(String name, String unit, Samples ours, int busy) {
    return atMost(name, unit, ours, Double.NaN, busy);
  }

  String row() {
    return "%-66s %12s %12s %8s  %-14s %-4s %-28s %s"
        .formatted(
            name,
            number(ours) + " " + unit,
            number(peer),
            Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, "%.2f x", ratio),
            target,
            met == null ? "" : met ? "yes" : "NO",
            ranges,
            others > Machine.BUSY ? "busy: others used " + others + " %" : "");
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"name\": \"%s\", \"unit\": \"%s\", \"ours\": %s, \"peer\": %s, \"ratio\": %s,"
            + " \"target\": \"%s\", \"met\": %s, \"ranges\": \"%s\", \"othersPercent\": %d,"
            + " \"machine\": \"%s\"}",
        name,
        unit,
        jsonNumber(ours),
        jsonNumber(peer),
        jsonNumber(ratio),
        target,
        met,
        ranges,
        others,
        Machine.description());
  }

  private static String jsonNumber(double value) {
    return Double.isNaN(value) ? "null" : String.format(Locale.ROOT, "%.4g", value + 0.0);
  }

  static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    if (value >= 1_000) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, value >= 100 || value == Math.rint(value) ? "%.0f" : "%.3g", value);
  }
}
