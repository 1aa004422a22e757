package io.carboninclusion.trading;

import io.carboninclusion.exchange.Exchange;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Saves the follower's state now and then. What cannot be saved is no harm: the next start reads
 * more of the journal.
 */
final class SnapshotKeeper {
  /** However few there were: the next engine must go on from the state at the end. */
  private static final long WORTH_SAVING = 1;

  private static final Logger LOG = Logger.getLogger(SnapshotKeeper.class.getName());

  private final Snapshots snapshots;
  private final long commands;
  private long saved;

  /**
   * @param commands after so many the state is saved
   */
  SnapshotKeeper(Snapshots snapshots, long commands) {
    this.snapshots = snapshots;
    this.commands = commands;
  }

  Optional<Snapshots.Restored> restore(Journal journal, long notBehind, Supplier<Exchange> cores)
      throws SQLException {
    Optional<Snapshots.Restored> restored = snapshots.restore(journal, notBehind, cores);
    saved = restored.map(state -> state.chain().sequence()).orElse(0L);
    return restored;
  }

  /** After a batch whose views are written. */
  void written(Chain chain, Exchange core, ViewChanges changes) {
    if (chain.sequence() - saved >= commands) {
      save(chain, core, changes);
    }
  }

  /** The market ends and all views are written. */
  void ended(Chain chain, Exchange core, ViewChanges changes) {
    if (chain.sequence() - saved >= WORTH_SAVING) {
      save(chain, core, changes);
    }
  }

  private void save(Chain chain, Exchange core, ViewChanges changes) {
    saved = chain.sequence();
    try {
      snapshots.save(chain, core, changes::save);
    } catch (SQLException | RuntimeException failure) {
      LOG.log(Level.WARNING, "The state at batch " + chain.batch() + " was not saved", failure);
    }
  }
}
