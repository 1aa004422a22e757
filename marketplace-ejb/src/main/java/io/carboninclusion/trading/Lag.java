package io.carboninclusion.trading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * How far the views are behind the journal, in commands and in time, to a tenth of a second. The
 * writer and the follower tell it where they stand.
 */
final class Lag {
  private static final long SAMPLE_NANOS = 100_000_000L;

  private final long limitMillis;
  private final long limitCommands;
  private final Deque<long[]> samples = new ArrayDeque<>();
  private volatile long written;
  private volatile long viewed;
  private volatile long viewedBatch;
  private volatile long oldestNanos;

  /** How many wait for the views. */
  private int awaiting;

  Lag(long limitMillis, long limitCommands) {
    this.limitMillis = limitMillis;
    this.limitCommands = limitCommands;
  }

  /** The batch that ends with {@code sequence} has been applied by the writer. */
  synchronized void written(long sequence, long nanos) {
    long[] newest = samples.peekLast();
    if (sequence > written && (newest == null || nanos - newest[1] > SAMPLE_NANOS)) {
      samples.addLast(new long[] {written + 1, nanos});
    }
    written = Math.max(written, sequence);
    settle();
  }

  /** The views show everything up to this batch, whose last command is {@code sequence}. */
  synchronized void viewed(long batch, long sequence) {
    viewedBatch = batch;
    viewed = Math.max(viewed, sequence);
    while (!samples.isEmpty() && samples.peekFirst()[0] <= viewed) {
      samples.removeFirst();
    }
    settle();
    notifyAll();
  }

  /** Waits until the views show {@code sequence}; false if that takes longer than the patience. */
  synchronized boolean await(long sequence, long patienceMillis) {
    if (viewed >= sequence) {
      return true;
    }
    if (awaiting++ == 0) {
      // For the follower: it does not breathe while others wait already.
      notifyAll();
    }
    try {
      return waitUntil(() -> viewed >= sequence, patienceMillis);
    } finally {
      awaiting--;
    }
  }

  /** For the follower between two transactions: ends at once when somebody waits for the views. */
  synchronized void breathe(long millis) {
    waitUntil(() -> awaiting > 0, millis);
  }

  private boolean waitUntil(BooleanSupplier holds, long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!holds.getAsBoolean()) {
      long rest = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (rest <= 0) {
        return false;
      }
      try {
        wait(rest);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private void settle() {
    oldestNanos = samples.isEmpty() || viewed >= written ? 0 : samples.peekFirst()[1];
  }

  long viewedBatch() {
    return viewedBatch;
  }

  long viewedSequence() {
    return viewed;
  }

  /** Age of the oldest batch that the views do not have; 0 if there is none. */
  long millis(long nanos) {
    long oldest = oldestNanos;
    return oldest == 0 ? 0 : Math.max(0, TimeUnit.NANOSECONDS.toMillis(nanos - oldest));
  }

  boolean isTooFar(long nanos) {
    return written - viewed > limitCommands || millis(nanos) > limitMillis;
  }
}
