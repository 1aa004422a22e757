package io.carboninclusion.trading;

import io.carboninclusion.exchange.Exchange;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads the journal from where a core stands and applies every command to it: how a writer comes to
 * its state.
 */
final class Recovery {
  private static final int ROWS = 32;

  private final Journal journal;
  private final Replay replay;
  private final Exchange exchange;
  private final Chain chain;
  private final CommandReader reader = new CommandReader();

  /** Sees each command after it was applied. */
  @FunctionalInterface
  interface Listener {
    void applied(CommandReader command, long sequence, long timeMicros);
  }

  /**
   * @param chain where the core stands
   */
  Recovery(Journal journal, Replay replay, Exchange exchange, Chain chain) {
    this.journal = journal;
    this.replay = replay;
    this.exchange = exchange;
    this.chain = chain;
  }

  /** Applies all rows there are and returns where the journal ends. */
  Chain run(Listener listener) throws SQLException {
    List<JournalRow> rows = journal.read(chain.batch(), ROWS);
    while (!rows.isEmpty()) {
      for (JournalRow row : rows) {
        apply(row, listener);
      }
      rows = journal.read(chain.batch(), ROWS);
    }
    return chain;
  }

  private void apply(JournalRow row, Listener listener) {
    chain.follow(row, exchange.stateHash());
    reader.wrap(row.commands(), row.commands().length);
    long sequence = row.firstSequence();
    while (reader.next()) {
      replay.apply(reader, sequence, row.timeMicros(), exchange);
      listener.applied(reader, sequence, row.timeMicros());
      sequence++;
    }
    if (sequence != row.lastSequence() + 1) {
      throw new Chain.Broken("Batch " + row.batch() + " of the journal has another count.");
    }
  }
}
