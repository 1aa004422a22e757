package io.carboninclusion.trading;

import io.carboninclusion.exchange.Events;
import io.carboninclusion.exchange.Exchange;
import java.sql.SQLException;
import java.util.List;
import java.util.logging.Logger;

/**
 * What a writer begins with: a server that loses nothing, its core at the journal's end, proved,
 * and a clock that does not stand before the last stamp. A stand-by stays here and follows.
 */
final class WriterStart {
  private static final Logger LOG = Logger.getLogger(WriterStart.class.getName());
  private static final int ROWS = 32;

  private final WriterParts parts;
  private final Exchange core;
  private final Keys keys;
  private final Replay replay;
  private final Recovery recovery;

  /**
   * Restores the last saved state.
   *
   * @param listener what the core tells its events
   * @throws IllegalStateException with the sentence for the operator, if the market must not open
   */
  WriterStart(WriterParts parts, Events listener) throws SQLException {
    this.parts = parts;
    Journal journal = parts.journal();
    List<String> unsafe = journal.complaints();
    if (!unsafe.isEmpty()) {
      throw new IllegalStateException(String.join(" ", unsafe));
    }
    keys = new Keys(parts.keyLimit());
    replay = parts.replays().apply(journal.voided());
    Snapshots.Restored start =
        parts
            .snapshots()
            .restore(journal, Long.MAX_VALUE, () -> new Exchange(listener))
            .orElseGet(
                () ->
                    new Snapshots.Restored(
                        new Exchange(listener), new Chain(), () -> 0, Engines.own()));
    core = start.core();
    requireSameBalances(start);
    rememberKeys(journal, keys, start.chain());
    recovery = new Recovery(journal, replay, core, start.chain());
  }

  /**
   * The first start of this engine: every balance that the old one saved must be what its views
   * show. Conservation was proved when the state was read.
   */
  private void requireSameBalances(Snapshots.Restored start) throws SQLException {
    if (start.engine() == Engines.own()) {
      return;
    }
    ViewBalances balances = parts.balances().read();
    if (balances.mark().sequence() != start.chain().sequence()) {
      // This engine has gone on from there before, or must not, which the next row will say.
      return;
    }
    List<String> differences = balances.differences(start.core());
    if (!differences.isEmpty()) {
      throw new IllegalStateException(
          "The state that engine %d saved is not what its views show: %s"
              .formatted(start.engine(), String.join(" ", differences)));
    }
    LOG.info(
        () ->
            "Engine %d goes on where engine %d ended, at command %d; every balance is the views'."
                .formatted(Engines.own(), start.engine(), start.chain().sequence()));
  }

  Exchange core() {
    return core;
  }

  Keys keys() {
    return keys;
  }

  Replay replay() {
    return replay;
  }

  /** Applies what the journal has by now and returns where it ends. */
  Chain follow() throws SQLException {
    return recovery.run((command, sequence, time) -> remember(keys, command, sequence, time));
  }

  /**
   * The clock to go on with.
   *
   * @throws IllegalStateException with the sentence for the operator, if the machine's is behind
   */
  WriterClock clock(Chain chain) {
    WriterClock clock = new WriterClock(parts.time());
    if (clock.nowMicros() < chain.timeMicros()) {
      throw new IllegalStateException(
          "The machine's clock stands before the journal's last stamp, "
              + OutcomeRecorder.instant(chain.timeMicros())
              + ". Set the clock right and start again.");
    }
    return clock;
  }

  /** The saved state has no keys: those that must still be known are read from the journal. */
  private static void rememberKeys(Journal journal, Keys keys, Chain saved) throws SQLException {
    if (saved.batch() == 0) {
      return;
    }
    CommandReader reader = new CommandReader();
    long batch = journal.firstSince(saved.timeMicros() - Keys.KEPT_MICROS) - 1;
    while (batch < saved.batch()) {
      for (JournalRow row : journal.read(batch, ROWS)) {
        batch = row.batch();
        if (batch > saved.batch()) {
          return;
        }
        reader.wrap(row.commands(), row.commands().length);
        for (long sequence = row.firstSequence(); reader.next(); sequence++) {
          remember(keys, reader, sequence, row.timeMicros());
        }
      }
    }
  }

  private static void remember(Keys keys, CommandReader command, long sequence, long timeMicros) {
    if (command.hasKey()) {
      keys.remember(command.keyHigh(), command.keyLow(), command.bodyHash(), sequence, timeMicros);
    }
  }
}
