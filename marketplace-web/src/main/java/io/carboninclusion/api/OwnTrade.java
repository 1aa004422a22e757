package io.carboninclusion.api;

import io.carboninclusion.exchange.Side;
import io.carboninclusion.trading.OrderTrade;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A trade as the owner of one of its two orders sees it. */
@Schema(name = "OwnTrade")
public record OwnTrade(
    long trade,
    long sequence,
    OffsetDateTime time,
    String instrument,
    @Schema(description = "fen per tonne") long priceFen,
    long kg,
    @Schema(description = "the side that came to the book") Side takerSide,
    @Schema(description = "what this order paid the market for it, thousandths of a fen")
        long feeMilliFen) {

  static OwnTrade of(OrderTrade t) {
    return new OwnTrade(
        t.trade(),
        t.sequence(),
        MarketTime.of(t.time()),
        t.instrument(),
        t.priceFen(),
        t.kg(),
        t.takerSide(),
        t.feeMilliFen());
  }
}
