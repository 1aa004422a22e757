package io.carboninclusion.trading;

import io.carboninclusion.exchange.Exchange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The engine number says which code decided a batch. No engine applies the commands of another: an
 * upgrade begins at the state that the old one saved when it was closed in order.
 */
final class Engines {
  private static final String LAST_COMMANDS =
      "SELECT batch, engine, first_sequence + command_count - 1 FROM market.trading_journal"
          + " WHERE command_count > 0 ORDER BY batch DESC LIMIT 1";
  private static final String SAVED =
      "SELECT COUNT(*) FROM market_view.snapshot WHERE sequence = ? AND engine = ?";

  private Engines() {}

  static int own() {
    return Exchange.engine();
  }

  /** Whether this engine may go past the row: its own, or an older one's without commands. */
  static boolean follows(JournalRow row) {
    return row.engine() == own() || (row.count() == 0 && row.engine() < own());
  }

  /** What the operator does about a batch that this engine must not apply. */
  static String advice(long batch, int engine) {
    String which =
        "Batch %d of the journal was written by engine %d, and this version is engine %d: "
            .formatted(batch, engine, own());
    return engine > own()
        ? which + "start the version that wrote it."
        : which
            + "start the version that wrote it and close it in order, so that it saves its state;"
            + " then start this one.";
  }

  /** The last batch with commands that another engine decided. */
  static Optional<Long> lastOfAnother(Connection connection) throws SQLException {
    return Sql.list(
            connection,
            "SELECT batch FROM market.trading_journal WHERE command_count > 0 AND engine <> ?"
                + " ORDER BY batch DESC LIMIT 1",
            row -> row.getLong(1),
            own())
        .stream()
        .findFirst();
  }

  /** Why this version cannot go on with the journal, before anything is started. */
  static Optional<String> complaint(Connection connection) throws SQLException {
    Optional<long[]> last =
        Sql.list(
                connection,
                LAST_COMMANDS,
                row -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
            .stream()
            .findFirst();
    if (last.isEmpty() || last.get()[1] == own()) {
      return Optional.empty();
    }
    long batch = last.get()[0];
    int engine = (int) last.get()[1];
    boolean isSaved =
        Sql.list(connection, SAVED, row -> row.getLong(1), last.get()[2], engine).get(0) > 0;
    return engine < own() && isSaved ? Optional.empty() : Optional.of(advice(batch, engine));
  }
}
