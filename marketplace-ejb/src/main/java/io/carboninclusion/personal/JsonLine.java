package io.carboninclusion.personal;

import java.nio.charset.StandardCharsets;

/**
 * Takes one flat JSON object (a line of NDJSON) apart: texts, numbers, true, false and null. A
 * value that is an object or an array is no act; the line is unreadable then.
 */
final class JsonLine {

  private final Columns columns;
  private final LineFields fields;
  private byte[] line;
  private int at;
  private int end;

  JsonLine(Columns columns, LineFields fields) {
    this.columns = columns;
    this.fields = fields;
  }

  /** Whether it could be read; the fields hold what it says. */
  boolean read(byte[] bytes, int begin, int limit) {
    fields.clear();
    line = bytes;
    at = begin;
    end = limit;
    if (!skip('{')) {
      return false;
    }
    boolean empty = skip('}');
    while (!empty) {
      if (!member()) {
        return false;
      }
      if (skip('}')) {
        break;
      }
      if (!skip(',')) {
        return false;
      }
    }
    blanks();
    return at == end;
  }

  private boolean member() {
    blanks();
    int nameFrom = at + 1;
    if (!isAt('"')) {
      return false;
    }
    at++;
    while (at < end && line[at] != '"' && line[at] != '\\') {
      at++;
    }
    if (!isAt('"')) {
      return false;
    }
    int column = columns.indexOf(line, nameFrom, at++);
    if (!skip(':') || column != Columns.NONE && fields.bytes(column) != null) {
      return false;
    }
    blanks();
    return isAt('"') ? text(column) : bare(column);
  }

  private boolean text(int column) {
    int begin = ++at;
    while (at < end && line[at] != '"' && line[at] != '\\') {
      at++;
    }
    if (isAt('"')) {
      keep(column, begin, at++);
      return true;
    }
    return escaped(column, begin);
  }

  private boolean escaped(int column, int begin) {
    int start = fields.unescapedLength();
    for (int i = begin; i < at; i++) {
      fields.unescape(line[i]);
    }
    while (at < end && line[at] != '"') {
      if (line[at] != '\\') {
        fields.unescape(line[at++]);
      } else if (!escape()) {
        return false;
      }
    }
    if (!skip('"')) {
      return false;
    }
    if (column != Columns.NONE) {
      fields.putUnescaped(column, start);
    }
    return true;
  }

  private boolean escape() {
    at++;
    if (at >= end) {
      return false;
    }
    byte kind = line[at++];
    if (kind == '"' || kind == '\\' || kind == '/') {
      fields.unescape(kind);
      return true;
    }
    if (kind != 'u' || at + 4 > end) {
      // A line end, a tab or a bell is in no reference.
      return false;
    }
    int character = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(line[at++], 16);
      if (digit < 0) {
        return false;
      }
      character = character << 4 | digit;
    }
    if (character < ' ' || Character.isSurrogate((char) character)) {
      return false;
    }
    for (byte single : String.valueOf((char) character).getBytes(StandardCharsets.UTF_8)) {
      fields.unescape(single);
    }
    return true;
  }

  /** A number or a word; what it means is for the reader of the column. */
  private boolean bare(int column) {
    int begin = at;
    while (at < end && isBare(line[at])) {
      at++;
    }
    if (begin == at) {
      return false;
    }
    boolean isNull = at - begin == 4 && line[begin] == 'n';
    if (!isNull) {
      keep(column, begin, at);
    }
    return true;
  }

  private static boolean isBare(byte c) {
    return c >= '0' && c <= '9'
        || c >= 'a' && c <= 'z'
        || c == '.'
        || c == '-'
        || c == '+'
        || c == 'E';
  }

  private void keep(int column, int from, int to) {
    if (column != Columns.NONE) {
      fields.put(column, line, from, to);
    }
  }

  private boolean isAt(char c) {
    return at < end && line[at] == c;
  }

  private boolean skip(char c) {
    blanks();
    boolean here = isAt(c);
    if (here) {
      at++;
    }
    return here;
  }

  private void blanks() {
    while (at < end && (line[at] == ' ' || line[at] == '\t')) {
      at++;
    }
  }
}
