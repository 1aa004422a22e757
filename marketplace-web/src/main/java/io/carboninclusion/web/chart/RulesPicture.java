package io.carboninclusion.web.chart;

import io.carboninclusion.trading.DepthLevel;
import io.carboninclusion.web.Figures;
import java.util.ArrayList;
import java.util.List;

/** What rests at each price, and which of it new price rules would leave outside. */
public record RulesPicture(List<Drawing> sizes) {

  private static final int BAR_WIDTH = 6;

  /** What rests at one price. */
  public record Bar(String styleClass, String x, String y, String height) {}

  /** The drawing for one width of screen. */
  public record Drawing(
      String styleClass,
      int width,
      int height,
      int plotWidth,
      int plotTop,
      int plotBottom,
      int markY,
      int barWidth,
      String bandX,
      String bandWidth,
      List<Mark> marks,
      List<Bar> bars) {}

  /**
   * @param levels both sides
   * @param lowestFen lowest price inside the new rules
   * @param highestFen highest price inside
   */
  public static RulesPicture of(List<DepthLevel> levels, long lowestFen, long highestFen) {
    return new RulesPicture(
        levels.isEmpty()
            ? List.of()
            : Size.LOW.stream().map(size -> drawing(size, levels, lowestFen, highestFen)).toList());
  }

  private static Drawing drawing(
      Size size, List<DepthLevel> levels, long lowestFen, long highestFen) {
    long low = Math.min(lowestFen, levels.stream().mapToLong(DepthLevel::priceFen).min().orElse(0));
    long high =
        Math.max(highestFen, levels.stream().mapToLong(DepthLevel::priceFen).max().orElse(0));
    long most = levels.stream().mapToLong(DepthLevel::kg).max().orElse(1);
    Scale x = new Scale(low, high, BAR_WIDTH, size.plotWidth() - BAR_WIDTH);
    Scale y = new Scale(0, most, size.plotBottom(), size.plotTop());
    List<Bar> bars =
        levels.stream()
            .map(
                level ->
                    bar(
                        level,
                        level.priceFen() >= lowestFen && level.priceFen() <= highestFen,
                        x,
                        y))
            .toList();
    return new Drawing(
        size.styleClass(),
        size.width(),
        size.height(),
        size.plotWidth(),
        size.plotTop(),
        size.plotBottom(),
        size.markY(),
        BAR_WIDTH,
        x.text(lowestFen),
        Scale.pixels(Math.max(10, x.tenths(highestFen) - x.tenths(lowestFen))),
        marks(x, low, high),
        bars);
  }

  private static Bar bar(DepthLevel level, boolean inside, Scale x, Scale y) {
    long top = y.tenths(level.kg());
    return new Bar(
        inside ? "c-in" : "c-out",
        Scale.pixels(x.tenths(level.priceFen()) - BAR_WIDTH * 5),
        Scale.pixels(top),
        Scale.pixels(Math.max(10, y.tenths(0) - top)));
  }

  private static List<Mark> marks(Scale x, long low, long high) {
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark(x.text(low), "start", Figures.price(low)));
    if (high > low) {
      marks.add(new Mark(x.text(high), "end", Figures.price(high)));
    }
    return marks;
  }
}
