package io.carboninclusion.trading;

import java.util.Arrays;
import java.util.List;

/**
 * The keys of the journalled commands, 32 bytes each: hash of participant and key, hash of the
 * body, sequence. Without objects, replayed from the journal. They lie in parts that grow and
 * forget by themselves, so that four million keys are never moved at once while the market waits.
 *
 * <p>A key is kept at least {@link #KEPT_MICROS} of journal time. When there are as many as may be
 * and all are younger, {@link #hasRoom} says no and none is forgotten early.
 */
final class Keys {
  static final int LIMIT = 4_000_000;
  static final long KEPT_MICROS = 24L * 3600 * 1_000_000;

  /** The key was not seen. */
  static final long NEW = 0;

  /** The key was seen with another body. */
  static final long OTHER_BODY = -1;

  /** 1,024 parts: of four million keys each has 256 KiB, an array that G1 need not set apart. */
  private static final int PART_BITS = 10;

  private static final long MARK_MICROS = 60_000_000L;
  private static final int MARK = 3;

  private final int limit;
  private final KeyTable[] parts = new KeyTable[1 << PART_BITS];
  private int size;

  /** Of each minute in which commands came: first sequence, begin, and time of its newest key. */
  private long[] marks = new long[64 * MARK];

  private int markCount;

  /** Written alone, so that no compiler leaves the reading out. */
  private long fetched;

  /** Sequence of the newest key. */
  private long newest;

  Keys(int limit) {
    this.limit = limit;
    Arrays.setAll(parts, part -> new KeyTable());
  }

  /** The sequence that the key came with first, {@link #NEW} or {@link #OTHER_BODY}. */
  long find(long high, long low, long body) {
    return part(high).find(high, low, body);
  }

  /**
   * Reads the places of all keys of a batch, each a miss of the cache: in a row without anything
   * between them they are waited for together, one by one they took a third of the writer's time.
   */
  void fetch(List<Waiting> batch) {
    long sum = 0;
    for (int i = 0; i < batch.size(); i++) {
      Waiting waiting = batch.get(i);
      sum += part(waiting.keyHigh).peek(waiting.keyHigh, waiting.keyLow);
    }
    fetched = sum;
  }

  /** Whether one more key may come; forgets what is old enough if need be, part by part. */
  boolean hasRoom(long nowMicros) {
    if (size >= limit) {
      long firstKept = firstSince(nowMicros - KEPT_MICROS);
      for (int i = 0; i < parts.length && size >= limit; i++) {
        size -= parts[i].forgetBefore(firstKept);
      }
    }
    return size < limit;
  }

  /** Adds a key that is not there. */
  void add(long high, long low, long body, long sequence, long timeMicros) {
    date(sequence, timeMicros);
    part(high).add(high, low, body, sequence);
    size++;
  }

  /**
   * Adds a key out of the journal. The writer of then may have forgotten it by age when it came
   * again: the later command is the one that its caller was answered with last.
   */
  void remember(long high, long low, long body, long sequence, long timeMicros) {
    if (part(high).replace(high, low, body, sequence)) {
      date(sequence, timeMicros);
    } else {
      hasRoom(timeMicros);
      add(high, low, body, sequence, timeMicros);
    }
  }

  int size() {
    return size;
  }

  /** A sequence before which all are older; marks that no longer tell anything are dropped. */
  private long firstSince(long micros) {
    int old = 0;
    while (old < markCount && marks[old * MARK + 2] < micros) {
      old++;
    }
    markCount -= old;
    System.arraycopy(marks, old * MARK, marks, 0, markCount * MARK);
    return markCount == 0 ? newest + 1 : marks[0];
  }

  private void date(long sequence, long timeMicros) {
    if (markCount == 0 || timeMicros - marks[markCount * MARK - 2] >= MARK_MICROS) {
      mark(sequence, timeMicros);
    }
    marks[markCount * MARK - 1] = timeMicros;
    newest = sequence;
  }

  private void mark(long sequence, long timeMicros) {
    if (markCount * MARK == marks.length) {
      marks = Arrays.copyOf(marks, marks.length * 2);
    }
    marks[markCount * MARK] = sequence;
    marks[markCount * MARK + 1] = timeMicros;
    markCount++;
  }

  private KeyTable part(long high) {
    return parts[(int) (high >>> (Long.SIZE - PART_BITS))];
  }
}
