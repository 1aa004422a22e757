package io.carboninclusion.trading;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The journal as writer and follower use it: each batch is one row, added once; rows are only ever
 * added. A row's number is the fence: where another writer's row stands, this one's never will.
 */
final class Journal implements AutoCloseable {
  private final JournalStore store;

  /** Another writer has put its own row where this one's should stand. */
  static final class Fenced extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Fenced(JournalRow row) {
      super("Another writer has written batch " + row.batch() + " of the journal.");
    }
  }

  Journal(JournalStore store) {
    this.store = store;
  }

  /** The journal in the database. */
  Journal(Connections connections) {
    this(new JournalTable(connections));
  }

  /**
   * Adds the row, once.
   *
   * @return false if exactly this row stood there already: an earlier attempt had been committed
   * @throws Fenced if another writer's row stands there
   * @throws SQLException if it is not known whether the row was added; ask again with the same row
   */
  boolean add(JournalRow row) throws SQLException {
    if (store.insert(row)) {
      return true;
    }
    requireOwn(row);
    return false;
  }

  private void requireOwn(JournalRow row) throws SQLException {
    List<JournalRow> there = read(row.batch() - 1, 1);
    if (there.isEmpty()
        || there.get(0).epoch() != row.epoch()
        || !Arrays.equals(there.get(0).hash(), row.hash())) {
      throw new Fenced(row);
    }
  }

  /** The rows behind {@code batch} in their order, at most {@code limit}. */
  List<JournalRow> read(long batch, int limit) throws SQLException {
    return store.read(batch, limit);
  }

  /** The first batch that was stamped at this time or later; behind the last one if none was. */
  long firstSince(long micros) throws SQLException {
    return store.firstSince(micros);
  }

  /** The commands that two administrators have voided. */
  Set<Long> voided() throws SQLException {
    return store.voided();
  }

  /** One sentence for each reason why the store could lose what it confirms. */
  List<String> complaints() throws SQLException {
    return store.complaints();
  }

  @Override
  public void close() {
    store.close();
  }
}
