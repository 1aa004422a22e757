package io.carboninclusion.web.chart;

import io.carboninclusion.trading.Depth;
import io.carboninclusion.trading.DepthLevel;
import io.carboninclusion.web.Figures;
import java.util.List;
import java.util.stream.Stream;

/** The book as two staircases: how much stands at a price or better. */
public record DepthPicture(List<Drawing> sizes, long bidKg, long askKg) {

  /** The drawing for one width of screen. */
  public record Drawing(
      String styleClass,
      int width,
      int height,
      int plotWidth,
      int labelX,
      int markY,
      List<Rule> rules,
      List<Mark> marks,
      String bidArea,
      String askArea,
      String bidLine,
      String askLine) {}

  public static DepthPicture of(Depth depth) {
    long bidKg = total(depth.bids());
    long askKg = total(depth.asks());
    List<Drawing> drawings =
        bidKg + askKg == 0
            ? List.of()
            : Size.LOW.stream().map(size -> drawing(size, depth, Math.max(bidKg, askKg))).toList();
    return new DepthPicture(drawings, bidKg, askKg);
  }

  private static Drawing drawing(Size size, Depth depth, long mostKg) {
    List<DepthLevel> all = Stream.concat(depth.bids().stream(), depth.asks().stream()).toList();
    long lowest = all.stream().mapToLong(DepthLevel::priceFen).min().orElseThrow();
    long highest = all.stream().mapToLong(DepthLevel::priceFen).max().orElseThrow();
    Scale x = new Scale(lowest, highest, 0, size.plotWidth());
    Scale y = new Scale(0, mostKg, size.plotBottom(), size.plotTop());
    String bids = staircase(depth.bids(), x, y, 0);
    String asks = staircase(depth.asks(), x, y, size.plotWidth());
    return new Drawing(
        size.styleClass(),
        size.width(),
        size.height(),
        size.plotWidth(),
        size.labelX(),
        size.markY(),
        List.of(rule(y, mostKg), rule(y, mostKg / 2)),
        marks(x, lowest, highest, size),
        closed(bids, y),
        closed(asks, y),
        bids,
        asks);
  }

  private static Rule rule(Scale y, long kg) {
    return Rule.at(y.tenths(kg), Figures.shortTonnes(kg) + " t");
  }

  private static List<Mark> marks(Scale x, long lowest, long highest, Size size) {
    return highest == lowest
        ? List.of(new Mark(x.text(lowest), "middle", Figures.price(lowest)))
        : List.of(
            new Mark("0", "start", Figures.price(lowest)),
            new Mark(Integer.toString(size.plotWidth()), "end", Figures.price(highest)));
  }

  /** From the best price outwards, a step up at each level, then level to the edge. */
  private static String staircase(List<DepthLevel> best, Scale x, Scale y, int edge) {
    StringBuilder path = new StringBuilder();
    long sum = 0;
    for (DepthLevel level : best) {
      String at = x.text(level.priceFen());
      path.append(path.isEmpty() ? "M" : " L").append(at).append(',').append(y.text(sum));
      sum = Math.addExact(sum, level.kg());
      path.append(" L").append(at).append(',').append(y.text(sum));
    }
    if (!path.isEmpty()) {
      path.append(" L").append(edge).append(',').append(y.text(sum));
    }
    return path.toString();
  }

  private static String closed(String line, Scale y) {
    if (line.isEmpty()) {
      return "";
    }
    String first = line.substring(1, line.indexOf(','));
    String last = line.substring(line.lastIndexOf('L') + 1, line.lastIndexOf(','));
    return line + " L" + last + "," + y.text(0) + " L" + first + "," + y.text(0) + " Z";
  }

  private static long total(List<DepthLevel> levels) {
    return levels.stream().mapToLong(DepthLevel::kg).sum();
  }
}
