package io.carboninclusion.trading;

import io.carboninclusion.exchange.Side;
import java.time.Instant;

/**
 * A trade of an order as its owner sees it.
 *
 * @param priceFen fen per tonne
 * @param takerSide the side that came to the book
 * @param feeMilliFen what this order paid the market for it, thousandths of a fen
 */
public record OrderTrade(
    long trade,
    long sequence,
    Instant time,
    String instrument,
    long priceFen,
    long kg,
    Side takerSide,
    long feeMilliFen) {}
