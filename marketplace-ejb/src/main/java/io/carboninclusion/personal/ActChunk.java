package io.carboninclusion.personal;

/**
 * Some lines of acts as they were read, in columns: no object stays for a line but its two hashes.
 * What is decided on them stands in an {@link ActVerdict}.
 */
final class ActChunk {

  static final int LINES = 10_000;
  static final int NO_STEPS = -1;
  static final long NO_DISTANCE = -1;

  final long[] line = new long[LINES];
  final LineRefusal[] unread = new LineRefusal[LINES];
  final String[] unreadDetail = new String[LINES];
  final Hash128[] act = new Hash128[LINES];
  final Hash128[] account = new Hash128[LINES];
  final int[] mode = new int[LINES];
  final long[] startSecond = new long[LINES];
  final long[] endSecond = new long[LINES];
  final long[] micrometres = new long[LINES];
  final int[] steps = new int[LINES];

  /** Filled in when the accounts are looked up; null where the line was not read. */
  final Traveller[] person = new Traveller[LINES];

  final boolean[] consented = new boolean[LINES];

  private int size;

  /** The first of the ids that its acts may take. */
  long firstId;

  /** Where the file stands behind it. */
  long bytesRead;

  long lineAt;
  boolean last;

  /** Its acts have no id above this one. */
  long lastId() {
    return firstId + LINES - 1;
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == LINES;
  }

  /** Room for one more line. */
  int add(long lineNumber) {
    int row = size++;
    line[row] = lineNumber;
    steps[row] = NO_STEPS;
    micrometres[row] = NO_DISTANCE;
    return row;
  }

  /**
   * @param detail for the places of the sentence; never what stood in the line
   */
  void leaveUnread(int row, LineRefusal reason, String detail) {
    unread[row] = reason;
    unreadDetail[row] = detail;
  }

  boolean isUnread(int row) {
    return unread[row] != null;
  }

  int startMinute(int row) {
    return Math.toIntExact(startSecond[row] / 60);
  }

  int endMinute(int row) {
    return Math.toIntExact(endSecond[row] / 60);
  }
}
