package io.carboninclusion.exchange;

/**
 * The units of one instrument on one account. Invariant: available + frozen + retire-only = kg of
 * its blocks.
 */
final class Holding {
  final int instrument;
  final SerialBlocks blocks;
  long available;
  long frozen;
  long retireOnly;

  /**
   * The trading day on which it last bought while T+1 holds, and how much of that it still has, in
   * kg: the end of its blocks.
   */
  int boughtDay;

  long boughtKg;

  Holding(int account, int instrument, EventStream events) {
    this.instrument = instrument;
    this.blocks = new SerialBlocks(account, instrument, events);
  }

  /** Adds to a bucket, or takes from it; returns what stands there then. */
  long add(Bucket bucket, long kg) {
    return switch (bucket) {
      case AVAILABLE -> available = Math.addExact(available, kg);
      case FROZEN -> frozen = Math.addExact(frozen, kg);
      case RETIRE_ONLY -> retireOnly = Math.addExact(retireOnly, kg);
    };
  }

  /** The last that came was a purchase under T+1. */
  void bought(int day, long kg) {
    boughtKg = day == boughtDay ? Math.addExact(boughtKg, kg) : kg;
    boughtDay = day;
  }

  /** T+1 holds no more, and counts anew if it comes back. */
  void forgetBought() {
    boughtKg = 0;
  }

  /**
   * What of it was bought on this day, in kg. A state of an engine that only counted may say more
   * than there is.
   */
  long boughtOn(int day) {
    return day == boughtDay ? Math.min(boughtKg, blocks.kg()) : 0;
  }

  /**
   * What may be sold on this day, in kg. Blocks leave in the order in which they came, so what was
   * bought today is the last that a sale takes, and no sale is for so much.
   */
  long sellable(int day) {
    return Math.max(0, available - boughtOn(day));
  }

  /** Puts what is issued in front of what was bought on this day: it may be sold at once. */
  void issued(long issuance, long first, long last, int day) {
    blocks.insert(issuance, first, last, boughtOn(day));
    requireBlocks();
  }

  /**
   * Takes out of circulation what has been held longest; what open sales wait for stays in front of
   * what was bought on this day, so that they never deliver that.
   */
  void retire(long kg, long retirement, int day) {
    long bought = boughtOn(day);
    long olderKg = blocks.kg() - bought;
    long oldest = bought == 0 ? kg : Math.min(kg, Math.max(0, olderKg - frozen));
    blocks.retire(oldest, retirement);
    if (kg > oldest) {
      long fromBought = Math.min(bought, kg - oldest);
      blocks.retireBehind(olderKg - oldest - (kg - oldest - fromBought), kg - oldest, retirement);
      boughtKg = bought - fromBought;
    }
    requireBlocks();
  }

  /** Balances and serials are two accounts of the same kilograms. */
  void requireBlocks() {
    if (blocks.kg() != available + frozen + retireOnly) {
      throw new InvariantBroken(
          "holding of instrument " + instrument + ": " + blocks.kg() + " kg in serials of " + kg());
    }
  }

  long kg() {
    return Math.addExact(Math.addExact(available, frozen), retireOnly);
  }
}
