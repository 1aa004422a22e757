package io.carboninclusion.trading;

import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.kernel.Sha256;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * States of the core kept beside the journal, the newest three: a start restores one and reads only
 * what came after it. One that does not fit the journal, or whose bytes have changed, is passed
 * over; without any the whole journal is read. The last one of an older engine is kept for good: no
 * other engine can read what stands before it.
 */
final class Snapshots {
  static final int KEPT = 3;

  /** One row is at most 8 MiB, well below what the server takes in one packet. */
  private static final int PART_BYTES = 8 << 20;

  private static final Logger LOG = Logger.getLogger(Snapshots.class.getName());

  private final SnapshotStore store;

  Snapshots(SnapshotStore store) {
    this.store = store;
  }

  /**
   * @param connections as the follower's user to save, as any that may read to restore
   */
  Snapshots(Connections connections) {
    this(new SnapshotTables(connections));
  }

  /**
   * Saves the state at the end of a batch and forgets what is not kept.
   *
   * @param more writes what the follower needs beside the core
   */
  void save(Chain chain, Exchange core, Consumer<LongConsumer> more) throws SQLException {
    NumberWriter numbers = new NumberWriter(PART_BYTES);
    core.save(numbers);
    more.accept(numbers);
    List<byte[]> parts = numbers.finish();
    store.save(
        new SnapshotStore.Entry(chain, Engines.own(), core.stateHash(), numbers.sha256()), parts);
    LOG.info(
        () -> "Saved the state at batch " + chain.batch() + ", " + numbers.bytes() + " bytes.");
  }

  /**
   * Restores the newest usable state into a new core.
   *
   * @param journal to see that the snapshot is of this journal
   * @param notBehind the last batch that may be restored, where somebody must begin earlier
   * @return a core and where it stands, or nothing: then the journal is read from its first row
   */
  Optional<Restored> restore(Journal journal, long notBehind, Supplier<Exchange> cores)
      throws SQLException {
    for (SnapshotStore.Entry entry : store.list()) {
      if (entry.chain().batch() <= notBehind && isOf(entry, journal)) {
        Optional<Restored> restored = read(entry, cores.get());
        if (restored.isPresent()) {
          return restored;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * A core and the end of the batch at which it stands.
   *
   * @param more what was saved beside the core
   * @param engine that saved it
   */
  record Restored(Exchange core, Chain chain, LongSupplier more, int engine) {}

  private static boolean isOf(SnapshotStore.Entry entry, Journal journal) throws SQLException {
    List<JournalRow> row = journal.read(entry.chain().batch() - 1, 1);
    boolean fits =
        !row.isEmpty()
            && row.get(0).batch() == entry.chain().batch()
            && Arrays.equals(row.get(0).hash(), entry.chain().hash())
            && entry.engine() <= Engines.own();
    if (!fits) {
      LOG.warning("The snapshot at batch " + entry.chain().batch() + " is not of this journal.");
    }
    return fits;
  }

  private Optional<Restored> read(SnapshotStore.Entry entry, Exchange core) throws SQLException {
    List<byte[]> parts = store.parts(entry.chain().batch());
    MessageDigest sha = Sha256.digest();
    parts.forEach(sha::update);
    try {
      if (!Arrays.equals(sha.digest(), entry.sha256())) {
        throw new IllegalStateException("its bytes have changed");
      }
      NumberReader numbers = new NumberReader(parts);
      core.restore(numbers);
      core.verify();
      if (core.stateHash() != entry.stateHash()) {
        throw new IllegalStateException("it holds another state");
      }
      return Optional.of(new Restored(core, entry.chain(), numbers, entry.engine()));
    } catch (RuntimeException unusable) {
      LOG.log(
          Level.WARNING,
          "The snapshot at batch " + entry.chain().batch() + " is passed over",
          unusable);
      return Optional.empty();
    }
  }
}
