package io.carboninclusion.web.chart;

import io.carboninclusion.trading.TradeRecord;
import io.carboninclusion.web.Figures;
import java.util.ArrayList;
import java.util.List;

/** The prices of the last trades, oldest to the left, one step a trade. */
public record PriceLine(List<Drawing> sizes, int count) {

  private static final int FEWEST_TRADES = 2;
  private static final int RULES = 6;

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
      String line,
      String area) {}

  /**
   * @param trades the newest first
   */
  public static PriceLine of(List<TradeRecord> trades) {
    return new PriceLine(
        trades.size() < FEWEST_TRADES
            ? List.of()
            : Size.HIGH.stream().map(size -> drawing(size, trades)).toList(),
        trades.size());
  }

  private static Drawing drawing(Size size, List<TradeRecord> trades) {
    long low = trades.stream().mapToLong(TradeRecord::priceFen).min().orElseThrow();
    long high = trades.stream().mapToLong(TradeRecord::priceFen).max().orElseThrow();
    long margin = Math.max(1, (high - low) / 10);
    Scale y = new Scale(low - margin, high + margin, size.plotBottom(), size.plotTop());
    Scale x = new Scale(0, trades.size() - 1L, 0, size.plotWidth());
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < trades.size(); i++) {
      TradeRecord trade = trades.get(trades.size() - 1 - i);
      line.append(i == 0 ? "M" : " L")
          .append(x.text(i))
          .append(',')
          .append(y.text(trade.priceFen()));
    }
    String floor = Integer.toString(size.plotBottom());
    return new Drawing(
        size.styleClass(),
        size.width(),
        size.height(),
        size.plotWidth(),
        size.labelX(),
        size.markY(),
        rules(y, low, high),
        List.of(
            new Mark("0", "start", Figures.dateTime(trades.get(trades.size() - 1).time())),
            new Mark(
                Integer.toString(size.plotWidth()), "end", Figures.dateTime(trades.get(0).time()))),
        line.toString(),
        line + " L" + size.plotWidth() + "," + floor + " L0," + floor + " Z");
  }

  private static List<Rule> rules(Scale y, long low, long high) {
    List<Rule> rules = new ArrayList<>();
    long step = Math.max(1, (high - low) / (RULES - 1));
    for (long fen = low; fen <= high && rules.size() < RULES; fen += step) {
      rules.add(Rule.at(y.tenths(fen), Figures.price(fen)));
    }
    return rules;
  }
}
