package io.carboninclusion.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * One-way auctions. The lot is frozen when it is announced, a bid's money when it is taken; neither
 * can be taken back. The clearing serves the highest price first and within a price the earlier
 * bid; all pay the price of the last one served, and what is left over goes back. Its trades are
 * not the book's: last price, close and volume of the day do not know them.
 *
 * <p>As in {@link Admission} the deciding half reads only, and the numbers of a refusal stand
 * beside it.
 */
final class Auctions {
  private final Ledger ledger;
  private final EventStream events;
  private final Totals totals;
  private final LongMap<Auction> pending = new LongMap<>();
  private final LongSet used = new LongSet();
  private long lastBid;
  private long nextMicros = Long.MAX_VALUE;
  private long expected;
  private long given;

  Auctions(Ledger ledger, EventStream events, Totals totals) {
    this.ledger = ledger;
    this.events = events;
    this.totals = totals;
  }

  long expected() {
    return expected;
  }

  long given() {
    return given;
  }

  /** When the next one opens or clears; far away while there is none. */
  long nextMicros() {
    return nextMicros;
  }

  /** Those that are not cleared, by their ids. */
  List<Auction> pending() {
    return Arrays.stream(pending.sortedKeys()).mapToObj(pending::get).toList();
  }

  Reason mayAnnounce(
      int account,
      Instrument instrument,
      long kg,
      long floorFen,
      long leastKg,
      long beginMicros,
      long endMicros,
      long auction) {
    Account seller = ledger.find(account);
    if (!used.isFree(auction)) {
      return refuse(Reason.DUPLICATE_ID, 0, auction);
    }
    if (beginMicros < 1 || endMicros <= beginMicros) {
      return refuse(Reason.AUCTION_WINDOW_INVALID, beginMicros, endMicros);
    }
    Reason reason = price(instrument, floorFen);
    if (reason == Reason.ACCEPTED) {
      reason = quantity(instrument, kg, Limits.MAX_KG);
    }
    if (reason == Reason.ACCEPTED) {
      reason = quantity(instrument, leastKg, kg);
    }
    if (reason != Reason.ACCEPTED) {
      return reason;
    }
    if (pending.size() >= Limits.MAX_AUCTIONS) {
      return refuse(Reason.TOO_MANY_AUCTIONS, Limits.MAX_AUCTIONS, pending.size());
    }
    if (seller != null && seller.isCase) {
      return refuse(Reason.RETIRE_ONLY, 0, account);
    }
    long available = seller == null ? 0 : seller.movableKg(instrument.id());
    if (kg > available) {
      return refuse(Reason.INSUFFICIENT_UNITS, kg, available);
    }
    boolean tPlusOne = instrument.rule(Rule.T_PLUS_ONE) == 1;
    long sellable =
        tPlusOne ? seller.holding(instrument.id()).sellable(instrument.tradingDay()) : available;
    return kg <= sellable ? Reason.ACCEPTED : refuse(Reason.BOUGHT_TODAY, kg, sellable);
  }

  void announce(Auction auction) {
    used.add(auction.id);
    lot(auction, Bucket.AVAILABLE, Bucket.FROZEN, auction.kg, Cause.AUCTION_FREEZE);
    totals.auctionLot(auction.kg);
    pending.add(auction.id, auction);
    events.auctionChanged(auction);
    findNext();
  }

  /** It can only open once. */
  Reason mayOpen(long id) {
    Auction auction = find(id);
    if (auction == null) {
      return refuseNamed(id);
    }
    return auction.status == AuctionStatus.ANNOUNCED
        ? Reason.ACCEPTED
        : refuse(Reason.AUCTION_BEGUN, 0, id);
  }

  void open(long id) {
    Auction auction = pending.get(id);
    auction.status = AuctionStatus.OPEN;
    events.auctionChanged(auction);
    findNext();
  }

  Reason mayBid(int account, long id, long priceFen, long kg) {
    Auction auction = find(id);
    if (auction == null) {
      return refuseNamed(id);
    }
    if (auction.status == AuctionStatus.ANNOUNCED) {
      return refuse(Reason.AUCTION_NOT_BEGUN, auction.beginMicros, id);
    }
    if (auction.seller.id == account) {
      return refuse(Reason.OWN_AUCTION, 0, id);
    }
    if (auction.book.instrument.status != InstrumentStatus.OPEN) {
      return refuse(Reason.INSTRUMENT_HALTED, 0, auction.instrument());
    }
    Reason reason = price(auction.book.instrument, priceFen);
    if (reason == Reason.ACCEPTED && priceFen < auction.floorFen) {
      reason = refuse(Reason.BID_BELOW_FLOOR, auction.floorFen, priceFen);
    }
    if (reason == Reason.ACCEPTED) {
      reason = quantity(auction.book.instrument, kg, auction.kg);
    }
    if (reason == Reason.ACCEPTED && kg < auction.leastKg) {
      reason = refuse(Reason.BID_BELOW_LEAST, auction.leastKg, kg);
    }
    if (reason != Reason.ACCEPTED) {
      return reason;
    }
    if (auction.bids.size() >= Limits.MAX_BIDS) {
      return refuse(Reason.TOO_MANY_BIDS, Limits.MAX_BIDS, auction.bids.size());
    }
    Account bidder = ledger.find(account);
    if (bidder != null && bidder.isClosed) {
      return refuse(Reason.CASE_CLOSED, 0, account);
    }
    Instrument instrument = auction.book.instrument;
    if (instrument.isLimited(Rule.MAX_POSITION_KG)) {
      long most = instrument.rule(Rule.MAX_POSITION_KG);
      long position = instrument.positionKg(bidder) + kg;
      if (position > most) {
        return refuse(Reason.POSITION_TOO_LARGE, most, position);
      }
    }
    long available = bidder == null ? 0 : bidder.available;
    return priceFen * kg <= available
        ? Reason.ACCEPTED
        : refuse(Reason.INSUFFICIENT_CASH, priceFen * kg, available);
  }

  void bid(int account, long id, long priceFen, long kg) {
    Auction auction = pending.get(id);
    Bid bid = new Bid(++lastBid, ledger.account(account), priceFen, kg);
    auction.bids.add(bid);
    ledger.freezeCash(bid.owner, bid.frozen(), Cause.BID_FREEZE, bid.id);
    totals.bid(bid.frozen());
    bid.owner.openBids++;
    count(auction, bid, kg);
    events.bidTaken(auction, bid);
  }

  /** Where an instrument counts what an account may come to hold. */
  private static void count(Auction auction, Bid bid, long kg) {
    OrdersByAccount counts = auction.book.instrument.ordersByAccount;
    if (counts != null) {
      counts.mayCome(bid.owner, kg);
    }
  }

  /** After a rule has asked for it: what the bids for this instrument may bring. */
  void countAnew(Instrument instrument) {
    pending.forEach(
        auction -> {
          if (auction.book.instrument == instrument) {
            auction.bids.forEach(bid -> count(auction, bid, bid.kg));
          }
        });
  }

  /** Only what has opened clears, once. */
  Reason mayClear(long id) {
    Auction auction = find(id);
    if (auction == null) {
      return refuseNamed(id);
    }
    return auction.status == AuctionStatus.OPEN
        ? Reason.ACCEPTED
        : refuse(Reason.AUCTION_NOT_BEGUN, auction.beginMicros, id);
  }

  void clear(long id) {
    Auction auction = pending.get(id);
    List<Bid> served = new ArrayList<>(auction.bids);
    served.sort(Comparator.comparingLong(Bid::priceFen).reversed().thenComparingLong(Bid::id));
    for (Bid bid : served) {
      bid.filledKg = Math.min(bid.kg, auction.kg - auction.soldKg);
      auction.soldKg += bid.filledKg;
      auction.priceFen = bid.filledKg > 0 ? bid.priceFen : auction.priceFen;
    }
    auction.status = AuctionStatus.CLEARED;
    pending.remove(id);
    served.forEach(bid -> settle(auction, bid));
    lot(
        auction,
        Bucket.FROZEN,
        Bucket.AVAILABLE,
        auction.kg - auction.soldKg,
        Cause.AUCTION_RELEASE);
    totals.auctionLot(-auction.kg);
    events.auctionChanged(auction);
    findNext();
  }

  /** Cash for units at the one price, and the rest of what the bid had frozen back. */
  private void settle(Auction auction, Bid bid) {
    Account buyer = bid.owner;
    Account seller = auction.seller;
    long paid = auction.priceFen * bid.filledKg;
    ledger.cash(buyer, Bucket.FROZEN, seller, Bucket.AVAILABLE, paid, Cause.AUCTION_TRADE, bid.id);
    ledger.units(
        auction.instrument(),
        seller,
        Bucket.FROZEN,
        buyer,
        buyer.isCase ? Bucket.RETIRE_ONLY : Bucket.AVAILABLE,
        bid.filledKg,
        Cause.AUCTION_TRADE,
        bid.id);
    Instrument sold = auction.book.instrument;
    if (sold.rule(Rule.T_PLUS_ONE) == 1 && bid.filledKg > 0) {
      buyer.holdingFor(sold.id()).bought(sold.tradingDay(), bid.filledKg);
    }
    ledger.releaseCash(buyer, bid.frozen() - paid, Cause.BID_RELEASE, bid.id);
    totals.bid(-bid.frozen());
    buyer.openBids--;
    count(auction, bid, -bid.kg);
    events.bidCleared(auction, bid);
  }

  private void lot(Auction auction, Bucket from, Bucket to, long kg, Cause why) {
    Account seller = auction.seller;
    ledger.units(auction.instrument(), seller, from, seller, to, kg, why, auction.id);
  }

  private void findNext() {
    nextMicros = Long.MAX_VALUE;
    pending.forEach(auction -> nextMicros = Math.min(nextMicros, auction.dueMicros()));
  }

  private Reason price(Instrument instrument, long priceFen) {
    if (priceFen < 1 || priceFen > Limits.MAX_PRICE_FEN) {
      return refuse(Reason.PRICE_OUT_OF_RANGE, Limits.MAX_PRICE_FEN, priceFen);
    }
    return priceFen % instrument.tickFen() == 0
        ? Reason.ACCEPTED
        : refuse(Reason.PRICE_OFF_TICK, instrument.tickFen(), priceFen);
  }

  private Reason quantity(Instrument instrument, long kg, long mostKg) {
    if (kg < 1 || kg > mostKg) {
      return refuse(Reason.QUANTITY_OUT_OF_RANGE, mostKg, kg);
    }
    return kg % instrument.lotKg() == 0
        ? Reason.ACCEPTED
        : refuse(Reason.QUANTITY_OFF_LOT, instrument.lotKg(), kg);
  }

  private Auction find(long id) {
    return id < 1 ? null : pending.get(id);
  }

  /** There never was such an auction, or it is over. */
  private Reason refuseNamed(long id) {
    boolean over = id >= 1 && !used.isFree(id);
    return refuse(over ? Reason.AUCTION_OVER : Reason.UNKNOWN_AUCTION, 0, id);
  }

  private Reason refuse(Reason reason, long expectedNumber, long givenNumber) {
    expected = expectedNumber;
    given = givenNumber;
    return reason;
  }

  void check(Conservation check) {
    pending.forEach(
        auction -> {
          check.addUnits(auction.seller.id, auction.instrument(), auction.kg);
          for (Bid bid : auction.bids) {
            check.add(bid.account(), bid.frozen());
            check.mayCome(bid.account(), auction.book.instrument, bid.kg);
          }
        });
  }

  void write(LongConsumer out) {
    out.accept(lastBid);
    used.write(out);
    out.accept(pending.size());
    for (Auction auction : pending()) {
      out.accept(auction.id);
      out.accept(auction.seller.id);
      out.accept(auction.instrument());
      out.accept(auction.kg);
      out.accept(auction.floorFen);
      out.accept(auction.leastKg);
      out.accept(auction.beginMicros);
      out.accept(auction.endMicros);
      out.accept(auction.status.ordinal());
      out.accept(auction.bids.size());
      for (Bid bid : auction.bids) {
        out.accept(bid.id);
        out.accept(bid.owner.id);
        out.accept(bid.priceFen);
        out.accept(bid.kg);
      }
    }
  }

  void read(LongSupplier in, Book[] books) {
    lastBid = in.getAsLong();
    used.read(in);
    for (int count = Snapshot.number(in); count > 0; count--) {
      Auction auction = readAuction(in, books);
      pending.add(auction.id, auction);
      totals.auctionLot(auction.kg);
      for (int bids = Snapshot.number(in); bids > 0; bids--) {
        Bid bid =
            new Bid(
                in.getAsLong(),
                ledger.account(Snapshot.number(in)),
                in.getAsLong(),
                in.getAsLong());
        auction.bids.add(bid);
        totals.bid(bid.frozen());
        bid.owner.openBids++;
        count(auction, bid, bid.kg);
      }
    }
    findNext();
  }

  private Auction readAuction(LongSupplier in, Book[] books) {
    Auction auction =
        new Auction(
            in.getAsLong(),
            ledger.account(Snapshot.number(in)),
            books[Snapshot.number(in)],
            in.getAsLong(),
            in.getAsLong(),
            in.getAsLong(),
            in.getAsLong(),
            in.getAsLong());
    auction.status = AuctionStatus.values()[Snapshot.number(in)];
    return auction;
  }
}
