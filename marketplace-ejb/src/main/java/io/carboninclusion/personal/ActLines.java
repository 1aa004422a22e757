package io.carboninclusion.personal;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads acts from the lines of an upload into chunks; what cannot be read is marked as such. */
final class ActLines {

  private static final Columns COLUMNS = Columns.ACTS;

  private final LineReader lines;
  private final LineSplitter splitter;
  private final LineFields fields;
  private final Map<String, Integer> modes;
  private final KeyedHash acts;
  private final KeyedHash accounts;

  /**
   * @param modes ids by code
   */
  ActLines(LineReader lines, LineSplitter splitter, Map<String, Integer> modes, PersonKeys keys) {
    this.lines = lines;
    this.splitter = splitter;
    this.fields = splitter.fields();
    this.modes = new HashMap<>(modes);
    this.acts = keys.acts();
    this.accounts = keys.accounts();
  }

  /** The next lines; {@link ActChunk#last} when there are no more. */
  ActChunk read() throws IOException {
    ActChunk chunk = new ActChunk();
    while (!chunk.isFull()) {
      if (!lines.next()) {
        chunk.last = true;
        break;
      }
      int row = chunk.add(lines.number());
      LineRefusal unreadable = splitter.split(lines.buffer(), lines.begin(), lines.end());
      if (unreadable == null) {
        read(chunk, row);
      } else {
        chunk.leaveUnread(row, unreadable, "");
      }
    }
    chunk.bytesRead = lines.bytes();
    chunk.lineAt = lines.number();
    return chunk;
  }

  private void read(ActChunk chunk, int row) {
    for (int column = 0; column < COLUMNS.count(); column++) {
      if (COLUMNS.isRequired(column) && !fields.has(column)) {
        chunk.leaveUnread(row, LineRefusal.FIELD_MISSING, COLUMNS.name(column));
        return;
      }
    }
    if (!LineSplitter.isReference(fields, Columns.ACT)
        || !LineSplitter.isReference(fields, Columns.ACT_ACCOUNT)) {
      String limit = Integer.toString(UploadLimits.REFERENCE);
      chunk.leaveUnread(row, LineRefusal.REFERENCE_UNREADABLE, limit);
      return;
    }
    chunk.act[row] = hash(acts, Columns.ACT);
    chunk.account[row] = hash(accounts, Columns.ACT_ACCOUNT);
    chunk.startSecond[row] = time(Columns.START);
    chunk.endSecond[row] = time(Columns.END);
    if (chunk.startSecond[row] == FieldText.UNREADABLE
        || chunk.endSecond[row] == FieldText.UNREADABLE) {
      chunk.leaveUnread(row, LineRefusal.TIME_UNREADABLE, "");
    } else {
      readAmounts(chunk, row);
    }
  }

  private void readAmounts(ActChunk chunk, int row) {
    if (fields.has(Columns.METRES)) {
      long metres = number(Columns.METRES, true);
      if (metres < 0 || metres > UploadLimits.MICROMETRES) {
        String limit = Long.toString(UploadLimits.MICROMETRES / 1_000_000);
        chunk.leaveUnread(row, LineRefusal.METRES_UNREADABLE, limit);
        return;
      }
      chunk.micrometres[row] = metres;
    }
    if (fields.has(Columns.STEPS)) {
      long steps = number(Columns.STEPS, false);
      if (steps < 0 || steps > UploadLimits.STEPS) {
        String limit = Integer.toString(UploadLimits.STEPS);
        chunk.leaveUnread(row, LineRefusal.STEPS_UNREADABLE, limit);
        return;
      }
      chunk.steps[row] = (int) steps;
    }
    Integer mode = modes.get(fields.text(Columns.MODE));
    if (mode == null) {
      chunk.leaveUnread(row, LineRefusal.MODE_UNKNOWN, "");
    } else {
      chunk.mode[row] = mode;
    }
  }

  private Hash128 hash(KeyedHash key, int column) {
    return key.of(fields.bytes(column), fields.from(column), fields.to(column));
  }

  private long time(int column) {
    return FieldText.epochSecond(fields.bytes(column), fields.from(column), fields.to(column));
  }

  private long number(int column, boolean decimal) {
    byte[] bytes = fields.bytes(column);
    return decimal
        ? FieldText.millionths(bytes, fields.from(column), fields.to(column))
        : FieldText.whole(bytes, fields.from(column), fields.to(column));
  }
}
