package io.carboninclusion.exchange;

/** The units of one instrument on one account. Invariant: available + frozen = kg of its blocks. */
final class Holding {
  final int instrument;
  final SerialBlocks blocks;
  long available;
  long frozen;

  Holding(int account, int instrument, EventStream events) {
    this.instrument = instrument;
    this.blocks = new SerialBlocks(account, instrument, events);
  }
}
