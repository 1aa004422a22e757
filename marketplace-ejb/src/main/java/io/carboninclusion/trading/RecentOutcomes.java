package io.carboninclusion.trading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The answers that the views do not have yet, for retries that come sooner than the views. On the
 * writer's thread alone; bounded, because the views may not fall further behind than the intake
 * allows.
 */
final class RecentOutcomes {
  private static final int MOST_BATCHES = 4_096;

  private final Deque<List<Outcome>> batches = new ArrayDeque<>();

  /** The outcomes of one batch, at least one. */
  void add(List<Outcome> outcomes, long viewedSequence) {
    batches.addLast(outcomes);
    while (batches.size() > MOST_BATCHES || last(batches.peekFirst()) <= viewedSequence) {
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
