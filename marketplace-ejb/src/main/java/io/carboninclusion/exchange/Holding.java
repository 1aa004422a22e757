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

  /** The trading day on which it last bought while that matters, and how much in kg. */
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

  void bought(int day, long kg) {
    boughtKg = day == boughtDay ? Math.addExact(boughtKg, kg) : kg;
    boughtDay = day;
  }

  /**
   * What may be sold on this day, in kg. Blocks leave in the order in which they came, so what was
   * bought today is the last that goes, also by a retirement.
   */
  long sellable(int day) {
    return day == boughtDay ? Math.max(0, available - boughtKg) : available;
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
