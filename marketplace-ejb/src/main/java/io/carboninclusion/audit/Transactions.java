package io.carboninclusion.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Runs a piece of work in a transaction of its own, and again when MariaDB gave up on it.
 *
 * <p>With snapshot isolation MariaDB answers a write on a row that changed meanwhile with error
 * 1020, and under contention with 1205 or 1213; the transaction is lost then and only the whole of
 * it can be tried again, so the retry stands outside the transaction. It stands in this room
 * because it is the first that may use Jakarta; the others take it from here.
 */
@ApplicationScoped
public class Transactions {

  private static final int ATTEMPTS = 5;

  /**
   * 1020 record changed, 1205 lock wait timeout, 1213 deadlock. 1062 duplicate key: somebody was
   * faster; the second attempt finds the row and refuses in the room's own words.
   */
  private static final Set<Integer> WORTH_ANOTHER_ATTEMPT = Set.of(1020, 1205, 1213, 1062);

  @Inject NewTransaction newTransaction;

  /**
   * Commits the work before it returns, whatever transaction the caller is in.
   *
   * @param work may run several times, so it changes nothing but rows
   */
  public <T> T inNew(Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return newTransaction.run(work);
      } catch (RuntimeException failure) {
        if (attempt == ATTEMPTS || !isWorthAnotherAttempt(failure)) {
          throw failure;
        }
      }
    }
  }

  private static boolean isWorthAnotherAttempt(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && WORTH_ANOTHER_ATTEMPT.contains(sql.getErrorCode())) {
        return true;
      }
    }
    return false;
  }
}
