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
  private final int account;
  private final int instrument;
  private final EventStream events;
  private long[] firsts = new long[4];
  private long[] lasts = new long[4];
  private long[] issuances = new long[4];

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
    return firsts[head + index];
  }

  long last(int index) {
    return lasts[head + index];
  }

  long issuance(int index) {
    return issuances[head + index];
  }

  /** Moves the lowest {@code amount} kilograms to {@code target}. There are at least so many. */
  void moveTo(SerialBlocks target, long amount) {
    long rest = amount;
    while (rest > 0) {
      long first = firsts[head];
      long issuance = issuances[head];
      long taken = Math.min(rest, lasts[head] - first + 1);
      takeFromFront(taken);
      target.add(issuance, first, first + taken - 1);
      rest -= taken;
    }
  }

  /** Takes the lowest {@code amount} kilograms out of circulation for a retirement. */
  void retire(long amount, long retirement) {
    long rest = amount;
    while (rest > 0) {
      long first = firsts[head];
      long issuance = issuances[head];
      long taken = Math.min(rest, lasts[head] - first + 1);
      takeFromFront(taken);
      events.blockRetired(retirement, instrument, issuance, first, first + taken - 1);
      rest -= taken;
    }
  }

  private void takeFromFront(long taken) {
    long first = firsts[head];
    events.blockGone(instrument, first);
    if (first + taken > lasts[head]) {
      head++;
    } else {
      firsts[head] = first + taken;
      events.blockHeld(account, instrument, issuances[head], firsts[head], lasts[head]);
    }
    kg -= taken;
  }

  void add(long issuance, long first, long last) {
    int at = position(first);
    boolean left = at > head && lasts[at - 1] == first - 1 && issuances[at - 1] == issuance;
    boolean right = at < tail && firsts[at] == last + 1 && issuances[at] == issuance;
    if (left && right) {
      events.blockGone(instrument, firsts[at]);
      lasts[at - 1] = lasts[at];
      close(at);
      tell(at - 1);
    } else if (left) {
      lasts[at - 1] = last;
      tell(at - 1);
    } else if (right) {
      events.blockGone(instrument, firsts[at]);
      firsts[at] = first;
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

  private void tell(int at) {
    events.blockHeld(account, instrument, issuances[at], firsts[at], lasts[at]);
  }

  /** The index of the first block that begins at or behind {@code serial}. */
  private int position(long serial) {
    if (head == tail || firsts[tail - 1] < serial) {
      return tail;
    }
    int found = Arrays.binarySearch(firsts, head, tail, serial);
    return found >= 0 ? found : -found - 1;
  }

  private void close(int at) {
    int behind = tail - at - 1;
    System.arraycopy(firsts, at + 1, firsts, at, behind);
    System.arraycopy(lasts, at + 1, lasts, at, behind);
    System.arraycopy(issuances, at + 1, issuances, at, behind);
    tail--;
  }

  /** Makes room at an index, on the side where less has to move, and puts the block there. */
  private int open(int index, long issuance, long first, long last) {
    int at = index;
    if (head > 0 && at - head <= tail - at) {
      shift(head, head - 1, at - head);
      head--;
      at--;
    } else {
      if (tail == firsts.length) {
        at = compact(at);
      }
      shift(at, at + 1, tail - at);
      tail++;
    }
    firsts[at] = first;
    lasts[at] = last;
    issuances[at] = issuance;
    return at;
  }

  private int compact(int at) {
    int moved = head;
    if (head < firsts.length / 2) {
      int capacity = firsts.length * 2;
      firsts = Arrays.copyOf(firsts, capacity);
      lasts = Arrays.copyOf(lasts, capacity);
      issuances = Arrays.copyOf(issuances, capacity);
    }
    shift(head, 0, tail - head);
    tail -= moved;
    head = 0;
    return at - moved;
  }

  private void shift(int from, int to, int count) {
    System.arraycopy(firsts, from, firsts, to, count);
    System.arraycopy(lasts, from, lasts, to, count);
    System.arraycopy(issuances, from, issuances, to, count);
  }
}
