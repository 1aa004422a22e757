package io.carboninclusion.trading;

/** A part of the keys: open addressing in one array, without objects. */
final class KeyTable {
  private static final int WORDS = 4;

  private long[] table = new long[8 * WORDS];
  private int size;
  private long firstKept;

  /** The sequence that the key came with first, {@link Keys#NEW} or {@link Keys#OTHER_BODY}. */
  long find(long high, long low, long body) {
    int at = slot(high, low);
    while (table[at] != 0) {
      if (table[at] == high && table[at + 1] == low) {
        return table[at + 2] == body ? table[at + 3] : Keys.OTHER_BODY;
      }
      at = next(at);
    }
    return Keys.NEW;
  }

  /** Reads both ends of the place where the search for a key begins: two lines of the cache. */
  long peek(long high, long low) {
    int at = slot(high, low);
    return table[at] + table[at + WORDS - 1];
  }

  /** Adds a key that is not there. */
  void add(long high, long low, long body, long sequence) {
    // At most half full: a key that is new is searched until an empty place comes.
    if ((size + 1) * 2L > table.length / WORDS) {
      rebuild(table.length * 2);
    }
    insert(high, low, body, sequence);
  }

  /** Gives a key that is there its later command; whether it was there. */
  boolean replace(long high, long low, long body, long sequence) {
    int at = slot(high, low);
    while (table[at] != 0) {
      if (table[at] == high && table[at + 1] == low) {
        table[at + 2] = body;
        table[at + 3] = sequence;
        return true;
      }
      at = next(at);
    }
    return false;
  }

  /**
   * Forgets the keys of earlier commands, once.
   *
   * @return how many were forgotten
   */
  int forgetBefore(long sequence) {
    if (sequence <= firstKept) {
      return 0;
    }
    int before = size;
    firstKept = sequence;
    rebuild(table.length);
    return before - size;
  }

  private void rebuild(int words) {
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
