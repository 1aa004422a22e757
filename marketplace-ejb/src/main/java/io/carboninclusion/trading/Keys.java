package io.carboninclusion.trading;

import java.util.Arrays;

/**
 * The keys of the journalled commands, 32 bytes each: hash of participant and key, hash of the
 * body, sequence. One table without objects, replayed from the journal.
 *
 * <p>A key is kept at least {@link #KEPT_MICROS} of journal time. When the table is full of younger
 * ones, {@link #hasRoom} says no and none is forgotten early.
 */
final class Keys {
  static final int LIMIT = 4_000_000;
  static final long KEPT_MICROS = 24L * 3600 * 1_000_000;

  /** The key was not seen. */
  static final long NEW = 0;

  /** The key was seen with another body. */
  static final long OTHER_BODY = -1;

  private static final int WORDS = 4;
  private static final long MARK_MICROS = 60_000_000L;

  private final int limit;
  private long[] table = new long[1024 * WORDS];
  private int size;

  /** First sequence of each minute in which commands came, and that minute's begin. */
  private long[] marks = new long[64];

  private int markCount;

  Keys(int limit) {
    this.limit = limit;
  }

  /** The sequence that the key came with first, {@link #NEW} or {@link #OTHER_BODY}. */
  long find(long high, long low, long body) {
    int at = slot(high, low);
    while (table[at] != 0) {
      if (table[at] == high && table[at + 1] == low) {
        return table[at + 2] == body ? table[at + 3] : OTHER_BODY;
      }
      at = next(at);
    }
    return NEW;
  }

  /** Whether one more key may come; forgets what is old enough if need be. */
  boolean hasRoom(long nowMicros) {
    if (size >= limit) {
      forgetBefore(nowMicros - KEPT_MICROS);
    }
    return size < limit;
  }

  /** Adds a key that is not there. */
  void add(long high, long low, long body, long sequence, long timeMicros) {
    if ((size + 1) * 4L > (table.length / WORDS) * 3L) {
      rebuild(table.length * 2, 0);
    }
    if (markCount == 0 || timeMicros - marks[markCount * 2 - 1] >= MARK_MICROS) {
      mark(sequence, timeMicros);
    }
    insert(high, low, body, sequence);
  }

  int size() {
    return size;
  }

  private void forgetBefore(long micros) {
    int old = 0;
    while (old + 1 < markCount && marks[(old + 1) * 2 + 1] <= micros) {
      old++;
    }
    if (old > 0) {
      rebuild(table.length, marks[old * 2]);
      markCount -= old;
      System.arraycopy(marks, old * 2, marks, 0, markCount * 2);
    }
  }

  private void mark(long sequence, long timeMicros) {
    if (markCount * 2 == marks.length) {
      marks = Arrays.copyOf(marks, marks.length * 2);
    }
    marks[markCount * 2] = sequence;
    marks[markCount * 2 + 1] = timeMicros;
    markCount++;
  }

  private void rebuild(int words, long firstKept) {
    long[] old = table;
    table = new long[words];
    size = 0;
    for (int at = 0; at < old.length; at += WORDS) {
      if (old[at] != 0 && old[at + 3] >= firstKept) {
        insert(old[at], old[at + 1], old[at + 2], old[at + 3]);
      }
    }
  }

  private void insert(long high, long low, long body, long sequence) {
    int at = slot(high, low);
    while (table[at] != 0) {
      at = next(at);
    }
    table[at] = high;
    table[at + 1] = low;
    table[at + 2] = body;
    table[at + 3] = sequence;
    size++;
  }

  /** The high half is odd, so the low half spreads better; neither is ever chosen by a caller. */
  private int slot(long high, long low) {
    int slots = table.length / WORDS;
    return (int) ((low ^ (high >>> 1)) & (slots - 1)) * WORDS;
  }

  private int next(int at) {
    int following = at + WORDS;
    return following == table.length ? 0 : following;
  }
}
