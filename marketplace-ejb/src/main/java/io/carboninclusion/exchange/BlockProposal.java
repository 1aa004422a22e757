package io.carboninclusion.exchange;

/**
 * A block trade (大宗协议) that one party proposes to another. What the proposer offers is frozen from
 * the proposal on; it ends once, by a trade of all of it, a refusal, a withdrawal or its last
 * moment, and then the core forgets it.
 */
public final class BlockProposal {
  final long id;
  final Account proposer;
  final int counterparty;
  final Instrument instrument;
  final Side side;
  final long priceFen;
  final long kg;
  final long proposedMicros;
  final long validUntilMicros;
  BlockStatus status = BlockStatus.PROPOSED;

  BlockProposal(
      long id,
      Account proposer,
      int counterparty,
      Instrument instrument,
      Side side,
      long priceFen,
      long kg,
      long proposedMicros,
      long validUntilMicros) {
    this.id = id;
    this.proposer = proposer;
    this.counterparty = counterparty;
    this.instrument = instrument;
    this.side = side;
    this.priceFen = priceFen;
    this.kg = kg;
    this.proposedMicros = proposedMicros;
    this.validUntilMicros = validUntilMicros;
  }

  public long id() {
    return id;
  }

  public int proposer() {
    return proposer.id;
  }

  /** The account that alone may accept or decline. */
  public int counterparty() {
    return counterparty;
  }

  public int instrument() {
    return instrument.id();
  }

  /** What the proposer does. */
  public Side side() {
    return side;
  }

  /** Fen per tonne. */
  public long priceFen() {
    return priceFen;
  }

  public long kg() {
    return kg;
  }

  /** When it was proposed, in microseconds since 1970. */
  public long proposedMicros() {
    return proposedMicros;
  }

  /** The first moment at which it cannot be accepted any more, in microseconds since 1970. */
  public long validUntilMicros() {
    return validUntilMicros;
  }

  public BlockStatus status() {
    return status;
  }

  /** What it holds of the proposer's: thousandths of a fen for a purchase, kg for a sale. */
  long frozen() {
    return side == Side.BUY ? priceFen * kg : kg;
  }
}
