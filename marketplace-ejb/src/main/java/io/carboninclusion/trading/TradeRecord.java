package io.carboninclusion.trading;

import io.carboninclusion.exchange.Side;
import java.time.Instant;

/**
 * A trade as the public sees it.
 *
 * @param priceFen fen per tonne
 * @param takerSide the side that came to the book
 */
public record TradeRecord(
    long trade,
    long sequence,
    Instant time,
    String instrument,
    long priceFen,
    long kg,
    Side takerSide) {}
