package io.carboninclusion.trading;

import io.carboninclusion.exchange.BlockStatus;
import io.carboninclusion.exchange.Side;
import java.time.Instant;

/**
 * A block proposal as its two parties see it.
 *
 * @param proposer the enterprise's id, which is its account's
 * @param side what the proposer does
 * @param validUntil the first moment at which it cannot be accepted any more
 * @param changedAt when it was proposed, or has ended
 */
public record BlockRecord(
    long id,
    long proposer,
    String proposerName,
    long counterparty,
    String counterpartyName,
    String instrument,
    Side side,
    long priceFen,
    long kg,
    Instant proposedAt,
    Instant validUntil,
    BlockStatus status,
    Instant changedAt) {

  public BlockTerms terms() {
    return new BlockTerms(priceFen, kg);
  }

  /** Price times quantity, in thousandths of a fen. */
  public long amountMilliFen() {
    return priceFen * kg;
  }
}
