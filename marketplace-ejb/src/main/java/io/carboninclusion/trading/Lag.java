package io.carboninclusion.trading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

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
  private volatile long oldestNanos;

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

  /** The views show everything up to {@code sequence}. */
  synchronized void viewed(long sequence) {
    viewed = Math.max(viewed, sequence);
    while (!samples.isEmpty() && samples.peekFirst()[0] <= viewed) {
      samples.removeFirst();
    }
    settle();
  }

  private void settle() {
    oldestNanos = samples.isEmpty() || viewed >= written ? 0 : samples.peekFirst()[1];
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
