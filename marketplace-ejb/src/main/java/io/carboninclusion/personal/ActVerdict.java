package io.carboninclusion.personal;

/** What was decided on the lines of a chunk: refused with a reason, or counted with milligrams. */
final class ActVerdict {

  final ActChunk chunk;
  final LineRefusal[] refusal;
  final String[] detail;
  final int[] methodology;
  final long[] mg;

  ActVerdict(ActChunk chunk) {
    int size = chunk.size();
    this.chunk = chunk;
    refusal = new LineRefusal[size];
    detail = new String[size];
    methodology = new int[size];
    mg = new long[size];
    System.arraycopy(chunk.unread, 0, refusal, 0, size);
    System.arraycopy(chunk.unreadDetail, 0, detail, 0, size);
  }

  boolean isRefused(int row) {
    return refusal[row] != null;
  }

  void refuse(int row, LineRefusal reason) {
    refusal[row] = reason;
    detail[row] = "";
  }

  /**
   * @param given what the line has
   * @param limit what it may have
   */
  void refuse(int row, LineRefusal reason, long given, long limit) {
    refusal[row] = reason;
    detail[row] = given + " " + limit;
  }

  /** Forgets what was counted, the last first: it is going to be judged again. */
  void undo() {
    for (int row = refusal.length - 1; row >= 0; row--) {
      if (!isRefused(row)) {
        chunk.person[row].journeys.removeLast();
      }
    }
  }

  int count(boolean refused) {
    int count = 0;
    for (LineRefusal reason : refusal) {
      count += (reason != null) == refused ? 1 : 0;
    }
    return count;
  }

  int repeated() {
    int count = 0;
    for (LineRefusal reason : refusal) {
      count += reason == LineRefusal.ALREADY_COUNTED ? 1 : 0;
    }
    return count;
  }

  /** In which minute the latest of the counted acts ends; 0 without any. */
  int latestMinute() {
    int latest = 0;
    for (int row = 0; row < refusal.length; row++) {
      latest = isRefused(row) ? latest : Math.max(latest, chunk.endMinute(row));
    }
    return latest;
  }

  long totalMg() {
    long sum = 0;
    for (int row = 0; row < mg.length; row++) {
      sum = Math.addExact(sum, isRefused(row) ? 0 : mg[row]);
    }
    return sum;
  }
}
