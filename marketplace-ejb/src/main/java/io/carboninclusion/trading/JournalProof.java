package io.carboninclusion.trading;

import io.carboninclusion.exchange.Exchange;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Holds every balance that the views show against the follower's core, which is made of the
 * journal's commands and of nothing else. Made at most once a minute, when somebody asks; the
 * follower answers between two batches, where both stand at the same place. A difference stops the
 * market.
 */
final class JournalProof {
  private static final Logger LOG = Logger.getLogger(JournalProof.class.getName());
  private static final long KEPT_NANOS = 60_000_000_000L;
  private static final long PATIENCE_MILLIS = 2_000;

  private final ViewBalances.Source views;
  private final Consumer<String> stopTheMarket;
  private final Semaphore asked = new Semaphore(0);
  private LedgerCheck.Replayed last;
  private long lastNanos;

  /**
   * @param stopTheMarket told the first difference
   */
  JournalProof(ViewBalances.Source views, Consumer<String> stopTheMarket) {
    this.views = views;
    this.stopTheMarket = stopTheMarket;
  }

  /**
   * The newest proof. One that is older than a minute is made anew for whoever asks next.
   *
   * @param wakeUp lets the follower look whether it was asked
   * @return null if there was none yet
   */
  synchronized LedgerCheck.Replayed last(Runnable wakeUp) {
    if (last == null || System.nanoTime() - lastNanos > KEPT_NANOS) {
      asked.drainPermits();
      asked.release();
      wakeUp.run();
      if (last == null) {
        awaitFirst();
      }
    }
    return last;
  }

  private void awaitFirst() {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    long rest = PATIENCE_MILLIS;
    try {
      while (last == null && rest > 0) {
        wait(rest);
        rest = (end - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** On the follower's thread, whose core stands at the end of the chain as the views do. */
  void answer(Exchange core, Chain chain) {
    if (!asked.tryAcquire()) {
      return;
    }
    try {
      ViewBalances shown = views.read();
      if (shown.mark().batch() != chain.batch()) {
        // Another instance has written meanwhile; when this one has followed, it is asked again.
        asked.release();
        return;
      }
      List<String> differences = shown.differences(core);
      if (!differences.isEmpty()) {
        stopTheMarket.accept(differences.get(0));
      }
      tell(
          new LedgerCheck.Replayed(
              chain.batch(), chain.sequence(), Clock.systemUTC().instant(), differences.isEmpty()));
    } catch (SQLException | Sql.Failed unreadable) {
      LOG.log(Level.WARNING, "The views could not be held against the journal", unreadable);
    }
  }

  private synchronized void tell(LedgerCheck.Replayed proof) {
    last = proof;
    lastNanos = System.nanoTime();
    notifyAll();
  }
}
