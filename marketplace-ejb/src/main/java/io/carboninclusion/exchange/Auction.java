package io.carboninclusion.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * A one-way auction: announced with its lot frozen, open for sealed bids within its window, then
 * cleared at one price for all and gone from the core. Nobody is told its bids before that.
 */
public final class Auction {
  final long id;
  final Account seller;
  final Book book;
  final long kg;
  final long floorFen;
  final long leastKg;
  final long beginMicros;
  final long endMicros;
  final List<Bid> bids = new ArrayList<>();
  AuctionStatus status = AuctionStatus.ANNOUNCED;
  long priceFen;
  long soldKg;

  Auction(
      long id,
      Account seller,
      Book book,
      long kg,
      long floorFen,
      long leastKg,
      long beginMicros,
      long endMicros) {
    this.id = id;
    this.seller = seller;
    this.book = book;
    this.kg = kg;
    this.floorFen = floorFen;
    this.leastKg = leastKg;
    this.beginMicros = beginMicros;
    this.endMicros = endMicros;
  }

  public long id() {
    return id;
  }

  /** The account that offers the lot. */
  public int seller() {
    return seller.id;
  }

  public int instrument() {
    return book.instrument.id();
  }

  /** The lot, all of it. */
  public long kg() {
    return kg;
  }

  /** The least that a bid may offer, in fen per tonne. */
  public long floorFen() {
    return floorFen;
  }

  /** The least that a bid may be for, in kg. */
  public long leastKg() {
    return leastKg;
  }

  /** When bids begin to be taken, in microseconds since 1970. */
  public long beginMicros() {
    return beginMicros;
  }

  /** The first moment at which none is taken any more, in microseconds since 1970. */
  public long endMicros() {
    return endMicros;
  }

  public AuctionStatus status() {
    return status;
  }

  /** The one price in fen per tonne; 0 before the clearing and where nobody bid. */
  public long priceFen() {
    return priceFen;
  }

  /** What was sold, in kg; 0 before the clearing. */
  public long soldKg() {
    return soldKg;
  }

  /** How many have been taken; what is in them stays sealed. */
  public int bidCount() {
    return bids.size();
  }

  /** When it opens or clears next, in microseconds since 1970. */
  public long dueMicros() {
    return status == AuctionStatus.ANNOUNCED ? beginMicros : endMicros;
  }
}
