package io.carboninclusion.web.chart;

import io.carboninclusion.personal.PoolSpread;
import io.carboninclusion.web.Figures;
import java.util.ArrayList;
import java.util.List;

/** How many people gave how much to a pool: a bar for each step, wide and narrow. */
public record SpreadPicture(List<Drawing> sizes) {

  private static final int GAP = 4;
  private static final int HEAD = 16;
  private static final int FOOT = 18;
  private static final long MG_PER_GRAM = 1_000;

  /** One drawing in the size of its screens. */
  public record Drawing(String styleClass, int width, int height, int baseY, List<Bar> bars) {}

  /**
   * One step.
   *
   * @param from the least grams of the step, as the label below
   */
  public record Bar(
      int x,
      int width,
      String y,
      String height,
      int middle,
      String labelY,
      String people,
      String from) {}

  public static SpreadPicture of(List<PoolSpread> steps) {
    return new SpreadPicture(Size.LOW.stream().map(size -> drawing(size, steps)).toList());
  }

  private static Drawing drawing(Size size, List<PoolSpread> steps) {
    int base = size.height() - FOOT;
    long most = steps.stream().mapToLong(PoolSpread::people).max().orElse(1);
    Scale scale = new Scale(0, Math.max(1, most), 0, base - HEAD);
    List<Bar> bars = new ArrayList<>();
    int step = size.width() / Math.max(1, steps.size());
    for (int i = 0; i < steps.size(); i++) {
      PoolSpread one = steps.get(i);
      long height = scale.tenths(one.people());
      long top = base * 10L - height;
      bars.add(
          new Bar(
              i * step + GAP / 2,
              step - GAP,
              Scale.pixels(top),
              Scale.pixels(height),
              i * step + step / 2,
              Scale.pixels(top - 40),
              one.people() == 0 ? "" : Figures.count(one.people()),
              Figures.count(one.fromMg() / MG_PER_GRAM)));
    }
    return new Drawing(size.styleClass(), size.width(), size.height(), base, bars);
  }

  /** Where the labels below the bars stand. */
  public int labelBelow(Drawing drawing) {
    return drawing.height() - GAP;
  }
}
