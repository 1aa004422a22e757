package io.carboninclusion.api;

import io.carboninclusion.exchange.Rule;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.trading.BlockRoom;
import io.carboninclusion.trading.BlockTradeRecord;
import io.carboninclusion.trading.Candle;
import io.carboninclusion.trading.CandleInterval;
import io.carboninclusion.trading.Depth;
import io.carboninclusion.trading.DepthLevel;
import io.carboninclusion.trading.InstrumentTimetable;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.trading.OrderBook;
import io.carboninclusion.trading.Session;
import io.carboninclusion.trading.Timetable;
import io.carboninclusion.trading.TimetableDesk;
import io.carboninclusion.trading.TradeRecord;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Market data: public, each answer with the journal sequence it has reached. */
@RequestScoped
@Path("/instruments")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "行情 Market data")
public class InstrumentResource {

  private static final int LEVELS = 10;
  private static final int MOST_LEVELS = 200;

  @Inject Listings listings;
  @Inject TimetableDesk timetables;
  @Inject OrderBook orderBook;
  @Inject BlockRoom blockRoom;

  /** All instruments by code. */
  public record InstrumentList(long sequence, List<InstrumentAnswer> items) {}

  /** The book of one instrument, best prices first. */
  public record BookAnswer(
      String instrument, long sequence, List<DepthLevel> bids, List<DepthLevel> asks) {}

  /** A trade as everybody may see it. */
  @Schema(name = "Trade")
  public record TradeAnswer(
      long trade,
      long sequence,
      OffsetDateTime time,
      String instrument,
      @Schema(description = "fen per tonne") long priceFen,
      long kg,
      @Schema(description = "the side that came to the book") Side takerSide) {

    static TradeAnswer of(TradeRecord t) {
      return new TradeAnswer(
          t.trade(),
          t.sequence(),
          MarketTime.of(t.time()),
          t.instrument(),
          t.priceFen(),
          t.kg(),
          t.takerSide());
    }
  }

  /** The rules of one instrument. */
  public record RuleList(
      String instrument,
      @Schema(description = "journal sequence these values have reached at least") long sequence,
      List<RuleAnswer> items) {}

  /**
   * A rule: kilograms where its name ends in _KG, a number of orders where it ends in _ORDERS,
   * hundredths of a percent where it ends in _BASIS_POINTS, minutes from midnight in Asia/Shanghai
   * where it ends in _MINUTE, seconds in _SECONDS, else 1 for yes and 0 for no.
   */
  @Schema(name = "RuleValue")
  public record RuleAnswer(
      @Schema(
              enumeration = {
                "CLOSE_NEEDS_KG",
                "REFERENCE_IS_CLOSE",
                "MAX_ORDER_KG",
                "T_PLUS_ONE",
                "MAX_OPEN_ORDERS",
                "MAX_POSITION_KG",
                "BLOCK_BAND_BASIS_POINTS",
                "MIN_BLOCK_KG",
                "MAKER_FEE_BASIS_POINTS",
                "TAKER_FEE_BASIS_POINTS",
                "HALT_MOVE_BASIS_POINTS",
                "HALT_WINDOW_SECONDS",
                "HALT_COOL_DOWN_SECONDS",
                "BLOCK_FROM_MINUTE",
                "BLOCK_UNTIL_MINUTE"
              },
              description =
                  "CLOSE_NEEDS_KG: up to this volume of a day the close before it stays."
                      + " REFERENCE_IS_CLOSE: a day begins with the close before it as reference."
                      + " MAX_ORDER_KG: the most that one order may be for; a sum, what so much"
                      + " costs at its limit, or without one at the lowest price allowed."
                      + " T_PLUS_ONE: what is bought on a trading day may be sold from the next"
                      + " one on."
                      + " MAX_OPEN_ORDERS: the most open orders of one account; at its greatest"
                      + " value no limit. MAX_POSITION_KG: the most that one account may hold and"
                      + " have offered to buy, in the book, as blocks and in auctions; at its"
                      + " greatest value no limit."
                      + " BLOCK_BAND_BASIS_POINTS: how far from the reference price a block may"
                      + " trade, in hundredths of a percent. MIN_BLOCK_KG: the least of a block."
                      + " MAKER_FEE_BASIS_POINTS, TAKER_FEE_BASIS_POINTS: what a trade costs the"
                      + " order that was there before, and the one that came to it."
                      + " HALT_MOVE_BASIS_POINTS: orders that move the price further within"
                      + " HALT_WINDOW_SECONDS halt trading for HALT_COOL_DOWN_SECONDS, at whose end"
                      + " a call auction is held; 0: no automatic halts."
                      + " BLOCK_FROM_MINUTE, BLOCK_UNTIL_MINUTE: the hours in which blocks are"
                      + " proposed and accepted, minutes from midnight in Asia/Shanghai, the last"
                      + " one excluded.")
          Rule rule,
      long value,
      long least,
      long greatest) {}

  /** The candles of one instrument, the newest first. */
  public record CandleList(
      String instrument,
      CandleInterval interval,
      @Schema(description = "journal sequence these candles have reached at least") long sequence,
      List<CandleAnswer> items,
      Long next) {}

  /** A minute, hour or day with a trade; prices in fen per tonne. */
  @Schema(name = "Candle")
  public record CandleAnswer(
      OffsetDateTime begin,
      @Schema(description = "price of the first trade") long openFen,
      long highFen,
      long lowFen,
      @Schema(description = "price of the last trade") long closeFen,
      @Schema(description = "mean price weighted by volume, half up") long meanFen,
      long volumeKg,
      long turnoverMilliFen,
      long trades) {

    static CandleAnswer of(Candle c) {
      return new CandleAnswer(
          MarketTime.of(c.begin()),
          c.openFen(),
          c.highFen(),
          c.lowFen(),
          c.closeFen(),
          c.meanFen(),
          c.volumeKg(),
          c.turnoverMilliFen(),
          c.trades());
    }
  }

  /** When an instrument trades on a trading day, in Beijing time. */
  @Schema(name = "Timetable")
  public record TimetableAnswer(
      String instrument,
      @Schema(description = "of today; none at all is around the clock")
          List<SessionAnswer> sessions,
      @Schema(description = "what counts from tomorrow, if that differs; otherwise absent")
          List<SessionAnswer> fromTomorrow) {}

  /** A part of the trading day. */
  @Schema(name = "Session")
  public record SessionAnswer(String kind, String from, String to) {

    static List<SessionAnswer> of(Timetable timetable) {
      return timetable.sessions().stream()
          .map(
              s ->
                  new SessionAnswer(
                      s.kind().name(), Session.clock(s.fromMinute()), Session.clock(s.toMinute())))
          .toList();
    }
  }

  @GET
  @Operation(
      summary = "全部交易品种与今日行情",
      description = "All instruments by code with today's figures. Public.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = InstrumentList.class)))
  public InstrumentList list() {
    long sequence = orderBook.awaitAnswered();
    return new InstrumentList(
        sequence,
        listings.instruments().stream().map(i -> InstrumentAnswer.of(i, sequence)).toList());
  }

  @GET
  @Path("/{code}")
  @Operation(
      summary = "一个交易品种",
      description = "One instrument with its rules and today's figures. Public.")
  @APIResponse(responseCode = "404", description = "UNKNOWN_CODE")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = InstrumentAnswer.class)))
  public InstrumentAnswer get(@PathParam("code") String code) {
    long sequence = orderBook.awaitAnswered();
    return InstrumentAnswer.of(listings.instrument(code), sequence);
  }

  @GET
  @Path("/{code}/rules")
  @Operation(
      summary = "交易规则：各项现行值与可取范围",
      description =
          "The rules of one instrument beside reference price and band, each with the values that it"
              + " takes. Public.")
  @APIResponse(responseCode = "404", description = "UNKNOWN_CODE")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RuleList.class)))
  public RuleList rules(@PathParam("code") String code) {
    long sequence = orderBook.awaitAnswered();
    long lotKg = listings.instrument(code).lotKg();
    return new RuleList(
        code,
        sequence,
        listings.rules(code).entrySet().stream()
            .map(
                rule ->
                    new RuleAnswer(
                        rule.getKey(),
                        rule.getValue(),
                        rule.getKey().least(lotKg),
                        rule.getKey().greatest()))
            .toList());
  }

  @GET
  @Path("/{code}/timetable")
  @Operation(
      summary = "交易时段",
      description =
          "The sessions of a trading day in Asia/Shanghai; without any it trades around the clock"
              + " and the day changes at midnight. Public.")
  @APIResponse(responseCode = "404", description = "UNKNOWN_CODE")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TimetableAnswer.class)))
  public TimetableAnswer timetable(@PathParam("code") String code) {
    InstrumentTimetable found = timetables.timetable(code);
    return new TimetableAnswer(
        found.instrument().code(),
        SessionAnswer.of(found.today()),
        found.isChanging() ? SessionAnswer.of(found.tomorrow()) : null);
  }

  @GET
  @Path("/{code}/book")
  @Operation(
      summary = "盘口：买卖各档",
      description = "The price levels of the book, best first, as of one journal sequence. Public.")
  @APIResponse(responseCode = "404", description = "UNKNOWN_CODE")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = BookAnswer.class)))
  public BookAnswer book(
      @PathParam("code") String code,
      @Parameter(description = "levels a side, 1 to 200; 10 if left out") @QueryParam("depth")
          String depth) {
    Depth book = orderBook.depth(code, Given.count("depth", depth, LEVELS, MOST_LEVELS));
    return new BookAnswer(book.instrument(), book.sequence(), book.bids(), book.asks());
  }

  @GET
  @Path("/{code}/trades")
  @Operation(
      summary = "成交明细，最新在前",
      description = "Trades, the newest first; the next page by cursor=next. Public.")
  @APIResponse(responseCode = "400", description = "CURSOR_UNUSABLE")
  @APIResponse(responseCode = "404", description = "UNKNOWN_CODE")
  @APIResponse(responseCode = "200", description = "{items: [Trade], next}")
  public Page<TradeAnswer> trades(
      @PathParam("code") String code,
      @Parameter(description = "\"next\" of the page before") @QueryParam("cursor") String cursor,
      @Parameter(description = "rows, at most 200; 50 if left out") @QueryParam("limit")
          String limit) {
    return orderBook.trades(code, Given.cursor(cursor), Given.limit(limit)).map(TradeAnswer::of);
  }

  /** A block trade; its parties are their own business. */
  @Schema(name = "BlockTrade")
  public record BlockTradeAnswer(
      long block,
      long sequence,
      OffsetDateTime time,
      @Schema(description = "fen per tonne") long priceFen,
      long kg) {

    static BlockTradeAnswer of(BlockTradeRecord t) {
      return new BlockTradeAnswer(
          t.block(), t.sequence(), MarketTime.of(t.time()), t.priceFen(), t.kg());
    }
  }

  @GET
  @Path("/{code}/blocks")
  @Operation(
      summary = "大宗协议成交，最新在前",
      description =
          "Block trades, reported apart from the book, the newest first; the next page by"
              + " cursor=next. Public.")
  @APIResponse(responseCode = "400", description = "CURSOR_UNUSABLE")
  @APIResponse(responseCode = "404", description = "UNKNOWN_CODE")
  @APIResponse(responseCode = "200", description = "{items: [BlockTrade], next}")
  public Page<BlockTradeAnswer> blocks(
      @PathParam("code") String code,
      @Parameter(description = "\"next\" of the page before") @QueryParam("cursor") String cursor,
      @Parameter(description = "rows, at most 200; 50 if left out") @QueryParam("limit")
          String limit) {
    orderBook.awaitAnswered();
    return blockRoom
        .trades(code, Given.cursor(cursor), Given.limit(limit))
        .map(BlockTradeAnswer::of);
  }

  @GET
  @Path("/{code}/candles")
  @Operation(
      summary = "分钟线、小时线、日线，最新在前",
      description =
          "Open, high, low, close, mean, volume and turnover of each minute, hour or day"
              + " (Asia/Shanghai) with a trade in the book, the newest first; the next page by"
              + " cursor=next. Public.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CandleList.class)))
  @APIResponse(
      responseCode = "400",
      description =
          "VALUE_NOT_OFFERED, TIME_UNREADABLE, RANGE_BACKWARDS, CURSOR_UNUSABLE,"
              + " WHOLE_NUMBER_WANTED")
  @APIResponse(responseCode = "404", description = "UNKNOWN_CODE")
  public CandleList candles(
      @PathParam("code") String code,
      @Parameter(description = "MINUTE, HOUR or DAY; DAY if left out") @QueryParam("interval")
          String interval,
      @Parameter(description = "those that begin then or later, a time with its offset")
          @QueryParam("from")
          String from,
      @Parameter(description = "those that begin earlier, a time with its offset") @QueryParam("to")
          String to,
      @Parameter(description = "\"next\" of the page before") @QueryParam("cursor") String cursor,
      @Parameter(description = "rows, at most 200; 50 if left out") @QueryParam("limit")
          String limit) {
    CandleInterval length =
        interval == null || interval.isEmpty()
            ? CandleInterval.DAY
            : Given.word("interval", interval, CandleInterval.class);
    Instant first = Given.time("from", from);
    Instant end = Given.time("to", to);
    if (first != null && end != null && !first.isBefore(end)) {
      throw Rejected.because(ApiRefusal.RANGE_BACKWARDS).at("to");
    }
    long sequence = orderBook.awaitAnswered();
    Page<CandleAnswer> page =
        listings
            .candles(code, length, first, end, Given.cursor(cursor), Given.limit(limit))
            .map(CandleAnswer::of);
    return new CandleList(code, length, sequence, page.items(), page.next());
  }
}
