package io.carboninclusion.trading;

import io.carboninclusion.exchange.Auction;
import io.carboninclusion.exchange.Bid;
import java.util.function.Function;

/** Gathers what commands change in the views of auctions. */
final class AuctionRows {
  private final Rows auctions;
  private final Rows bids;
  private final Rows results;

  /**
   * @param tables the rows of AUCTION, AUCTION_BID and BID_RESULT
   */
  AuctionRows(Function<ViewTable, Rows> tables) {
    auctions = tables.apply(ViewTable.AUCTION);
    bids = tables.apply(ViewTable.AUCTION_BID);
    results = tables.apply(ViewTable.BID_RESULT);
  }

  void changed(Auction it, long sequence, long micros) {
    int row = auctions.of(it.id(), 0);
    auctions.set(row, 1, it.seller(), it.instrument(), it.kg(), it.floorFen());
    auctions.set(row, 5, it.leastKg(), it.beginMicros(), it.endMicros(), it.status().ordinal());
    auctions.set(row, 9, it.priceFen(), it.soldKg(), sequence, micros);
  }

  void taken(Auction auction, Bid bid, long sequence, long micros) {
    int row = bids.add();
    bids.set(row, 0, bid.id(), auction.id(), bid.account(), bid.priceFen());
    bids.set(row, 4, bid.kg());
    bids.set(row, 5, sequence);
    bids.set(row, 6, micros);
  }

  void cleared(Auction auction, Bid bid) {
    int row = results.of(bid.id(), 0);
    results.set(row, 1, auction.id(), bid.account(), bid.priceFen(), bid.kg());
    results.set(row, 5, bid.filledKg());
    results.set(row, 6, auction.priceFen() * bid.filledKg());
  }
}
