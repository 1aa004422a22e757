package io.carboninclusion.trading;

import static io.carboninclusion.exchange.Limits.MAX_KG;
import static io.carboninclusion.exchange.Limits.MAX_PRICE_FEN;

import io.carboninclusion.exchange.InstrumentStatus;
import io.carboninclusion.exchange.Limits;
import io.carboninclusion.exchange.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The auctions of the {@link NaiveMarket}: a lot goes away trading lot by trading lot, each to
 * whoever offers most then.
 */
final class NaiveAuctions {
  /** One that is not cleared. */
  static final class Lot {
    final RoomCommand.AnnounceAuction asked;
    final List<RoomCommand.Bid> bids = new ArrayList<>();
    boolean isOpen;

    Lot(RoomCommand.AnnounceAuction asked) {
      this.asked = asked;
    }
  }

  final Map<Long, Lot> pending = new TreeMap<>();
  private final NaiveMarket market;

  NaiveAuctions(NaiveMarket market) {
    this.market = market;
  }

  Refusal mayAnnounce(RoomCommand.AnnounceAuction c) {
    NaiveInstrument it = market.instruments.get(c.instrument());
    if (it == null) {
      return Refusal.of(Reason.UNKNOWN_INSTRUMENT, 0, c.instrument());
    }
    if (it.status != InstrumentStatus.OPEN) {
      return Refusal.of(Reason.INSTRUMENT_HALTED, 0, it.id);
    }
    if (market.isUsed("auction", c.intent())) {
      return Refusal.of(Reason.DUPLICATE_ID, 0, c.intent());
    }
    if (c.beginMicros() < 1 || c.beginMicros() >= c.endMicros()) {
      return Refusal.of(Reason.AUCTION_WINDOW_INVALID, c.beginMicros(), c.endMicros());
    }
    Refusal refusal = price(it, c.floorFen());
    refusal = refusal == null ? quantity(it, c.kg(), MAX_KG) : refusal;
    refusal = refusal == null ? quantity(it, c.leastKg(), c.kg()) : refusal;
    if (refusal != null) {
      return refusal;
    }
    if (pending.size() >= Limits.MAX_AUCTIONS) {
      return Refusal.of(Reason.TOO_MANY_AUCTIONS, Limits.MAX_AUCTIONS, pending.size());
    }
    NaiveAccount seller = market.accounts.get((int) c.account());
    if (seller != null && seller.isCase) {
      return Refusal.of(Reason.RETIRE_ONLY, 0, c.account());
    }
    long free = market.availableKg((int) c.account(), it.id);
    if (c.kg() > free) {
      return Refusal.of(Reason.INSUFFICIENT_UNITS, c.kg(), free);
    }
    long bought = it.tPlusOne ? it.boughtToday((int) c.account()).size() : 0;
    long sellable = Math.max(0, free - bought);
    return c.kg() <= sellable ? null : Refusal.of(Reason.BOUGHT_TODAY, c.kg(), sellable);
  }

  Refusal mayOpen(long id) {
    if (!pending.containsKey(id)) {
      return gone(id);
    }
    return pending.get(id).isOpen ? Refusal.of(Reason.AUCTION_BEGUN, 0, id) : null;
  }

  Refusal mayClear(long id) {
    return pending.containsKey(id) ? notBegun(id) : gone(id);
  }

  Refusal mayBid(RoomCommand.Bid c) {
    Refusal refusal = mayClear(c.auction());
    if (refusal != null) {
      return refusal;
    }
    Lot lot = pending.get(c.auction());
    NaiveInstrument it = market.instruments.get(lot.asked.instrument());
    if (c.account() == lot.asked.account()) {
      return Refusal.of(Reason.OWN_AUCTION, 0, c.auction());
    }
    if (it.status != InstrumentStatus.OPEN) {
      return Refusal.of(Reason.INSTRUMENT_HALTED, 0, it.id);
    }
    if (price(it, c.priceFen()) != null) {
      return price(it, c.priceFen());
    }
    if (c.priceFen() < lot.asked.floorFen()) {
      return Refusal.of(Reason.BID_BELOW_FLOOR, lot.asked.floorFen(), c.priceFen());
    }
    if (quantity(it, c.kg(), lot.asked.kg()) != null) {
      return quantity(it, c.kg(), lot.asked.kg());
    }
    if (c.kg() < lot.asked.leastKg()) {
      return Refusal.of(Reason.BID_BELOW_LEAST, lot.asked.leastKg(), c.kg());
    }
    if (lot.bids.size() >= Limits.MAX_BIDS) {
      return Refusal.of(Reason.TOO_MANY_BIDS, Limits.MAX_BIDS, lot.bids.size());
    }
    NaiveAccount bidder = market.accounts.get((int) c.account());
    if (bidder != null && bidder.isClosed) {
      return Refusal.of(Reason.CASE_CLOSED, 0, c.account());
    }
    refusal = new NaiveAccountLimits(market).position((int) c.account(), it, c.kg());
    if (refusal != null) {
      return refusal;
    }
    long free = market.available((int) c.account());
    long needed = c.priceFen() * c.kg();
    return needed <= free ? null : Refusal.of(Reason.INSUFFICIENT_CASH, needed, free);
  }

  private Refusal notBegun(long id) {
    Lot lot = pending.get(id);
    return lot.isOpen ? null : Refusal.of(Reason.AUCTION_NOT_BEGUN, lot.asked.beginMicros(), id);
  }

  private Refusal gone(long id) {
    boolean was = market.isUsed("auction", id);
    return Refusal.of(was ? Reason.AUCTION_OVER : Reason.UNKNOWN_AUCTION, 0, id);
  }

  private static Refusal price(NaiveInstrument it, long price) {
    if (price < 1 || price > MAX_PRICE_FEN) {
      return Refusal.of(Reason.PRICE_OUT_OF_RANGE, MAX_PRICE_FEN, price);
    }
    return price % it.tick == 0 ? null : Refusal.of(Reason.PRICE_OFF_TICK, it.tick, price);
  }

  private static Refusal quantity(NaiveInstrument it, long kg, long most) {
    if (kg < 1 || kg > most) {
      return Refusal.of(Reason.QUANTITY_OUT_OF_RANGE, most, kg);
    }
    return kg % it.lot == 0 ? null : Refusal.of(Reason.QUANTITY_OFF_LOT, it.lot, kg);
  }

  void clear(long id) {
    Lot lot = pending.remove(id);
    RoomCommand.AnnounceAuction asked = lot.asked;
    long step = market.instruments.get(asked.instrument()).lot;
    long[] got = new long[lot.bids.size()];
    long price = 0;
    for (long left = asked.kg(); left > 0; left -= step) {
      int best = best(lot.bids, got);
      if (best < 0) {
        break;
      }
      got[best] += step;
      price = lot.bids.get(best).priceFen();
      market.hand((int) asked.account(), bidder(lot, best), asked.instrument(), step);
    }
    for (int i = 0; i < got.length; i++) {
      market.pay(bidder(lot, i), (int) asked.account(), price * got[i]);
    }
  }

  private static int bidder(Lot lot, int bid) {
    return (int) lot.bids.get(bid).account();
  }

  /** Of the bids that have not got all they want the first with the greatest price, or -1. */
  private static int best(List<RoomCommand.Bid> bids, long[] got) {
    int best = -1;
    for (int i = 0; i < got.length; i++) {
      boolean wants = got[i] < bids.get(i).kg();
      if (wants && (best < 0 || bids.get(i).priceFen() > bids.get(best).priceFen())) {
        best = i;
      }
    }
    return best;
  }

  /** What the bids of an account hold, in thousandths of a fen. */
  long frozen(int account) {
    long sum = 0;
    for (Lot lot : pending.values()) {
      for (RoomCommand.Bid bid : lot.bids) {
        sum += bid.account() == account ? bid.priceFen() * bid.kg() : 0;
      }
    }
    return sum;
  }

  /** What the lots of an account hold, in kg. */
  long frozenKg(int account, int instrument) {
    long sum = 0;
    for (Lot lot : pending.values()) {
      boolean its = lot.asked.account() == account && lot.asked.instrument() == instrument;
      sum += its ? lot.asked.kg() : 0;
    }
    return sum;
  }

  /** What the bids of an account in one instrument are for, in kg. */
  long wantedKg(int account, int instrument) {
    long sum = 0;
    for (Lot lot : pending.values()) {
      for (RoomCommand.Bid bid : lot.bids) {
        boolean its = bid.account() == account && lot.asked.instrument() == instrument;
        sum += its ? bid.kg() : 0;
      }
    }
    return sum;
  }

  int bids(int account) {
    int count = 0;
    for (Lot lot : pending.values()) {
      for (RoomCommand.Bid bid : lot.bids) {
        count += bid.account() == account ? 1 : 0;
      }
    }
    return count;
  }
}
