package io.carboninclusion.trading;

import java.sql.SQLException;

/**
 * Says which instance may try to write. It keeps nobody from writing; that does the journal's
 * primary key.
 */
interface Lease {

  /** Another instance holds the lease. */
  final class Lost extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Lost() {
      super("Another instance has taken over.");
    }
  }

  /**
   * Takes the lease or renews it.
   *
   * @return false if another instance has it
   */
  boolean take() throws SQLException;

  /** Lets another instance take over at once. */
  void release();
}
