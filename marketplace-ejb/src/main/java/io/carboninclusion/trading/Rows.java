package io.carboninclusion.trading;

import java.util.Arrays;

/**
 * Rows for one table of the views, all numbers, without an object for each. Either rows are only
 * added, or the first columns are a key and a row is kept in its last state.
 */
final class Rows {
  /** Stands for NULL. */
  static final long NULL = Long.MIN_VALUE;

  private final int columns;
  private final int keyColumns;
  private long[] cells;
  private String[] texts = new String[0];
  private int[] index = new int[64];
  private int count;

  /**
   * @param keyColumns 0 if rows are only added, else 1 or 2
   */
  Rows(int columns, int keyColumns) {
    this.columns = columns;
    this.keyColumns = keyColumns;
    this.cells = new long[columns * 64];
  }

  int count() {
    return count;
  }

  void clear() {
    if (keyColumns > 0 && count > 0) {
      Arrays.fill(index, 0);
    }
    if (texts.length > 0) {
      Arrays.fill(texts, 0, Math.min(count, texts.length), null);
    }
    count = 0;
  }

  /** Begins a row and returns its number. */
  int add() {
    if ((count + 1) * columns > cells.length) {
      cells = Arrays.copyOf(cells, cells.length * 2);
    }
    return count++;
  }

  /** The row with this key, added if it is not there. */
  int of(long first, long second) {
    if (count * 2 >= index.length) {
      index = new int[index.length * 2];
      for (int row = 0; row < count; row++) {
        index[free(get(row, 0), keyColumns == 2 ? get(row, 1) : 0)] = row + 1;
      }
    }
    int slot = slot(first, second);
    while (index[slot] != 0) {
      int row = index[slot] - 1;
      if (get(row, 0) == first && (keyColumns == 1 || get(row, 1) == second)) {
        return row;
      }
      slot = (slot + 1) & (index.length - 1);
    }
    int row = add();
    index[slot] = row + 1;
    set(row, 0, first);
    if (keyColumns == 2) {
      set(row, 1, second);
    }
    return row;
  }

  void set(int row, int column, long value) {
    cells[row * columns + column] = value;
  }

  /** Sets consecutive columns. */
  void set(int row, int column, long a, long b, long c, long d) {
    int at = row * columns + column;
    cells[at] = a;
    cells[at + 1] = b;
    cells[at + 2] = c;
    cells[at + 3] = d;
  }

  long get(int row, int column) {
    return cells[row * columns + column];
  }

  /** The one text of a row. */
  void text(int row, String value) {
    if (row >= texts.length) {
      texts = Arrays.copyOf(texts, Math.max(64, cells.length / columns));
    }
    texts[row] = value;
  }

  String text(int row) {
    return row < texts.length ? texts[row] : null;
  }

  private int free(long first, long second) {
    int slot = slot(first, second);
    while (index[slot] != 0) {
      slot = (slot + 1) & (index.length - 1);
    }
    return slot;
  }

  private int slot(long first, long second) {
    long mixed = (first * 0x9E3779B97F4A7C15L ^ second) * 0xC2B2AE3D27D4EB4FL;
    return (int) (mixed >>> 33) & (index.length - 1);
  }
}
