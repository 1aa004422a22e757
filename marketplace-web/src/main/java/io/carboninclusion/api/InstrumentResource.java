package io.carboninclusion.api;

import io.carboninclusion.exchange.Side;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.trading.DayRecord;
import io.carboninclusion.trading.Depth;
import io.carboninclusion.trading.DepthLevel;
import io.carboninclusion.trading.Listings;
import io.carboninclusion.trading.OrderBook;
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
  @Inject OrderBook orderBook;

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

  @GET
  @Operation(
      summary = "全部交易品种与今日行情",
      description = "All instruments by code with today's figures. Public.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = InstrumentList.class)))
  public InstrumentList list() {
    long sequence = orderBook.state().viewSequence();
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
    long sequence = orderBook.state().viewSequence();
    return InstrumentAnswer.of(listings.instrument(code), sequence);
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

  /** The lengths of time that candles are offered for. */
  private enum Interval {
    DAY
  }

  @GET
  @Path("/{code}/candles")
  @Operation(
      summary = "日线，最新在前",
      description =
          "Open, high, low, close, volume and turnover of each day (Asia/Shanghai) with a trade,"
              + " the newest first. Public.")
  @APIResponse(responseCode = "200", description = "{items: [DayRecord], next}")
  @APIResponse(responseCode = "400", description = "VALUE_NOT_OFFERED, CURSOR_UNUSABLE")
  @APIResponse(responseCode = "404", description = "UNKNOWN_CODE")
  public Page<DayRecord> candles(
      @PathParam("code") String code,
      @Parameter(description = "DAY, also if left out") @QueryParam("interval") String interval,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") String limit) {
    if (interval != null && !interval.isEmpty()) {
      Given.word("interval", interval, Interval.class);
    }
    return listings.days(code, Given.cursor(cursor), Given.limit(limit));
  }
}
