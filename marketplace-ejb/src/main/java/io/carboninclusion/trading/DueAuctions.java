package io.carboninclusion.trading;

import io.carboninclusion.exchange.Auction;
import io.carboninclusion.exchange.AuctionStatus;
import io.carboninclusion.exchange.Exchange;
import java.util.Comparator;
import java.util.List;

/**
 * Opens and clears auctions when their time has come, in front of whatever waits behind that
 * moment: after a time in which nobody traded, too, so that no bid is taken outside its window.
 */
final class DueAuctions implements DueCommands {

  @Override
  public List<RoomCommand> due(Exchange core, long nowMicros) {
    if (nowMicros < core.nextAuctionMicros()) {
      return List.of();
    }
    return core.auctions().stream()
        .filter(auction -> auction.dueMicros() <= nowMicros)
        .sorted(Comparator.comparingLong(Auction::dueMicros).thenComparing(Auction::id))
        .limit(Batch.COMMANDS)
        .map(DueAuctions::next)
        .toList();
  }

  private static RoomCommand next(Auction auction) {
    long due = auction.dueMicros();
    return auction.status() == AuctionStatus.ANNOUNCED
        ? new RoomCommand.OpenAuction(RoomCommand.NO_INTENT, auction.id(), due)
        : new RoomCommand.ClearAuction(RoomCommand.NO_INTENT, auction.id(), due);
  }
}
