package io.carboninclusion.trading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the keys of earlier commands say about a new one, as the design promises it: a key is kept
 * at least 24 hours of journal time; when the table is full of younger ones a new key is turned
 * away. When an older key is forgotten is left open.
 */
final class NaiveKeys {
  /** How long after its 24 hours a key may still stand in a full table. */
  private static final long SLACK_MICROS = 2 * 60_000_000L;

  private final int limit;
  private final Map<String, Known> known = new HashMap<>();

  private final List<Known> inOrder = new ArrayList<>();

  record Known(Object body, long sequence, long timeMicros) {}

  /** What must become of a command. */
  enum Verdict {
    NEW,
    /** The key came before with the same body: the first answer again. */
    REPEATED,
    /** The key came before with another body. */
    REUSED,
    /** There is no room for the key. */
    TURNED_AWAY,
    /** The key may be forgotten or not, the table may be full or not. */
    OPEN
  }

  NaiveKeys(int limit) {
    this.limit = limit;
  }

  Verdict judge(String key, Object body, long nowMicros) {
    Known first = known.get(key);
    if (first != null && nowMicros - first.timeMicros < Keys.KEPT_MICROS) {
      return first.body.equals(body) ? Verdict.REPEATED : Verdict.REUSED;
    }
    if (first != null) {
      return Verdict.OPEN;
    }
    if (known.size() < limit || younger(nowMicros, Keys.KEPT_MICROS + SLACK_MICROS) < limit) {
      return Verdict.NEW;
    }
    return younger(nowMicros, Keys.KEPT_MICROS) >= limit ? Verdict.TURNED_AWAY : Verdict.OPEN;
  }

  private long younger(long nowMicros, long ageMicros) {
    long count = 0;
    for (int i = inOrder.size() - 1; i >= 0; i--) {
      if (nowMicros - inOrder.get(i).timeMicros >= ageMicros) {
        return count;
      }
      count++;
    }
    return count;
  }

  /** The command that the key came with last, or null. */
  Known find(String key) {
    return known.get(key);
  }

  void remember(String key, Object body, long sequence, long timeMicros) {
    Known added = new Known(body, sequence, timeMicros);
    known.put(key, added);
    inOrder.add(added);
  }
}
