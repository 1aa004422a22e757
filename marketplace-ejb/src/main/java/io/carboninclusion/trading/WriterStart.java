package io.carboninclusion.trading;

import io.carboninclusion.exchange.Events;
import io.carboninclusion.exchange.Exchange;
import java.sql.SQLException;
import java.util.List;

/**
 * What a writer begins with: a server that loses nothing, its core at the journal's end, proved,
 * and a clock that does not stand before the last stamp.
 *
 * @param chain where the journal ends
 * @param keys of the commands of at least the last {@link Keys#KEPT_MICROS}
 */
record WriterStart(Exchange core, Chain chain, Keys keys, Replay replay, WriterClock clock) {
  private static final int ROWS = 32;

  /**
   * Restores the last saved state and applies what the journal has after it.
   *
   * @param listener what the core tells its events
   * @throws IllegalStateException with the sentence for the operator, if the market must not open
   */
  static WriterStart from(WriterParts parts, Events listener) throws SQLException {
    Journal journal = parts.journal();
    List<String> unsafe = journal.complaints();
    if (!unsafe.isEmpty()) {
      throw new IllegalStateException(String.join(" ", unsafe));
    }
    Keys keys = new Keys(parts.keyLimit());
    Replay replay = parts.replays().apply(journal.voided());
    Snapshots.Restored start =
        parts
            .snapshots()
            .restore(journal, Long.MAX_VALUE, () -> new Exchange(listener))
            .orElseGet(() -> new Snapshots.Restored(new Exchange(listener), new Chain(), () -> 0));
    rememberKeys(journal, keys, start.chain());
    Chain chain =
        new Recovery(journal, replay, start.core(), start.chain())
            .run((command, sequence, time) -> remember(keys, command, sequence, time));
    start.core().verify();
    WriterClock clock = new WriterClock(parts.time());
    if (clock.nowMicros() < chain.timeMicros()) {
      throw new IllegalStateException(
          "The machine's clock stands before the journal's last stamp, "
              + OutcomeRecorder.instant(chain.timeMicros())
              + ". Set the clock right and start again.");
    }
    return new WriterStart(start.core(), chain, keys, replay, clock);
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
      keys.hasRoom(timeMicros);
      keys.add(command.keyHigh(), command.keyLow(), command.bodyHash(), sequence, timeMicros);
    }
  }
}
