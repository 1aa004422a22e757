package io.carboninclusion.trading;

import io.carboninclusion.audit.Approvals;
import io.carboninclusion.audit.Proposal;
import io.carboninclusion.audit.Transactions;
import io.carboninclusion.exchange.AuctionStatus;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.RequestKey;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Enterprise;
import io.carboninclusion.participant.EnterpriseState;
import io.carboninclusion.participant.ParticipantRefusal;
import io.carboninclusion.participant.Participants;
import io.carboninclusion.participant.Role;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * The room of one-way auctions (单向竞价): one administrator proposes, a second one approves (kind
 * {@value Decisions#AUCTION}), then its window opens by itself and clears by itself. Everybody sees
 * the auctions; of a bid nobody but its bidder sees anything until the clearing, not even that it
 * is there.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuctionRoom {

  private static final String AUCTIONS =
      """
      SELECT a.*, i.code, s.name seller_name,
             (SELECT COUNT(*) FROM market_view.auction_bid b WHERE b.auction = a.auction) bids,
             (SELECT COUNT(DISTINCT b.account) FROM market_view.auction_bid b
               WHERE b.auction = a.auction) bidders
        FROM market_view.auction a
        JOIN market.trading_instrument i ON i.id = a.instrument
        JOIN market.participant_enterprise s ON s.id = a.seller
      """;
  private static final String OWN_BIDS =
      """
      SELECT b.*, a.status FROM market_view.auction_bid b
        JOIN market_view.auction a ON a.auction = b.auction
       WHERE b.auction = ? AND b.account = ? ORDER BY b.bid""";

  /** In the order of the clearing; nothing while the auction is not cleared. */
  private static final String STEPS =
      """
      SELECT b.price_fen, b.kg, b.filled_kg FROM market_view.auction_bid b
        JOIN market_view.auction a ON a.auction = b.auction
       WHERE b.auction = ? AND a.status = ? ORDER BY b.price_fen DESC, b.bid""";

  @Inject OrderBook orderBook;
  @Inject Listings listings;
  @Inject Participants participants;
  @Inject Approvals approvals;
  @Inject Transactions transactions;
  @Inject RoomIntents intents;
  @Inject AuctionLots lots;
  @Inject Queries queries;

  /**
   * Proposes an auction to a second administrator. What the seller can sell is frozen only once it
   * is approved, and checked then once more.
   *
   * @return the id of the proposal
   * @throws Rejected NOT_ALLOWED, UNKNOWN_CODE {code}, UNKNOWN_ENTERPRISE {id} at seller,
   *     AUCTION_BEGIN_OVER, AUCTION_TOO_FAR {days}, AUCTION_WINDOW_INVALID {begin, end},
   *     PRICE_OUT_OF_RANGE, PRICE_OFF_TICK, QUANTITY_OUT_OF_RANGE, QUANTITY_OFF_LOT,
   *     INSUFFICIENT_UNITS {wanted, available}
   */
  public long propose(Caller caller, NewAuction wish) {
    caller.require(Role.ADMIN);
    InstrumentRecord instrument = listings.instrument(wish.instrument());
    Enterprise seller = seller(wish.seller());
    Instant now = Clock.systemUTC().instant();
    long available = available(seller.id(), instrument.id());
    long least = AuctionRules.checked(wish, instrument, available, now);
    return transactions.inNew(
        () -> {
          AuctionLotRow lot = new AuctionLotRow(intents.next(), instrument.id(), wish, least);
          long proposal =
              approvals.propose(
                  new Proposal(
                      Decisions.AUCTION,
                      lot.id(),
                      caller.actor(),
                      Map.of(
                          "instrument", instrument.code(),
                          "seller", seller.name(),
                          "kg", wish.kg(),
                          "floorFen", wish.floorFen(),
                          "leastKg", least,
                          "opensAt", inTheMarket(wish.opensAt()),
                          "closesAt", inTheMarket(wish.closesAt()))));
          lot.proposed(proposal, caller.actor(), now);
          lots.add(lot);
          return proposal;
        });
  }

  /**
   * Bids, irrevocably: price times quantity is frozen until the clearing. What the core refuses is
   * an outcome; else its sequence is the bid's id, for the core's own numbers count the bids.
   *
   * @param priceFen what it offers at most, fen per tonne
   * @throws Rejected POOL_ONLY_SELLS, and as {@link OrderBook#cancel}
   */
  public CompletionStage<Outcome> bid(
      Caller caller, long auction, long priceFen, long kg, String key) {
    return orderBook.bid(caller, auction, priceFen, kg, RequestKey.checked(key));
  }

  /**
   * The auctions, the newest first.
   *
   * @param status only those, or null for all
   * @param before those with a smaller id, or null
   */
  public Page<AuctionRow> auctions(AuctionStatus status, Long before, int limit) {
    orderBook.awaitAnswered();
    int size = Page.size(limit);
    StringBuilder where = new StringBuilder("WHERE a.auction < ?");
    List<Object> parameters = new ArrayList<>();
    parameters.add(before == null ? Long.MAX_VALUE : before);
    if (status != null) {
      where.append(" AND a.status = ?");
      parameters.add(status.ordinal());
    }
    where.append(" ORDER BY a.auction DESC LIMIT ").append(size + 1);
    return Page.cut(
        queries.list(AUCTIONS + where, AuctionRoom::auction, parameters.toArray()),
        size,
        AuctionRow::id);
  }

  /**
   * @throws Rejected UNKNOWN_AUCTION {0, id}
   */
  public AuctionRow auction(long id) {
    orderBook.awaitAnswered();
    return queries.list(AUCTIONS + "WHERE a.auction = ?", AuctionRoom::auction, id).stream()
        .findFirst()
        .orElseThrow(() -> Rejected.because(Reason.UNKNOWN_AUCTION, 0L, id));
  }

  /**
   * The caller's own bids, the oldest first.
   *
   * @throws Rejected UNKNOWN_AUCTION {0, id}
   */
  public List<OwnBid> ownBids(Caller caller, long auction) {
    OrderBook.requireReader(caller);
    auction(auction);
    return queries.list(OWN_BIDS, AuctionRoom::ownBid, auction, caller.account());
  }

  /**
   * The bids of a cleared auction in the order in which they were served, without their bidders.
   *
   * @throws Rejected UNKNOWN_AUCTION {0, id}, AUCTION_NOT_CLEARED {when it ends}
   */
  public List<BidStep> steps(long auction) {
    AuctionRow there = auction(auction);
    if (there.result() == null) {
      throw Rejected.because(TradingRefusal.AUCTION_NOT_CLEARED, there.closesAt());
    }
    List<BidStep> steps = new ArrayList<>();
    long cumulated = 0;
    for (BidStep bid :
        queries.list(
            STEPS,
            row -> new BidStep(row.getLong(1), row.getLong(2), 0, row.getLong(3)),
            auction,
            AuctionStatus.CLEARED.ordinal())) {
      cumulated += bid.kg();
      steps.add(new BidStep(bid.priceFen(), bid.kg(), cumulated, bid.acceptedKg()));
    }
    return steps;
  }

  /** 2026-11-24 09:30, with seconds where there are some. */
  private static String inTheMarket(Instant moment) {
    return LocalDateTime.ofInstant(moment, Instruments.MARKET_ZONE).toString().replace('T', ' ');
  }

  private Enterprise seller(long id) {
    return participants
        .find(id)
        .filter(found -> found.state() == EnterpriseState.APPROVED)
        .orElseThrow(
            () ->
                Rejected.because(ParticipantRefusal.UNKNOWN_ENTERPRISE, Long.toString(id))
                    .at("seller"));
  }

  private long available(long account, int instrument) {
    return orderBook.accountOf(account).holdings().stream()
        .filter(holding -> holding.instrumentId() == instrument)
        .mapToLong(HoldingRecord::availableKg)
        .sum();
  }

  private static AuctionRow auction(ResultSet row) throws SQLException {
    AuctionStatus status = AuctionStatus.values()[row.getInt("status")];
    AuctionResult result =
        status == AuctionStatus.CLEARED
            ? new AuctionResult(
                row.getLong("price_fen"),
                row.getLong("sold_kg"),
                row.getInt("bidders"),
                row.getInt("bids"),
                OutcomeRecorder.instant(row.getLong("time_micros")))
            : null;
    return new AuctionRow(
        row.getLong("auction"),
        row.getInt("instrument"),
        row.getString("code"),
        row.getLong("seller"),
        row.getString("seller_name"),
        row.getLong("kg"),
        row.getLong("floor_fen"),
        row.getLong("least_kg"),
        OutcomeRecorder.instant(row.getLong("begin_micros")),
        OutcomeRecorder.instant(row.getLong("end_micros")),
        status,
        result);
  }

  private static OwnBid ownBid(ResultSet row) throws SQLException {
    long priceFen = row.getLong("price_fen");
    long kg = row.getLong("kg");
    boolean isCleared = row.getInt("status") == AuctionStatus.CLEARED.ordinal();
    return new OwnBid(
        row.getLong("sequence"),
        row.getLong("auction"),
        priceFen,
        kg,
        isCleared ? 0 : priceFen * kg,
        OutcomeRecorder.instant(row.getLong("time_micros")),
        row.getLong("filled_kg"),
        row.getLong("paid_milli_fen"));
  }
}
