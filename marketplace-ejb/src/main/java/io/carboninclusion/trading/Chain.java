package io.carboninclusion.trading;

import java.util.Arrays;

/**
 * Where a reader of the journal stands, and the check that the next row really follows: number,
 * sequence, hash of the row before, hash of the state.
 */
final class Chain {
  private long batch;
  private long sequence;
  private long epoch;
  private long timeMicros;
  private byte[] hash = new byte[Commands.HASH_BYTES];

  /** Before the first row. */
  Chain() {}

  /** At the end of a batch, as a snapshot has it. */
  Chain(long batch, long sequence, long epoch, long timeMicros, byte[] hash) {
    this.batch = batch;
    this.sequence = sequence;
    this.epoch = epoch;
    this.timeMicros = timeMicros;
    this.hash = hash.clone();
  }

  /** The journal is not what this reader made of it. */
  static final class Broken extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Broken(String what) {
      super(what);
    }
  }

  /**
   * Goes on to {@code row}.
   *
   * @param stateHash of the reader's own core, which has applied all rows before this one
   * @throws Broken if the row does not follow
   */
  void follow(JournalRow row, long stateHash) {
    requireNext(row);
    if (!Engines.follows(row)) {
      throw new Broken(Engines.advice(row.batch(), row.engine()));
    }
    require(row.stateHash() == stateHash, row, "the state before it is not the writer's");
    goOn(row);
  }

  /**
   * Goes on to a row of another engine, whose commands nobody here can apply: only its place in the
   * chain is proved.
   *
   * @throws Broken if the row does not follow
   */
  void pass(JournalRow row) {
    requireNext(row);
    goOn(row);
  }

  private void requireNext(JournalRow row) {
    require(row.batch() == batch + 1, row, "batch " + (batch + 1) + " is missing");
    require(row.firstSequence() == sequence + 1, row, "its sequences do not follow");
    require(
        Arrays.equals(row.previousHash(), hash),
        row,
        "it does not carry the hash of the row before");
    require(row.epoch() >= epoch && row.timeMicros() >= timeMicros, row, "it goes back");
  }

  private void goOn(JournalRow row) {
    batch = row.batch();
    sequence = row.lastSequence();
    epoch = row.epoch();
    timeMicros = row.timeMicros();
    hash = row.hash();
  }

  long batch() {
    return batch;
  }

  /** The last sequence so far. */
  long sequence() {
    return sequence;
  }

  long epoch() {
    return epoch;
  }

  long timeMicros() {
    return timeMicros;
  }

  /** Hash of the last row. */
  byte[] hash() {
    return hash;
  }

  private static void require(boolean holds, JournalRow row, String what) {
    if (!holds) {
      throw new Broken("Batch " + row.batch() + " of the journal does not follow: " + what + ".");
    }
  }
}
