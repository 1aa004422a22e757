package io.carboninclusion.personal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/**
 * Rows in the form that LOAD DATA reads by default: tabs between columns, a line end behind each.
 */
final class LoadText {

  private byte[] bytes = new byte[1 << 20];
  private int length;
  private int rows;
  private boolean inRow;

  LoadText number(long value) {
    return ascii(Long.toString(value));
  }

  LoadText nothing() {
    return ascii("\\N");
  }

  LoadText hash(Hash128 hash) {
    column();
    half(hash.high());
    half(hash.low());
    return this;
  }

  /** A text of any kind; what LOAD DATA reads otherwise is escaped. */
  LoadText text(String text) {
    column();
    for (byte single : text.getBytes(StandardCharsets.UTF_8)) {
      escaped(single);
    }
    return this;
  }

  private LoadText ascii(String text) {
    column();
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
    return this;
  }

  void end() {
    put('\n');
    inRow = false;
    rows++;
  }

  int rows() {
    return rows;
  }

  InputStream stream() {
    return new ByteArrayInputStream(bytes, 0, length);
  }

  /**
   * Adds the rows to a table; those whose key is taken are passed over.
   *
   * @return how many were added
   */
  int into(Connection connection, String table, String columns) throws SQLException {
    if (rows == 0) {
      return 0;
    }
    try (Statement statement = connection.createStatement()) {
      statement.unwrap(org.mariadb.jdbc.Statement.class).setLocalInfileInputStream(stream());
      return statement.executeUpdate(
          "LOAD DATA LOCAL INFILE 'rows' INTO TABLE "
              + table
              + " CHARACTER SET binary ("
              + columns
              + ")");
    }
  }

  /** Adds all of the rows. */
  void allInto(Connection connection, String table, String columns) throws SQLException {
    int added = into(connection, table, columns);
    if (added != rows) {
      throw new SQLException(added + " of " + rows + " rows were loaded into " + table);
    }
  }

  private void column() {
    if (inRow) {
      put('\t');
    }
    inRow = true;
  }

  private void half(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      escaped((byte) (value >>> shift));
    }
  }

  private void escaped(byte single) {
    switch (single) {
      case 0 -> escape('0');
      case '\t' -> escape('t');
      case '\n' -> escape('n');
      case '\r' -> escape('r');
      case '\\' -> escape('\\');
      default -> put(single);
    }
  }

  private void escape(char letter) {
    put('\\');
    put(letter);
  }

  private void put(int single) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, length * 2);
    }
    bytes[length++] = (byte) single;
  }
}
