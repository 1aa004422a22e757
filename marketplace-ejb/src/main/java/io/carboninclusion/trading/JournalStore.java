package io.carboninclusion.trading;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Where the rows of the journal are kept: a table of the database, or the memory of a simulation.
 * After an exception the next call begins with a new connection.
 */
interface JournalStore extends AutoCloseable {
  /**
   * Adds a row for good, in one step.
   *
   * @return false if a row with this number stood there; it stays as it is
   * @throws SQLException if it is not known whether the row was added
   */
  boolean insert(JournalRow row) throws SQLException;

  /** The rows behind {@code batch} in their order, at most {@code limit}. */
  List<JournalRow> read(long batch, int limit) throws SQLException;

  /** The first batch that was stamped at this time or later; behind the last one if none was. */
  long firstSince(long micros) throws SQLException;

  /** The sequences that two administrators have voided. */
  Set<Long> voided() throws SQLException;

  /** One sentence for each reason why rows could be lost that were confirmed. */
  List<String> complaints() throws SQLException;

  @Override
  void close();
}
