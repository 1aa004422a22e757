package io.carboninclusion.exchange;

/**
 * The serial blocks of one holding: closed ranges [first, last], one serial per kilogram, in the
 * order in which they came. What has been held longest leaves first; what arrives goes to the end
 * and merges with the last block if it goes on where that one ends. So a trade touches one block of
 * the seller for each that it moves and never searches, however many there are, and units keep the
 * age that T+1 asks for: what was bought on the day under way is always the end of them ({@link
 * Holding}), for which a retirement and an issuance search where they must.
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

  /** As {@link #retire}, of what lies behind the oldest {@code kept} kilograms. */
  void retireBehind(long kept, long amount, long retirement) {
    int from = split(kept);
    int at = from;
    for (long rest = amount; rest > 0; ) {
      long first = cells[at];
      long taken = Math.min(rest, cells[at + 1] - first + 1);
      events.blockGone(instrument, first);
      events.blockRetired(retirement, instrument, cells[at + 2], first, first + taken - 1);
      rest -= taken;
      if (first + taken > cells[at + 1]) {
        at += WIDTH;
      } else {
        cells[at] = first + taken;
        tell(at);
      }
    }
    close(from, at);
    kg -= amount;
  }

  /** Takes out the cells between; the blocks that are neighbours then are one if they go on. */
  private void close(int from, int to) {
    System.arraycopy(cells, to, cells, from, tail - to);
    tail -= to - from;
    int before = from - WIDTH;
    boolean goesOn =
        before >= head
            && from < tail
            && cells[before + 1] == cells[from] - 1
            && cells[before + 2] == cells[from + 2];
    if (goesOn) {
      events.blockGone(instrument, cells[from]);
      cells[before + 1] = cells[from + 1];
      tell(before);
      System.arraycopy(cells, from + WIDTH, cells, from, tail - from - WIDTH);
      tail -= WIDTH;
    }
  }

  /** Puts a block of a new issuance in front of the newest {@code behind} kilograms. */
  void insert(long issuance, long first, long last, long behind) {
    if (behind == 0) {
      add(issuance, first, last);
      return;
    }
    put(split(kg - behind), issuance, first, last);
    kg += last - first + 1;
  }

  /**
   * Sees to it that a block ends with the oldest {@code offset} kilograms, of which there are so
   * many; returns where the next one begins.
   */
  private int split(long offset) {
    int at = head;
    long rest = offset;
    while (rest > 0 && rest > cells[at + 1] - cells[at]) {
      rest -= cells[at + 1] - cells[at] + 1;
      at += WIDTH;
    }
    if (rest == 0) {
      return at;
    }
    long last = cells[at + 1];
    cells[at + 1] = cells[at] + rest - 1;
    tell(at);
    return put(at + WIDTH, cells[at + 2], cells[at + 1] + 1, last);
  }

  /** Makes a block at this place, where another may begin now; returns where it is then. */
  private int put(int at, long issuance, long first, long last) {
    int before = at - head;
    append(issuance, first, last);
    int place = head + before;
    System.arraycopy(cells, place, cells, place + WIDTH, tail - WIDTH - place);
    cells[place] = first;
    cells[place + 1] = last;
    cells[place + 2] = issuance;
    tell(place);
    return place;
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
