package io.carboninclusion.trading;

/**
 * How the writer and its views stand.
 *
 * @param why the sentence for the operator when the market does not trade, else null
 * @param sequence the last command applied by the writer
 * @param viewSequence the last command in the views
 * @param lagMillis how old the oldest batch is that the views do not have; 0 if they have all
 * @param rowHash hash of the last row of the journal, hexadecimal
 */
public record MarketState(
    Phase phase,
    String why,
    long epoch,
    long batch,
    long sequence,
    long viewBatch,
    long viewSequence,
    long lagMillis,
    String rowHash) {

  /** What the writer is about. */
  public enum Phase {
    /** It reads the journal. */
    STARTING,
    /** Another instance trades; this one follows and takes over when that one ends. */
    STANDBY,
    TRADING,
    /** The outcome of a commit is not known; the same row is sent again. */
    SETTLING,
    /** Nothing is taken until administrators have looked at it; reads go on. */
    STOPPED
  }

  public long lagCommands() {
    return sequence - viewSequence;
  }
}
