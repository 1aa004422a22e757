package io.carboninclusion.exchange;

/**
 * The serial blocks of one holding: closed ranges [first, last], one serial per kilogram, in the
 * order in which they came. What has been held longest leaves first; what arrives goes to the end
 * and merges with the last block if it goes on where that one ends. So a trade touches one block of
 * the seller for each that it moves and never searches, however many there are, and units keep the
 * age that a rule like T+1 asks for.
 *
 * <p>Invariant: the lengths add up to {@link #kg()}; no block goes on where the one before it ends,
 * unless their issuances differ.
 */
final class SerialBlocks {
  private static final int WIDTH = 3;

  private final int account;
  private final int instrument;
  private final EventStream events;

  /** Of each block first serial, last serial and issuance side by side: touched together. */
  private long[] cells = new long[4 * WIDTH];

  /** Where the cells of the oldest block begin, and where those behind the newest would. */
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
    return (tail - head) / WIDTH;
  }

  long first(int index) {
    return cells[head + index * WIDTH];
  }

  long last(int index) {
    return cells[head + index * WIDTH + 1];
  }

  long issuance(int index) {
    return cells[head + index * WIDTH + 2];
  }

  /** Moves the oldest {@code amount} kilograms to {@code target}. There are at least so many. */
  void moveTo(SerialBlocks target, long amount) {
    for (long rest = amount; rest > 0; ) {
      long first = first(0);
      long issuance = issuance(0);
      long taken = Math.min(rest, last(0) - first + 1);
      takeOldest(taken);
      target.add(issuance, first, first + taken - 1);
      rest -= taken;
    }
  }

  /** Takes the oldest {@code amount} kilograms out of circulation for a retirement. */
  void retire(long amount, long retirement) {
    for (long rest = amount; rest > 0; ) {
      long first = first(0);
      long issuance = issuance(0);
      long taken = Math.min(rest, last(0) - first + 1);
      takeOldest(taken);
      events.blockRetired(retirement, instrument, issuance, first, first + taken - 1);
      rest -= taken;
    }
  }

  private void takeOldest(long taken) {
    long first = cells[head];
    events.blockGone(instrument, first);
    if (first + taken > cells[head + 1]) {
      head += WIDTH;
    } else {
      cells[head] = first + taken;
      tell(head);
    }
    kg -= taken;
  }

  /** Puts a block behind all others. */
  void add(long issuance, long first, long last) {
    int newest = tail - WIDTH;
    if (tail > head && cells[newest + 1] == first - 1 && cells[newest + 2] == issuance) {
      cells[newest + 1] = last;
      tell(newest);
    } else {
      append(issuance, first, last);
      tell(tail - WIDTH);
    }
    kg += last - first + 1;
  }

  /** Puts back a block of a snapshot, the oldest first; nothing is told of it. */
  void restore(long issuance, long first, long last) {
    append(issuance, first, last);
    kg += last - first + 1;
  }

  private void append(long issuance, long first, long last) {
    if (tail == cells.length) {
      makeRoom();
    }
    cells[tail] = first;
    cells[tail + 1] = last;
    cells[tail + 2] = issuance;
    tail += WIDTH;
  }

  /**
   * Uses the room that blocks which left have freed, or twice as much if that is less than half.
   */
  private void makeRoom() {
    int used = tail - head;
    long[] room = head * 2 >= cells.length ? cells : new long[cells.length * 2];
    System.arraycopy(cells, head, room, 0, used);
    cells = room;
    head = 0;
    tail = used;
  }

  private void tell(int at) {
    events.blockHeld(account, instrument, cells[at + 2], cells[at], cells[at + 1]);
  }
}
