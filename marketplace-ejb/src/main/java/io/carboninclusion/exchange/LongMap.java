package io.carboninclusion.exchange;

/**
 * A map from positive longs to objects without boxing: open addressing, linear probing, and removal
 * by shifting back, so that it never fills with tombstones.
 */
final class LongMap<V> {
  private long[] keys = new long[64];
  private Object[] values = new Object[64];
  private int size;

  @SuppressWarnings("unchecked")
  V get(long key) {
    int slot = slot(key);
    while (keys[slot] != 0) {
      if (keys[slot] == key) {
        return (V) values[slot];
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    return null;
  }

  /** Adds a key that is not there yet. */
  void add(long key, V value) {
    if (size * 2 >= keys.length) {
      grow();
    }
    insert(key, value);
    size++;
  }

  void remove(long key) {
    int slot = slot(key);
    while (keys[slot] != key) {
      if (keys[slot] == 0) {
        return;
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    size--;
    int hole = slot;
    int next = (hole + 1) & (keys.length - 1);
    while (keys[next] != 0) {
      int home = slot(keys[next]);
      // The entry may fill the hole unless its home lies behind the hole on the way to it.
      if (((next - home) & (keys.length - 1)) >= ((next - hole) & (keys.length - 1))) {
        keys[hole] = keys[next];
        values[hole] = values[next];
        hole = next;
      }
      next = (next + 1) & (keys.length - 1);
    }
    keys[hole] = 0;
    values[hole] = null;
  }

  int size() {
    return size;
  }

  /** Calls for each value, in no order that may matter. */
  @SuppressWarnings("unchecked")
  void forEach(java.util.function.Consumer<V> action) {
    for (Object value : values) {
      if (value != null) {
        action.accept((V) value);
      }
    }
  }

  /** The keys there are, in rising order. */
  long[] sortedKeys() {
    return java.util.Arrays.stream(keys).filter(key -> key != 0).sorted().toArray();
  }

  private void insert(long key, Object value) {
    int slot = slot(key);
    while (keys[slot] != 0) {
      slot = (slot + 1) & (keys.length - 1);
    }
    keys[slot] = key;
    values[slot] = value;
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) & (keys.length - 1);
  }

  private void grow() {
    long[] oldKeys = keys;
    Object[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new Object[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        insert(oldKeys[i], oldValues[i]);
      }
    }
  }
}
