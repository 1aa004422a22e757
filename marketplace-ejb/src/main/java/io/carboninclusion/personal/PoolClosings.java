package io.carboninclusion.personal;

import io.carboninclusion.kernel.Settings;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Carries closings on: those asked for a moment ago, and those that a stop of the machine left
 * half-way; one that fails holds no other up. Every instance may look; the closing's row lets them
 * do one step after the other.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PoolClosings {

  private static final Logger LOG = Logger.getLogger(PoolClosings.class.getName());

  @Inject PoolRows rows;

  private final AtomicBoolean working = new AtomicBoolean();

  /** Plain ones: the container may call a timer inside a transaction of its own. */
  private final PoolSql.Database database = PersonalConnections.app(Settings.fromEnvironment());

  /** Throws nothing: the container gives a timer up that fails. */
  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
  public void carryOn() {
    if (!working.compareAndSet(false, true)) {
      return;
    }
    try {
      for (long pool : unfinished()) {
        carryOn(pool);
      }
    } catch (RuntimeException failure) {
      LOG.log(Level.SEVERE, "Closings wait for the next round", failure);
    } finally {
      working.set(false);
    }
  }

  private void carryOn(long pool) {
    try {
      advance(pool, Duration.ofDays(1));
    } catch (RuntimeException failure) {
      LOG.log(Level.SEVERE, failure, () -> "The closing of pool " + pool + " waits for a round");
    }
  }

  /** Works on one closing until it is done or the time is over. */
  public void advance(long pool, Duration atMost) {
    long begin = System.nanoTime();
    PoolClosing closing = new PoolClosing(database);
    while (closing.advance(pool)) {
      if (System.nanoTime() - begin > atMost.toNanos()) {
        return;
      }
    }
  }

  private List<Long> unfinished() {
    return rows.on(
        sql ->
            sql.list(
                "SELECT pool FROM market.personal_pool_closing WHERE running IS NOT NULL"
                    + " ORDER BY pool",
                row -> row.getLong(1)));
  }
}
