package io.carboninclusion.web.trading;

import io.carboninclusion.exchange.InstrumentStatus;
import io.carboninclusion.trading.Candle;
import io.carboninclusion.trading.CandleInterval;
import io.carboninclusion.trading.Depth;
import io.carboninclusion.trading.DepthLevel;
import io.carboninclusion.trading.InstrumentRecord;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.PriceRules;
import io.carboninclusion.trading.TradeRecord;
import io.carboninclusion.web.Figures;
import io.carboninclusion.web.Missing;
import io.carboninclusion.web.Texts;
import io.carboninclusion.web.chart.CandlePicture;
import io.carboninclusion.web.chart.DepthPicture;
import io.carboninclusion.web.look.Look;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** One instrument: its quote, book, trades and pictures. */
@Named
@RequestScoped
public class InstrumentPage {

  private static final int BOOK_LEVELS = 5;
  private static final int PICTURE_LEVELS = 200;
  private static final int TRADES_SHOWN = 8;
  private static final long PER_CENT = 100;

  @Inject private Listings listings;
  @Inject private OrderBook orderBook;
  @Inject private Look look;
  @Inject private HttpServletRequest request;

  private String code;
  private long viewedSequence;
  private InstrumentRecord instrument;
  private Depth depth;
  private List<TradeRecord> trades;
  private List<Candle> candles;
  private CandleInterval interval = CandleInterval.DAY;
  private boolean wholeBook;

  /** One line of the book; share is its part of the longest line, in per cent. */
  public record BookLine(int rank, long priceFen, long kg, long share) {}

  /** Read before the phases of Faces begin, for what a form shows depends on it. */
  @PostConstruct
  void readCode() {
    code = request.getParameter("code");
    wholeBook = "all".equals(request.getParameter("book"));
    String asked = request.getParameter("candles");
    interval =
        Stream.of(CandleInterval.values())
            .filter(offered -> offered.name().equals(asked))
            .findFirst()
            .orElse(CandleInterval.DAY);
  }

  public void open() {
    viewedSequence = orderBook.awaitAnswered();
    instrument =
        code == null
            ? null
            : listings.instruments().stream()
                .filter(listed -> listed.code().equals(code))
                .findFirst()
                .orElse(null);
    if (instrument == null) {
      Missing.answer();
    }
  }

  /** What the page shows is at least as new as this command. */
  public long getViewedSequence() {
    return viewedSequence;
  }

  public InstrumentRecord getInstrument() {
    if (instrument == null && code != null) {
      instrument = listings.instrument(code);
    }
    return instrument;
  }

  public String getName() {
    return look.isEnglish() ? getInstrument().nameEn() : getInstrument().nameZh();
  }

  public boolean isTradable() {
    return getInstrument().status() == InstrumentStatus.OPEN && !isOutsideHours();
  }

  /** Whether it waits for its next session. */
  public boolean isOutsideHours() {
    return getInstrument().status() == InstrumentStatus.OPEN && getInstrument().opensAt() != null;
  }

  /** Whether its price has halted it; orders that can wait are taken. */
  public boolean isHaltedByPrice() {
    return isTradable() && getInstrument().haltedUntil() != null;
  }

  public String getHaltedText() {
    return Texts.sentence(
        look.getLocale(), "rejected.HALTED_BY_PRICE", getInstrument().haltedUntil());
  }

  /** Why no order is taken now. */
  public String getClosedText() {
    return isOutsideHours()
        ? Texts.sentence(look.getLocale(), "rejected.OUTSIDE_SESSION", getInstrument().opensAt())
        : Texts.sentence(look.getLocale(), "ticket.halted");
  }

  public Long getLastFen() {
    return known(getInstrument().lastFen());
  }

  public Long getPreviousCloseFen() {
    return known(getInstrument().previousCloseFen());
  }

  /** The lowest price an order may have today; null without a band. */
  public Long getFloorFen() {
    return bandEdge(-1);
  }

  public Long getCeilingFen() {
    return bandEdge(1);
  }

  /** The prices an order may have, in words. */
  public String getBandText() {
    PriceRules rules = getInstrument().rules();
    return getFloorFen() == null
        ? Texts.sentence(look.getLocale(), "ticket.band.none")
        : Texts.sentence(
            look.getLocale(),
            rules.bandBasisPoints() == 0 ? "ticket.band.fixed" : "ticket.band",
            Figures.price(getFloorFen()),
            Figures.price(getCeilingFen()),
            Figures.price(rules.referenceFen()),
            Figures.percent((long) rules.bandBasisPoints()));
  }

  public String getLotText() {
    return Texts.sentence(
        look.getLocale(), "ticket.lot", Figures.shortTonnes(getInstrument().lotKg()));
  }

  /** Sales, the dearest first, so that the best stands next to the middle. */
  public List<BookLine> getAsks() {
    List<BookLine> lines = new ArrayList<>(lines(depth().asks()));
    Collections.reverse(lines);
    return lines;
  }

  public List<BookLine> getBids() {
    return lines(depth().bids());
  }

  public Long getSpreadFen() {
    return depth().asks().isEmpty() || depth().bids().isEmpty()
        ? null
        : depth().asks().get(0).priceFen() - depth().bids().get(0).priceFen();
  }

  public DepthPicture getDepthPicture() {
    return DepthPicture.of(depth());
  }

  public CandlePicture getCandlePicture() {
    return CandlePicture.of(candles(), interval);
  }

  /** The picture of the candles in words. */
  public String getCandleText() {
    return Texts.sentence(
        look.getLocale(),
        "chart.candles.label",
        Texts.sentence(look.getLocale(), "CandleInterval." + interval),
        Integer.toString(candles().size()),
        Figures.price(getLastFen()));
  }

  private List<Candle> candles() {
    if (candles == null) {
      candles = listings.candles(code, interval, null, null, null, CandlePicture.WIDE).items();
    }
    return candles;
  }

  public CandleInterval[] getIntervals() {
    return CandleInterval.values();
  }

  public CandleInterval getInterval() {
    return interval;
  }

  /** Whether all levels are shown, at most {@value #PICTURE_LEVELS} a side, or the best five. */
  public boolean isWholeBook() {
    return wholeBook;
  }

  /** The query of this page with these choices. */
  public String address(CandleInterval candlesOf, boolean all) {
    return "?code=" + code + "&candles=" + candlesOf + (all ? "&book=all" : "");
  }

  public List<TradeRecord> getTrades() {
    if (trades == null) {
      trades = orderBook.trades(code, null, TRADES_SHOWN).items();
    }
    return trades;
  }

  private Depth depth() {
    if (depth == null) {
      depth = orderBook.depth(code, PICTURE_LEVELS);
    }
    return depth;
  }

  private List<BookLine> lines(List<DepthLevel> levels) {
    int shown = wholeBook ? PICTURE_LEVELS : BOOK_LEVELS;
    Depth best = depth().best(shown);
    long longest =
        Stream.concat(best.bids().stream(), best.asks().stream())
            .mapToLong(DepthLevel::kg)
            .max()
            .orElse(1);
    List<BookLine> lines = new ArrayList<>();
    for (DepthLevel level : levels.subList(0, Math.min(shown, levels.size()))) {
      long share = Math.multiplyExact(level.kg(), PER_CENT) / longest;
      lines.add(new BookLine(lines.size() + 1, level.priceFen(), level.kg(), share));
    }
    return lines;
  }

  private Long bandEdge(int direction) {
    InstrumentRecord shown = getInstrument();
    return PriceBand.of(shown.rules(), shown.tickFen())
        .map(band -> direction < 0 ? band.lowestFen() : band.highestFen())
        .orElse(null);
  }

  private static Long known(long fen) {
    return fen == 0 ? null : fen;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }
}
