package io.carboninclusion.web.chart;

import io.carboninclusion.trading.PriceReference.KindDay;
import io.carboninclusion.trading.PriceReference.Purchase;
import io.carboninclusion.trading.PriceStatistics;
import io.carboninclusion.web.Figures;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/**
 * What reductions of a kind cost in the last days, for somebody who decides on a price: a day's
 * mean as a dot on its range, purchases of cases as diamonds, the band and mean of the last thirty
 * days, and the price in question at the right edge.
 */
public record ReferencePicture(List<Drawing> sizes) {

  /** The days that the picture spans, the last one today. */
  public static final int DAYS = 90;

  /** The days of the band and its mean. */
  public static final int BAND_DAYS = 30;

  private static final List<Size> SIZES =
      List.of(
          new Size("only-w", 880, 260, 768, 10, 230), new Size("only-n", 330, 230, 316, 10, 200));
  private static final int LEFT = 48;
  private static final int DIAMOND_TENTHS = 50;
  private static final int MOST_RULES = 6;
  private static final int LEAST_SPAN = 10;
  private static final long LEAST_GAP_TENTHS = 160;
  private static final long ABOVE_TENTHS = 480;
  private static final long BELOW_TENTHS = 330;
  private static final DateTimeFormatter MONTH_AND_DAY = DateTimeFormatter.ofPattern("MM-dd");

  /** What is drawn. Prices in fen per tonne. */
  public record Given(
      LocalDate today,
      List<KindDay> days,
      List<Purchase> purchases,
      PriceStatistics band,
      Long hereFen) {}

  /** A day's mean, and its range from top to bottom. */
  public record Dot(String x, String y, String top, String bottom) {}

  /** A purchase: a square turned about its middle. */
  public record Diamond(String x, String y, String turn) {}

  /** The range of the last thirty days and their mean. */
  public record Band(String x, String width, String y, String height, String meanY) {}

  /** Where the price in question and its name stand; null without one. */
  public record Here(String x, String y, String lineEnd) {}

  /** A name beside the right edge. */
  public record Name(String x, String y, String anchor) {}

  /** The drawing for one width of screen. */
  public record Drawing(
      String styleClass,
      int width,
      int height,
      int left,
      int right,
      int markY,
      List<Rule> rules,
      List<Mark> marks,
      Band band,
      List<Dot> dots,
      List<Diamond> diamonds,
      Here here,
      Name hereName,
      Name meanName) {}

  /** Empty when nothing of the kind was traded. */
  public static ReferencePicture of(Given given) {
    return new ReferencePicture(
        given.days().isEmpty()
            ? List.of()
            : SIZES.stream().map(size -> drawing(size, given)).toList());
  }

  private static Drawing drawing(Size size, Given given) {
    long step = step(given);
    long low = Math.floorDiv(lowest(given), step) * step;
    long high = -Math.floorDiv(-highest(given) - 1, step) * step;
    Scale y = new Scale(low, high, size.plotBottom(), size.plotTop());
    LocalDate first = given.today().minusDays(DAYS - 1L);
    Scale x = new Scale(first.toEpochDay(), given.today().toEpochDay(), LEFT, size.plotWidth());
    Here here = given.hereFen() == null ? null : here(size, y.tenths(given.hereFen()));
    List<Rule> rules =
        LongStream.iterate(low, fen -> fen <= high, fen -> fen + step)
            .mapToObj(fen -> Rule.at(y.tenths(fen), Figures.price(fen).replace(".00", "")))
            .toList();
    return new Drawing(
        size.styleClass(),
        size.width(),
        size.height(),
        LEFT,
        size.plotWidth(),
        size.height() - 6,
        rules,
        marks(x, given.today()),
        band(x, y, given),
        given.days().stream().map(day -> dot(x, y, day)).toList(),
        given.purchases().stream().map(purchase -> diamond(x, y, purchase)).toList(),
        here,
        here == null ? null : hereName(size, y.tenths(given.hereFen())),
        meanName(size, y, given));
  }

  private static List<Mark> marks(Scale x, LocalDate today) {
    List<Mark> marks = new ArrayList<>();
    for (int back = DAYS - 1; back > 0; back -= BAND_DAYS) {
      LocalDate day = today.minusDays(back);
      marks.add(
          new Mark(
              x.text(day.toEpochDay()),
              back == DAYS - 1 ? "start" : "middle",
              MONTH_AND_DAY.format(day)));
    }
    marks.add(new Mark(x.text(today.toEpochDay()), "end", MONTH_AND_DAY.format(today)));
    return marks;
  }

  private static Band band(Scale x, Scale y, Given given) {
    if (given.band().trades() == 0) {
      return null;
    }
    long left = x.tenths(given.today().toEpochDay() - BAND_DAYS + 1);
    long top = y.tenths(given.band().highestFen());
    return new Band(
        Scale.pixels(left),
        Scale.pixels(x.tenths(given.today().toEpochDay()) - left),
        Scale.pixels(top),
        Scale.pixels(y.tenths(given.band().lowestFen()) - top),
        y.text(given.band().meanFen()));
  }

  private static Dot dot(Scale x, Scale y, KindDay day) {
    return new Dot(
        x.text(day.day().toEpochDay()),
        y.text(day.meanFen()),
        y.text(day.highestFen()),
        y.text(day.lowestFen()));
  }

  private static Diamond diamond(Scale x, Scale y, Purchase purchase) {
    long middleX = x.tenths(purchase.day().toEpochDay());
    long middleY = y.tenths(purchase.meanFen());
    return new Diamond(
        Scale.pixels(middleX - DIAMOND_TENTHS),
        Scale.pixels(middleY - DIAMOND_TENTHS),
        "rotate(45 " + Scale.pixels(middleX) + " " + Scale.pixels(middleY) + ")");
  }

  private static Here here(Size size, long yTenths) {
    boolean isWide = size.width() > size.plotWidth() + LEFT;
    return new Here(
        size.plotWidth() + ".0",
        Scale.pixels(yTenths),
        (isWide ? size.plotWidth() + 16 : size.plotWidth()) + ".0");
  }

  private static Name hereName(Size size, long yTenths) {
    return name(size, yTenths, y -> Math.max(140, y - ABOVE_TENTHS));
  }

  /** The mean's name steps aside where both would stand in one place. */
  private static Name meanName(Size size, Scale y, Given given) {
    if (given.band().trades() == 0) {
      return null;
    }
    long mean = y.tenths(given.band().meanFen());
    if (given.hereFen() != null) {
      long gap = mean - y.tenths(given.hereFen());
      if (Math.abs(gap) < LEAST_GAP_TENTHS) {
        mean += gap >= 0 ? LEAST_GAP_TENTHS - gap : -LEAST_GAP_TENTHS - gap;
      }
    }
    return name(
        size, mean, narrow -> Math.min(size.plotBottom() * 10L - 40, narrow + BELOW_TENTHS));
  }

  /** Beside the edge where there is room, else inside the picture, apart from the line. */
  private static Name name(Size size, long yTenths, LongUnaryOperator inside) {
    boolean isWide = size.width() > size.plotWidth() + LEFT;
    return isWide
        ? new Name(size.plotWidth() + 20 + "", Scale.pixels(yTenths + 40), "start")
        : new Name(size.plotWidth() + 10 + "", Scale.pixels(inside.applyAsLong(yTenths)), "end");
  }

  /** A round number of fen between two rules: 1, 2 or 5 times a power of ten. */
  private static long step(Given given) {
    long range = highest(given) - lowest(given);
    long power = 1;
    while (true) {
      for (long factor : new long[] {1, 2, 5}) {
        if (range / (factor * power) < MOST_RULES - 1) {
          return factor * power;
        }
      }
      power *= 10;
    }
  }

  private static long lowest(Given given) {
    return prices(given).min().orElseThrow() - margin(given);
  }

  private static long highest(Given given) {
    return prices(given).max().orElseThrow() + margin(given);
  }

  /** Prices that hardly differ are not drawn as if they did: the picture spans a tenth at least. */
  private static long margin(Given given) {
    long least = prices(given).min().orElseThrow();
    long most = prices(given).max().orElseThrow();
    return Math.max(1, (most / LEAST_SPAN - (most - least)) / 2);
  }

  private static LongStream prices(Given given) {
    LongStream days =
        given.days().stream()
            .flatMapToLong(day -> LongStream.of(day.lowestFen(), day.highestFen()));
    LongStream purchases = given.purchases().stream().mapToLong(Purchase::meanFen);
    LongStream here = given.hereFen() == null ? LongStream.empty() : LongStream.of(given.hereFen());
    return LongStream.concat(LongStream.concat(days, purchases), here);
  }
}
