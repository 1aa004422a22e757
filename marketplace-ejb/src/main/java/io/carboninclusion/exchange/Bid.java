package io.carboninclusion.exchange;

/**
 * A sealed bid in an {@link Auction}: irrevocable, its money frozen at its own price until the
 * clearing. A lower id is an earlier bid.
 */
public final class Bid {
  final long id;
  final Account owner;
  final long priceFen;
  final long kg;
  long filledKg;

  Bid(long id, Account owner, long priceFen, long kg) {
    this.id = id;
    this.owner = owner;
    this.priceFen = priceFen;
    this.kg = kg;
  }

  public long id() {
    return id;
  }

  public int account() {
    return owner.id;
  }

  /** What it offers at most, in fen per tonne. */
  public long priceFen() {
    return priceFen;
  }

  public long kg() {
    return kg;
  }

  /** What it got, in kg; 0 before the clearing. */
  public long filledKg() {
    return filledKg;
  }

  /** What it has frozen until the clearing, in thousandths of a fen. */
  public long frozen() {
    return priceFen * kg;
  }
}
