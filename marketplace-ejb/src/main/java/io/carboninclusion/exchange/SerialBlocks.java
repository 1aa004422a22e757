package io.carboninclusion.exchange;

import java.util.Arrays;

/**
 * The serial blocks of one holding: closed ranges [first, last], one serial per kilogram, sorted by
 * serial and without gap or overlap in what they stand for. The lowest serials, which were issued
 * first, leave first; a block that arrives beside its neighbour of the same issuance merges with
 * it.
 *
 * <p>Invariant: the lengths add up to {@link #kg()}, blocks do not touch unless their issuances
 * differ.
 */
final class SerialBlocks {
  private static final int WIDTH = 3;

  /** From so many blocks on, on both sides, they are merged in one sweep. */
  private static final int MANY = 32;

  private final int account;
  private final int instrument;
  private final EventStream events;

  /** Of each block first serial, last serial and issuance side by side: touched together. */
  private long[] cells = new long[4 * WIDTH];

  /** Index of the lowest block: taking from the front moves this instead of all the rest. */
  private int head;

  private int tail;
  private long kg;

  SerialBlocks(int account, int instrument, EventStream events) {
    this.account = account;
    this.instrument = instrument;
    this.events = events;
  }

  long kg() {
    return kg;
  }

  int size() {
    return tail - head;
  }

  long first(int index) {
    return firstAt(head + index);
  }

  long last(int index) {
    return lastAt(head + index);
  }

  long issuance(int index) {
    return issuanceAt(head + index);
  }

  /** Moves the lowest {@code amount} kilograms to {@code target}. There are at least so many. */
  void moveTo(SerialBlocks target, long amount) {
    if (target.size() >= MANY && isMoreThanMany(amount)) {
      target.mergeFrom(this, amount);
      return;
    }
    long rest = amount;
    while (rest > 0) {
      long first = firstAt(head);
      long issuance = issuanceAt(head);
      long taken = Math.min(rest, lastAt(head) - first + 1);
      takeFromFront(taken);
      target.add(issuance, first, first + taken - 1);
      rest -= taken;
    }
  }

  private boolean isMoreThanMany(long amount) {
    long covered = 0;
    for (int i = 0; i < MANY && covered < amount; i++) {
      covered += last(i) - first(i) + 1;
    }
    return covered < amount;
  }

  /**
   * What adding block by block does, told alike, but each own block is moved once and not once for
   * every block that arrives: 100,000 blocks between 100,000 others are no stop of seconds.
   */
  private void mergeFrom(SerialBlocks source, long amount) {
    SerialBlocks old = new SerialBlocks(account, instrument, events);
    old.cells = cells;
    old.head = head;
    old.tail = tail;
    cells = new long[(size() + source.size()) * WIDTH];
    head = 0;
    tail = 0;
    long rest = amount;
    while (rest > 0) {
      long first = source.firstAt(source.head);
      long issuance = source.issuanceAt(source.head);
      long taken = Math.min(rest, source.lastAt(source.head) - first + 1);
      source.takeFromFront(taken);
      while (old.head < old.tail && old.firstAt(old.head) < first) {
        append(old);
      }
      mergeOne(old, issuance, first, first + taken - 1);
      rest -= taken;
    }
    while (old.head < old.tail) {
      append(old);
    }
  }

  /** {@link #add} at the end, where what stands behind is still in {@code old}. */
  private void mergeOne(SerialBlocks old, long issuance, long first, long last) {
    boolean right = old.head < old.tail && old.begins(old.head, last + 1, issuance);
    if (right) {
      events.blockGone(instrument, last + 1);
    }
    if (tail > 0 && ends(tail - 1, first - 1, issuance)) {
      cells[(tail - 1) * WIDTH + 1] = right ? old.lastAt(old.head++) : last;
      tell(tail - 1);
    } else if (right) {
      old.cells[old.head * WIDTH] = first;
      old.tell(old.head);
    } else {
      tell(open(tail, issuance, first, last));
    }
    kg += last - first + 1;
  }

  private void append(SerialBlocks old) {
    System.arraycopy(old.cells, old.head * WIDTH, cells, tail * WIDTH, WIDTH);
    old.head++;
    tail++;
  }

  /** Takes the lowest {@code amount} kilograms out of circulation for a retirement. */
  void retire(long amount, long retirement) {
    long rest = amount;
    while (rest > 0) {
      long first = firstAt(head);
      long issuance = issuanceAt(head);
      long taken = Math.min(rest, lastAt(head) - first + 1);
      takeFromFront(taken);
      events.blockRetired(retirement, instrument, issuance, first, first + taken - 1);
      rest -= taken;
    }
  }

  private void takeFromFront(long taken) {
    long first = firstAt(head);
    events.blockGone(instrument, first);
    if (first + taken > lastAt(head)) {
      head++;
    } else {
      cells[head * WIDTH] = first + taken;
      tell(head);
    }
    kg -= taken;
  }

  void add(long issuance, long first, long last) {
    int at = position(first);
    boolean left = at > head && ends(at - 1, first - 1, issuance);
    boolean right = at < tail && begins(at, last + 1, issuance);
    if (left && right) {
      events.blockGone(instrument, firstAt(at));
      cells[(at - 1) * WIDTH + 1] = lastAt(at);
      shift(at + 1, at, tail - at - 1);
      tail--;
      tell(at - 1);
    } else if (left) {
      cells[(at - 1) * WIDTH + 1] = last;
      tell(at - 1);
    } else if (right) {
      events.blockGone(instrument, firstAt(at));
      cells[at * WIDTH] = first;
      tell(at);
    } else {
      tell(open(at, issuance, first, last));
    }
    kg += last - first + 1;
  }

  /** Puts back a block of a snapshot, the lowest first; nothing is told of it. */
  void restore(long issuance, long first, long last) {
    open(tail, issuance, first, last);
    kg += last - first + 1;
  }

  private boolean begins(int at, long serial, long issuance) {
    return firstAt(at) == serial && issuanceAt(at) == issuance;
  }

  private boolean ends(int at, long serial, long issuance) {
    return lastAt(at) == serial && issuanceAt(at) == issuance;
  }

  private void tell(int at) {
    events.blockHeld(account, instrument, issuanceAt(at), firstAt(at), lastAt(at));
  }

  /** The index of the first block that begins at or behind {@code serial}. */
  private int position(long serial) {
    if (head == tail || firstAt(tail - 1) < serial) {
      return tail;
    }
    int low = head;
    int high = tail - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (firstAt(middle) < serial) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Makes room at an index, on the side where less has to move, and puts the block there. */
  private int open(int index, long issuance, long first, long last) {
    int at = index;
    if (head > 0 && at - head <= tail - at) {
      shift(head, head - 1, at - head);
      head--;
      at--;
    } else {
      if (tail * WIDTH == cells.length) {
        at = compact(at);
      }
      shift(at, at + 1, tail - at);
      tail++;
    }
    cells[at * WIDTH] = first;
    cells[at * WIDTH + 1] = last;
    cells[at * WIDTH + 2] = issuance;
    return at;
  }

  private int compact(int at) {
    int moved = head;
    if (head * WIDTH < cells.length / 2) {
      cells = Arrays.copyOf(cells, cells.length * 2);
    }
    shift(head, 0, tail - head);
    tail -= moved;
    head = 0;
    return at - moved;
  }

  private void shift(int from, int to, int count) {
    System.arraycopy(cells, from * WIDTH, cells, to * WIDTH, count * WIDTH);
  }

  private long firstAt(int at) {
    return cells[at * WIDTH];
  }

  private long lastAt(int at) {
    return cells[at * WIDTH + 1];
  }

  private long issuanceAt(int at) {
    return cells[at * WIDTH + 2];
  }
}
