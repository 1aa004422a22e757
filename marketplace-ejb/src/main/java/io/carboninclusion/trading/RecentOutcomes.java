package io.carboninclusion.trading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The answers that the views do not have yet, for retries that come sooner than the views. On the
 * writer's thread alone. Few, for each answer kept is one more that the garbage collector copies
 * while the market waits; what is older waits for the views, which are hardly ever so far behind.
 */
final class RecentOutcomes {
  private static final long MOST = 32_768;

  private final Deque<List<Outcome>> batches = new ArrayDeque<>();

  /** The outcomes of one batch, at least one; those before it that are too many are forgotten. */
  void add(List<Outcome> outcomes, long viewedSequence) {
    batches.addLast(outcomes);
    long oldest = Math.max(viewedSequence, last(outcomes) - MOST);
    while (last(batches.peekFirst()) <= oldest) {
      batches.removeFirst();
      if (batches.isEmpty()) {
        return;
      }
    }
  }

  /** The outcome of a command, or null if it is older: then the views have it. */
  Outcome find(long sequence) {
    for (List<Outcome> batch : batches) {
      if (sequence >= batch.get(0).sequence() && sequence <= last(batch)) {
        return batch.get((int) (sequence - batch.get(0).sequence()));
      }
    }
    return null;
  }

  private static long last(List<Outcome> batch) {
    return batch.get(batch.size() - 1).sequence();
  }
}
