package io.carboninclusion.trading;

import java.sql.SQLException;

/**
 * Where a follower writes the views: everything gathered and the watermark in one step. The
 * watermark moves only from where it was expected, so one instance projects, and each batch exactly
 * once. They are tables of the database, or the memory of a simulation.
 */
interface Views extends AutoCloseable {
  /** Where the views stand. */
  record Mark(long batch, long sequence, byte[] rowHash) {}

  Mark mark() throws SQLException;

  /**
   * Writes all or nothing.
   *
   * @param from the batch where the watermark must stand
   * @return false if it stands elsewhere; nothing is written then
   * @throws SQLException if it is not known whether it was written; {@link #mark} tells
   */
  boolean write(ViewChanges changes, long from, Chain to) throws SQLException;

  @Override
  void close();
}
