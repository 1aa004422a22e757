package io.carboninclusion.trading;

import java.time.Instant;

/**
 * An auction to announce.
 *
 * @param instrument its code
 * @param seller the id of the enterprise whose lot it is
 * @param kg the lot
 * @param floorFen the least that a bid may offer, fen per tonne
 * @param leastKg the least that a bid may be for; null for one lot of the instrument
 * @param opensAt when bids begin to be taken
 * @param closesAt the first moment at which none is taken any more
 */
public record NewAuction(
    String instrument,
    long seller,
    long kg,
    long floorFen,
    Long leastKg,
    Instant opensAt,
    Instant closesAt) {}
