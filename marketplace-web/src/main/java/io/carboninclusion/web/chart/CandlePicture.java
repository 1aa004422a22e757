package io.carboninclusion.web.chart;

import io.carboninclusion.trading.Candle;
import io.carboninclusion.trading.CandleInterval;
import io.carboninclusion.web.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Candles above the volume of each, the oldest to the left. One that closed where it opened or
 * higher is hollow, so that the two kinds can be told apart without their colours.
 */
public record CandlePicture(List<Drawing> sizes) {

  /** As many as a narrow screen can show, and a wide one. */
  private static final int NARROW = 30;

  public static final int WIDE = 60;
  private static final int RULES = 5;
  private static final int MARKS_WIDE = 5;
  private static final int MARKS_NARROW = 2;

  /** Between the prices and the volumes, in pixels. */
  private static final int GAP = 18;

  /** The part of a candle's place that it fills, in per cent. */
  private static final int FILLED = 62;

  private static final int TENTHS = 10;

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
      List<Bar> bars,
      Rule volume,
      Rule last) {}

  /** One candle; all numbers are pixels. */
  public record Bar(
      String styleClass,
      String fill,
      String middle,
      String left,
      String width,
      String highY,
      String lowY,
      String bodyY,
      String bodyHeight,
      String volumeY,
      String volumeHeight) {}

  /**
   * @param candles the newest first
   */
  public static CandlePicture of(List<Candle> candles, CandleInterval interval) {
    return new CandlePicture(
        candles.isEmpty()
            ? List.of()
            : Size.HIGH.stream().map(size -> drawing(size, candles, interval)).toList());
  }

  private static Drawing drawing(Size size, List<Candle> newestFirst, CandleInterval interval) {
    boolean wide = size == Size.HIGH.get(0);
    int places = wide ? WIDE : NARROW;
    List<Candle> candles = new ArrayList<>();
    for (int i = Math.min(places, newestFirst.size()) - 1; i >= 0; i--) {
      candles.add(newestFirst.get(i));
    }
    int floor = size.plotTop() + size.plotHeight() * 3 / 4;
    long low = candles.stream().mapToLong(Candle::lowFen).min().orElseThrow();
    long high = most(candles, Candle::highFen);
    long margin = Math.max(1, (high - low) / 20);
    Scale prices = new Scale(low - margin, high + margin, floor, size.plotTop());
    long mostKg = most(candles, Candle::volumeKg);
    Scale volumes = new Scale(0, mostKg, size.plotBottom(), floor + GAP);
    long place = (long) size.plotWidth() * TENTHS / places;
    List<Bar> bars = new ArrayList<>();
    for (Candle candle : candles) {
      bars.add(bar(candle, bars.size() * place, place, prices, volumes, size.plotBottom()));
    }
    long last = candles.get(candles.size() - 1).closeFen();
    return new Drawing(
        size.styleClass(),
        size.width(),
        size.height(),
        size.plotWidth(),
        size.labelX(),
        size.markY(),
        rules(prices, low, high),
        marks(candles, interval, place, wide ? MARKS_WIDE : MARKS_NARROW),
        bars,
        Rule.at(volumes.tenths(mostKg), Figures.shortTonnes(mostKg) + " t"),
        Rule.at(prices.tenths(last), Figures.price(last)));
  }

  private static Bar bar(
      Candle candle, long left, long place, Scale prices, Scale volumes, int bottom) {
    boolean rose = candle.closeFen() >= candle.openFen();
    long width = place * FILLED / 100;
    long middle = left + place / 2;
    long top = prices.tenths(Math.max(candle.openFen(), candle.closeFen()));
    long foot = prices.tenths(Math.min(candle.openFen(), candle.closeFen()));
    long volume = volumes.tenths(candle.volumeKg());
    return new Bar(
        rose ? "c-up" : "c-down",
        rose ? "c-hollow" : "",
        Scale.pixels(middle),
        Scale.pixels(middle - width / 2),
        Scale.pixels(width),
        prices.text(candle.highFen()),
        prices.text(candle.lowFen()),
        Scale.pixels(top),
        Scale.pixels(Math.max(TENTHS, foot - top)),
        Scale.pixels(volume),
        Scale.pixels((long) bottom * TENTHS - volume));
  }

  private static List<Rule> rules(Scale prices, long low, long high) {
    List<Rule> rules = new ArrayList<>();
    long step = Math.max(1, (high - low) / (RULES - 1));
    for (long fen = low; fen <= high && rules.size() < RULES; fen += step) {
      rules.add(Rule.at(prices.tenths(fen), Figures.price(fen)));
    }
    return rules;
  }

  private static List<Mark> marks(
      List<Candle> candles, CandleInterval interval, long place, int most) {
    List<Mark> marks = new ArrayList<>();
    int every = Math.max(1, (candles.size() + most - 1) / most);
    for (int i = 0; i < candles.size(); i += every) {
      String begin =
          interval == CandleInterval.DAY
              ? Figures.date(candles.get(i).begin())
              : Figures.minute(candles.get(i).begin());
      marks.add(new Mark(Scale.pixels(i * place), "start", begin));
    }
    return marks;
  }

  private static long most(List<Candle> candles, ToLongFunction<Candle> what) {
    return candles.stream().mapToLong(what).max().orElseThrow();
  }
}
