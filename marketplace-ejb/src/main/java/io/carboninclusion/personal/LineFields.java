package io.carboninclusion.personal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The fields of one line by column, still as bytes; one object serves all lines of a file. A record
 * is one line: a quoted field may hold commas and doubled quotes, no line end.
 */
final class LineFields {

  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
  private final byte[][] source;
  private final int[] from;
  private final int[] to;
  private final byte[] unescaped = new byte[UploadLimits.LINE];
  private int unescapedLength;

  LineFields(Columns columns) {
    source = new byte[columns.count()][];
    from = new int[columns.count()];
    to = new int[columns.count()];
  }

  /** Ready for the next line. */
  void clear() {
    Arrays.fill(source, null);
    unescapedLength = 0;
  }

  void put(int column, byte[] bytes, int begin, int end) {
    int first = begin;
    int last = end;
    while (first < last && bytes[first] == ' ') {
      first++;
    }
    while (first < last && bytes[last - 1] == ' ') {
      last--;
    }
    source[column] = bytes;
    from[column] = first;
    to[column] = last;
  }

  /** Keeps a byte of a field that does not stand in the line as it is. */
  void unescape(int single) {
    unescaped[unescapedLength++] = (byte) single;
  }

  int unescapedLength() {
    return unescapedLength;
  }

  void putUnescaped(int column, int begin) {
    put(column, unescaped, begin, unescapedLength);
  }

  boolean has(int column) {
    return source[column] != null && from[column] < to[column];
  }

  byte[] bytes(int column) {
    return source[column];
  }

  int from(int column) {
    return from[column];
  }

  int to(int column) {
    return to[column];
  }

  String text(int column) {
    return new String(
        source[column], from[column], to[column] - from[column], StandardCharsets.UTF_8);
  }

  /** Whether these bytes are UTF-8 without control characters. */
  boolean isText(byte[] bytes, int begin, int end) {
    boolean ascii = true;
    for (int i = begin; i < end; i++) {
      if (bytes[i] < ' ') {
        if (bytes[i] >= 0 && bytes[i] != '\t') {
          return false;
        }
        ascii &= bytes[i] >= 0;
      }
    }
    if (ascii) {
      return true;
    }
    try {
      utf8.reset().decode(ByteBuffer.wrap(bytes, begin, end - begin));
      return true;
    } catch (CharacterCodingException otherEncoding) {
      return false;
    }
  }

  /**
   * Takes a line of comma-separated values apart.
   *
   * @param layout the column at each position, or {@link Columns#NONE}
   * @return null, LINE_COLUMNS or LINE_UNREADABLE
   */
  LineRefusal readCsv(byte[] line, int begin, int end, int[] layout) {
    clear();
    int at = begin;
    for (int position = 0; position < layout.length; position++) {
      if (at > end) {
        return LineRefusal.LINE_COLUMNS;
      }
      int next =
          at < end && line[at] == '"'
              ? quoted(line, at + 1, end, layout[position])
              : plain(line, at, end, layout[position]);
      if (next < 0) {
        return LineRefusal.LINE_UNREADABLE;
      }
      at = next + 1;
    }
    return at == end + 1 ? null : LineRefusal.LINE_COLUMNS;
  }

  /** The place of the comma behind the field, or of the line's end. */
  private int plain(byte[] line, int begin, int end, int column) {
    int at = begin;
    while (at < end && line[at] != ',') {
      at++;
    }
    if (column != Columns.NONE) {
      put(column, line, begin, at);
    }
    return at;
  }

  private int quoted(byte[] line, int begin, int end, int column) {
    int start = unescapedLength;
    for (int at = begin; at < end; at++) {
      if (line[at] != '"') {
        unescape(line[at]);
      } else if (at + 1 < end && line[at + 1] == '"') {
        unescape(line[at++]);
      } else {
        if (column != Columns.NONE) {
          putUnescaped(column, start);
        }
        return at + 1 == end || line[at + 1] == ',' ? at + 1 : -1;
      }
    }
    return -1;
  }
}
