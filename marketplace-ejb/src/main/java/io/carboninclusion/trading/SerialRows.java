package io.carboninclusion.trading;

import java.util.function.Function;

/** Gathers what happens to serials: issued, held by whom, retired. */
final class SerialRows {
  private final Rows blocks;
  private final Rows issuances;
  private final Rows retirements;
  private final Rows retiredBlocks;

  SerialRows(Function<ViewTable, Rows> tables) {
    blocks = tables.apply(ViewTable.SERIAL_BLOCK);
    issuances = tables.apply(ViewTable.ISSUANCE);
    retirements = tables.apply(ViewTable.RETIREMENT);
    retiredBlocks = tables.apply(ViewTable.RETIREMENT_BLOCK);
  }

  void held(int account, int instrument, long issuance, long first, long last) {
    int row = blocks.of(instrument, first);
    blocks.set(row, 2, last);
    blocks.set(row, 3, issuance);
    blocks.set(row, 4, account);
  }

  /** A block without a last serial is one to be removed. */
  void gone(int instrument, long first) {
    blocks.set(blocks.of(instrument, first), 2, 0);
  }

  void issued(
      long issuance,
      int account,
      int instrument,
      long first,
      long last,
      long sequence,
      long micros) {
    int row = issuances.add();
    issuances.set(row, 0, issuance, account, instrument, first);
    issuances.set(row, 4, last);
    issuances.set(row, 5, sequence);
    issuances.set(row, 6, micros);
  }

  void retired(
      long retirement,
      int account,
      int instrument,
      long kg,
      long certificate,
      long sequence,
      long micros) {
    int row = retirements.add();
    retirements.set(row, 0, retirement, account, instrument, kg);
    retirements.set(row, 4, certificate);
    retirements.set(row, 5, sequence);
    retirements.set(row, 6, micros);
  }

  void blockRetired(long retirement, int instrument, long issuance, long first, long last) {
    int row = retiredBlocks.add();
    retiredBlocks.set(row, 0, retirement, first, last, issuance);
    retiredBlocks.set(row, 4, instrument);
  }
}
