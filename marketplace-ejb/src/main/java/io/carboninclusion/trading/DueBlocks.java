package io.carboninclusion.trading;

import io.carboninclusion.exchange.BlockProposal;
import io.carboninclusion.exchange.Exchange;
import java.util.List;

/**
 * Ends block proposals whose last moment is over, in front of whatever waits behind it: after a
 * time in which nobody traded, too, so that nothing stays frozen for what nobody can accept.
 */
final class DueBlocks implements DueCommands {

  @Override
  public List<RoomCommand> due(Exchange core, long nowMicros) {
    if (nowMicros < core.nextBlockExpiryMicros()) {
      return List.of();
    }
    return core.blockProposals(Batch.COMMANDS).stream()
        .filter(proposal -> proposal.validUntilMicros() <= nowMicros)
        .map(DueBlocks::expire)
        .toList();
  }

  private static RoomCommand expire(BlockProposal proposal) {
    return new RoomCommand.ExpireBlock(
        RoomCommand.NO_INTENT, proposal.id(), proposal.validUntilMicros());
  }
}
