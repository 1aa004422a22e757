package io.carboninclusion.trading;

import io.carboninclusion.exchange.AuctionStatus;
import java.time.Instant;

/**
 * A one-way auction as everybody sees it.
 *
 * @param instrument its code
 * @param seller the enterprise's id, which is its account's
 * @param kg the lot
 * @param floorFen the least that a bid may offer, fen per tonne
 * @param leastKg the least that a bid may be for
 * @param opensAt when bids begin to be taken
 * @param closesAt the first moment at which none is taken any more
 * @param result null until it is cleared
 */
public record AuctionRow(
    long id,
    int instrumentId,
    String instrument,
    long seller,
    String sellerName,
    long kg,
    long floorFen,
    long leastKg,
    Instant opensAt,
    Instant closesAt,
    AuctionStatus status,
    AuctionResult result) {}
