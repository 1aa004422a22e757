package io.carboninclusion.trading;

import io.carboninclusion.kernel.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * One batch of commands as it stands in the journal. Sequences run through all batches without a
 * gap; an empty batch only raises the epoch.
 *
 * @param firstSequence sequence of the first command, or of the next one if there is none
 * @param epoch raised by each writer when it starts
 * @param engine number of the code that decides outcomes
 * @param timeMicros when the batch was stamped, UTC
 * @param previousHash hash of the row before
 * @param stateHash of the core after the previous batch
 */
record JournalRow(
    long batch,
    long firstSequence,
    int count,
    long epoch,
    int engine,
    long timeMicros,
    byte[] previousHash,
    long stateHash,
    byte[] commands) {

  /** SHA-256 over all of the row. */
  byte[] hash() {
    MessageDigest sha = Sha256.digest();
    ByteBuffer numbers = ByteBuffer.allocate(8 * 7);
    numbers.putLong(batch).putLong(firstSequence).putLong(count).putLong(epoch);
    numbers.putLong(engine).putLong(timeMicros).putLong(stateHash);
    sha.update(numbers.array());
    sha.update(previousHash);
    return sha.digest(commands);
  }

  /** The last sequence in the journal up to this row. */
  long lastSequence() {
    return firstSequence + count - 1;
  }

  static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
