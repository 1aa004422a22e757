package io.carboninclusion.registry;

import io.carboninclusion.kernel.Rejected;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The records of a file of comma-separated values (RFC 4180, UTF-8), each with the line it begins
 * on.
 *
 * <p>A quoted field may hold commas, doubled quotes and line ends. What cannot be read spoils only
 * itself: a quote that is never closed costs its own line and reading goes on with the next. Bytes
 * are taken apart before they are decoded, so a line in another encoding is one bad line.
 */
public final class CsvLines implements Iterator<CsvLines.Line> {

  /** The longest record, so that one open quote is not searched through a whole large file. */
  static final int RECORD_LIMIT = 64 * 1024;

  /**
   * One record.
   *
   * @param number of the line it begins on, from 1
   * @param fields as they stand, empty if there is a refusal
   * @param refusal why it cannot be read, or null
   */
  public record Line(int number, List<String> fields, Rejected refusal) {}

  private final byte[] file;
  private int at;
  private int lineNumber = 1;

  /**
   * @param file in UTF-8; a mark of its encoding at the beginning is passed over
   */
  public CsvLines(byte[] file) {
    this.file = file;
    boolean marked = file.length >= 3 && file[0] == (byte) 0xEF && file[1] == (byte) 0xBB;
    at = marked && file[2] == (byte) 0xBF ? 3 : 0;
    skipEmptyLines();
  }

  @Override
  public boolean hasNext() {
    return at < file.length;
  }

  @Override
  public Line next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int number = lineNumber;
    int start = at;
    Line line;
    try {
      line = new Line(number, readRecord(), null);
    } catch (Rejected refusal) {
      line = new Line(number, List.of(), refusal);
      at = start;
      lineNumber = number;
      skipRestOfLine();
    }
    skipEmptyLines();
    return line;
  }

  private List<String> readRecord() {
    int start = at;
    List<byte[]> fields = new ArrayList<>();
    do {
      fields.add(isAt('"') ? readQuoted(start) : readPlain(start));
    } while (skip(','));
    if (at < file.length && !skipLineEnd()) {
      throw Rejected.because(RegistryRefusal.LINE_QUOTE);
    }
    return fields.stream().map(CsvLines::decode).toList();
  }

  private byte[] readPlain(int start) {
    ByteArrayOutputStream field = new ByteArrayOutputStream();
    while (at < file.length && file[at] != ',' && file[at] != '\n' && file[at] != '\r') {
      if (file[at] == '"') {
        throw Rejected.because(RegistryRefusal.LINE_QUOTE);
      }
      take(field, start);
    }
    return field.toByteArray();
  }

  private byte[] readQuoted(int start) {
    ByteArrayOutputStream field = new ByteArrayOutputStream();
    at++;
    while (at < file.length) {
      if (file[at] != '"') {
        take(field, start);
      } else if (at + 1 < file.length && file[at + 1] == '"') {
        at++;
        take(field, start);
      } else {
        at++;
        return field.toByteArray();
      }
    }
    throw Rejected.because(RegistryRefusal.LINE_QUOTE);
  }

  private void take(ByteArrayOutputStream field, int start) {
    if (at - start >= RECORD_LIMIT) {
      throw Rejected.because(RegistryRefusal.LINE_TOO_LONG, RECORD_LIMIT);
    }
    if (file[at] == '\n') {
      lineNumber++;
    }
    field.write(file[at++]);
  }

  private boolean isAt(char c) {
    return at < file.length && file[at] == c;
  }

  private boolean skip(char c) {
    boolean here = isAt(c);
    if (here) {
      at++;
    }
    return here;
  }

  private boolean skipLineEnd() {
    boolean ended = skip('\r') | skip('\n');
    if (ended) {
      lineNumber++;
    }
    return ended;
  }

  private void skipEmptyLines() {
    while (skipLineEnd()) {
      // An empty line is no record.
    }
  }

  private void skipRestOfLine() {
    while (at < file.length && file[at] != '\n') {
      at++;
    }
    skipLineEnd();
  }

  private static String decode(byte[] field) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(field)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw Rejected.because(RegistryRefusal.LINE_ENCODING);
    }
  }
}
