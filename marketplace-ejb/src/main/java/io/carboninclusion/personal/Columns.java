package io.carboninclusion.personal;

import io.carboninclusion.kernel.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The columns of an upload by position, each under one or more names; others are passed over. */
final class Columns {

  static final int ACT = 0;
  static final int ACT_ACCOUNT = 1;
  static final int MODE = 2;
  static final int START = 3;
  static final int END = 4;
  static final int METRES = 5;
  static final int STEPS = 6;

  /** An act a line; the other names are those of recorded shared-bike trips. */
  static final Columns ACTS =
      new Columns(
          5,
          List.of(
              List.of("act", "trip_id"),
              List.of("account", "rider_id"),
              List.of("mode"),
              List.of("start", "start_epoch_s"),
              List.of("end", "end_epoch_s"),
              List.of("metres"),
              List.of("steps")));

  static final int ACCOUNT = 0;
  static final int CONSENTS = 1;
  static final int VERSION = 2;
  static final int GIVEN = 3;

  /** An account a line. */
  static final Columns ACCOUNTS =
      new Columns(
          3,
          List.of(
              List.of("account", "rider_id"),
              List.of("consents"),
              List.of("version"),
              List.of("given")));

  /** What a file's column is that none here is called by. */
  static final int NONE = -1;

  private final int required;
  private final List<List<String>> names;
  private final byte[][][] bytes;

  private Columns(int required, List<List<String>> names) {
    this.required = required;
    this.names = names;
    this.bytes =
        names.stream()
            .map(
                column ->
                    column.stream()
                        .map(name -> name.getBytes(StandardCharsets.US_ASCII))
                        .toArray(byte[][]::new))
            .toArray(byte[][][]::new);
  }

  int count() {
    return bytes.length;
  }

  /** The name under which refusals know the column. */
  String name(int column) {
    return names.get(column).get(0);
  }

  boolean isRequired(int column) {
    return column < required;
  }

  int indexOf(byte[] text, int from, int to) {
    for (int column = 0; column < bytes.length; column++) {
      for (byte[] name : bytes[column]) {
        if (Arrays.equals(name, 0, name.length, text, from, to)) {
          return column;
        }
      }
    }
    return NONE;
  }

  /**
   * Which column stands where in a file of comma-separated values.
   *
   * @throws Rejected UPLOAD_COLUMN_MISSING {name}, UPLOAD_COLUMN_TWICE {name}
   */
  int[] layout(List<String> headings) {
    int[] layout = new int[headings.size()];
    boolean[] found = new boolean[count()];
    for (int i = 0; i < layout.length; i++) {
      byte[] heading = headings.get(i).strip().getBytes(StandardCharsets.UTF_8);
      layout[i] = indexOf(heading, 0, heading.length);
      if (layout[i] != NONE) {
        if (found[layout[i]]) {
          throw Rejected.because(PersonalRefusal.UPLOAD_COLUMN_TWICE, name(layout[i]));
        }
        found[layout[i]] = true;
      }
    }
    for (int column = 0; column < required; column++) {
      if (!found[column]) {
        throw Rejected.because(PersonalRefusal.UPLOAD_COLUMN_MISSING, name(column));
      }
    }
    return layout;
  }
}
