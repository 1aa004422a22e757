package io.carboninclusion.web.chart;

import java.util.List;

/** A chart is drawn twice, for wide and for narrow screens, so that its letters keep their size. */
record Size(String styleClass, int width, int height, int plotWidth, int plotTop, int plotBottom) {

  static final List<Size> LOW =
      List.of(
          new Size("only-w", 760, 190, 700, 14, 168), new Size("only-n", 330, 170, 270, 14, 148));
  static final List<Size> HIGH =
      List.of(
          new Size("only-w", 760, 400, 700, 14, 378), new Size("only-n", 330, 240, 270, 14, 218));

  int labelX() {
    return plotWidth + 6;
  }

  int markY() {
    return height - 5;
  }

  int plotHeight() {
    return plotBottom - plotTop;
  }
}
