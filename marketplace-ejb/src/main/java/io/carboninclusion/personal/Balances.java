package io.carboninclusion.personal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;

/**
 * Carries an upload's counted acts over to the balances of their accounts, in transactions of its
 * own, and only from where it was expected: an act is carried over once, whoever works on it, and
 * the upload is done once all of them are.
 */
final class Balances {

  /** 1020 record changed, 1205 lock wait timeout, 1213 deadlock: worth another attempt. */
  static final Set<Integer> TRANSIENT = Set.of(1020, 1205, 1213);

  private static final int ATTEMPTS = 5;

  private static final String ADD =
      """
      UPDATE market.personal_balance b
        JOIN (SELECT account_id, COUNT(*) acts, SUM(mg) mg FROM market.personal_act
               FORCE INDEX (PRIMARY) WHERE id > ? AND id <= ? AND upload_id = ?
               GROUP BY account_id) a
          ON a.account_id = b.account_id
         SET b.acts = b.acts + a.acts, b.earned_mg = b.earned_mg + a.mg""";

  private static final String MOVE =
      """
      UPDATE market.personal_upload SET balanced_to = ?
       WHERE id = ? AND balanced_to = ? AND state <> 'DONE'""";

  private static final String FINISH =
      """
      UPDATE market.personal_upload SET balanced_to = ?, state = 'DONE', finished_at = ?
       WHERE id = ? AND balanced_to = ? AND state <> 'DONE'""";

  private final long upload;
  private final Connection connection;
  private final PoolSql sql;
  private long balancedTo;

  /**
   * @param balancedTo the upload's acts up to this id are carried over
   * @param connection a transaction for each step
   */
  Balances(long upload, long balancedTo, Connection connection) {
    this.upload = upload;
    this.balancedTo = balancedTo;
    this.connection = connection;
    this.sql = new PoolSql(connection);
  }

  /**
   * Carries over what an earlier run counted and did not.
   *
   * @param to an id that none of the upload's acts has reached
   * @param isBegun whether anything was counted
   */
  void begin(long to, boolean isBegun) throws SQLException {
    if (isBegun) {
      carryOver(to, false);
    } else {
      // Many acts of other uploads may have come since this one was received.
      move(to, false);
      connection.commit();
      balancedTo = to;
    }
  }

  /**
   * @param to the id of an act, or one above it
   * @param last whether the upload is done with it
   */
  void carryOver(long to, boolean last) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        sql.update(ADD, balancedTo, to, upload);
        move(to, last);
        connection.commit();
        balancedTo = to;
        return;
      } catch (SQLException failure) {
        connection.rollback();
        if (attempt >= ATTEMPTS || !TRANSIENT.contains(failure.getErrorCode())) {
          throw failure;
        }
      }
    }
  }

  private void move(long to, boolean last) throws SQLException {
    long rows =
        last
            ? sql.update(FINISH, to, now(), upload, balancedTo)
            : sql.update(MOVE, to, upload, balancedTo);
    if (rows != 1) {
      throw new SQLException("upload " + upload + " is not balanced to act " + balancedTo);
    }
  }

  private static Object now() {
    return PersonalTimes.datetime(Clock.systemUTC().instant());
  }
}
