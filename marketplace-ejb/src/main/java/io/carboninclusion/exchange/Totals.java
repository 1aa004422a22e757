package io.carboninclusion.exchange;

/**
 * Sums over the whole core, kept with every movement and compared after every command: each asset
 * sums to zero over all accounts, and what accounts have frozen is what open orders, block
 * proposals and withdrawals need. Both sides of a comparison are counted apart, so a forgotten
 * release or half an entry shows at the command that made it. A few additions a movement; {@link
 * Conservation} walks over each account and serial, which takes longer.
 */
final class Totals {
  private long cash;
  private long frozenCash;
  private long neededCash;
  private long kg;
  private long frozenKg;
  private long neededKg;

  /** One side of an entry in thousandths of a fen. */
  void cash(Bucket bucket, long amount) {
    cash += amount;
    if (bucket == Bucket.FROZEN) {
      frozenCash += amount;
    }
  }

  /** One side of an entry in kg. */
  void units(Bucket bucket, long amount) {
    kg += amount;
    if (bucket == Bucket.FROZEN) {
      frozenKg += amount;
    }
  }

  /** A withdrawal needs so much more, or less. */
  void withdrawal(long amount) {
    neededCash += amount;
  }

  /** A block proposal needs so much more, or less: cash for a purchase, kg for a sale. */
  void block(Side side, long amount) {
    if (side == Side.BUY) {
      neededCash += amount;
    } else {
      neededKg += amount;
    }
  }

  /** The lot of an auction needs so much more, or less. */
  void auctionLot(long lotKg) {
    neededKg += lotKg;
  }

  /** A bid needs so much more, or less. */
  void bid(long amount) {
    neededCash += amount;
  }

  /** Whatever the order has frozen now instead of what it had when it was counted last. */
  void count(Order order) {
    long more = order.frozen - order.counted;
    order.counted = order.frozen;
    if (order.side == Side.BUY) {
      neededCash += more;
    } else {
      neededKg += more;
    }
  }

  /** Takes over the balances of an account from a saved state. */
  void add(Account account) {
    cash(Bucket.AVAILABLE, account.available);
    cash(Bucket.FROZEN, account.frozen);
    for (Holding holding : account.holdings()) {
      units(Bucket.AVAILABLE, holding.available);
      units(Bucket.FROZEN, holding.frozen);
      units(Bucket.RETIRE_ONLY, holding.retireOnly);
    }
  }

  void prove() {
    if (cash != 0 || kg != 0) {
      throw new InvariantBroken("all accounts together hold cash " + cash + " and kg " + kg);
    }
    if (frozenCash != neededCash || frozenKg != neededKg) {
      throw new InvariantBroken(
          "frozen cash "
              + frozenCash
              + " where orders and withdrawals need "
              + neededCash
              + ", frozen kg "
              + frozenKg
              + " where orders need "
              + neededKg);
    }
  }
}
