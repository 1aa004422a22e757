package io.carboninclusion.trading;

import io.carboninclusion.exchange.BlockProposal;
import io.carboninclusion.exchange.BlockStatus;
import java.util.function.Function;

/** Gathers what commands change in the views of block trades. */
final class BlockRows {
  private final Rows proposals;
  private final Rows days;

  /**
   * @param tables the rows of BLOCK_PROPOSAL and BLOCK_DAY
   */
  BlockRows(Function<ViewTable, Rows> tables) {
    proposals = tables.apply(ViewTable.BLOCK_PROPOSAL);
    days = tables.apply(ViewTable.BLOCK_DAY);
  }

  void changed(BlockProposal it, long sequence, long micros) {
    int row = proposals.of(it.id(), 0);
    proposals.set(row, 1, it.proposer(), it.counterparty(), it.instrument(), it.side().ordinal());
    proposals.set(row, 5, it.priceFen(), it.kg(), it.proposedMicros(), it.validUntilMicros());
    proposals.set(row, 9, it.status().ordinal());
    proposals.set(row, 10, sequence);
    proposals.set(row, 11, micros);
    if (it.status() == BlockStatus.ACCEPTED) {
      traded(it, CandleInterval.DAY.at(micros));
    }
  }

  private void traded(BlockProposal it, long day) {
    int before = days.count();
    int row = days.of(it.instrument(), day);
    boolean isNew = row == before;
    days.set(row, 2, (isNew ? 0 : days.get(row, 2)) + it.kg());
    days.set(row, 3, (isNew ? 0 : days.get(row, 3)) + it.priceFen() * it.kg());
    days.set(row, 4, (isNew ? 0 : days.get(row, 4)) + 1);
  }
}
