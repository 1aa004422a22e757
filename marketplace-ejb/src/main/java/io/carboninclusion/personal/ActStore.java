package io.carboninclusion.personal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a chunk of acts reads and writes, each by one statement. Keys stand in the statement as
 * numbers that were computed here, so they need no parameters.
 */
final class ActStore {

  static final String ACT_COLUMNS =
      "id, account_id, act_hash, methodology_id, mode, start_minute, end_minute, micrometres,"
          + " steps, mg, upload_id";

  /**
   * Begins a statement that looks up hashes by the ten thousand: joined to the list of them, which
   * takes half as long as ranges of the key.
   */
  static final String JOINED = "SET STATEMENT in_predicate_conversion_threshold = 1000 FOR ";

  private ActStore() {}

  /** Ids that nobody else takes. */
  static long block(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet next =
            statement.executeQuery("SELECT NEXT VALUE FOR market.personal_block_seq")) {
      next.next();
      return next.getLong(1);
    }
  }

  /** Which of these acts are counted already. */
  static Set<Hash128> counted(Connection connection, Collection<Hash128> acts) throws SQLException {
    Set<Hash128> counted = new HashSet<>();
    if (acts.isEmpty()) {
      return counted;
    }
    try (Statement select = connection.createStatement();
        ResultSet found =
            select.executeQuery(
                JOINED
                    + "SELECT act_hash FROM market.personal_act WHERE act_hash IN ("
                    + literals(acts)
                    + ")")) {
      while (found.next()) {
        counted.add(Hash128.of(found.getBytes(1)));
      }
    }
    return counted;
  }

  /**
   * Adds the acts that count.
   *
   * @return false if some are counted already; they were passed over
   */
  static boolean add(Connection connection, ActVerdict verdict, long upload) throws SQLException {
    LoadText rows = acts(verdict, upload);
    return rows.into(connection, "market.personal_act", ACT_COLUMNS) == rows.rows();
  }

  static LoadText acts(ActVerdict verdict, long upload) {
    ActChunk chunk = verdict.chunk;
    LoadText rows = new LoadText();
    for (int row = 0; row < chunk.size(); row++) {
      if (!verdict.isRefused(row)) {
        rows.number(chunk.firstId + row)
            .number(chunk.person[row].id)
            .hash(chunk.act[row])
            .number(verdict.methodology[row])
            .number(chunk.mode[row])
            .number(chunk.startMinute(row))
            .number(chunk.endMinute(row))
            .number(Math.max(0, chunk.micrometres[row]))
            .number(ActJudge.steps(chunk, row))
            .number(verdict.mg[row])
            .number(upload)
            .end();
      }
    }
    return rows;
  }

  /** Lists lines that are not counted. */
  static void list(Connection connection, long upload, List<RefusedLine> refused)
      throws SQLException {
    LoadText rows = new LoadText();
    for (RefusedLine line : refused) {
      rows.number(upload).number(line.line()).text(line.reason().name()).text(line.detail()).end();
    }
    rows.allInto(connection, "market.personal_refused_act", "upload_id, line, reason, detail");
  }

  /** As MariaDB reads binary strings in a statement. */
  static String literals(Collection<Hash128> hashes) {
    StringBuilder text = new StringBuilder(hashes.size() * 36);
    for (Hash128 hash : hashes) {
      text.append(text.isEmpty() ? "x'" : ",x'");
      hex(text, hash.high());
      hex(text, hash.low());
      text.append('\'');
    }
    return text.toString();
  }

  private static void hex(StringBuilder text, long half) {
    for (int shift = 60; shift >= 0; shift -= 4) {
      text.append(Character.forDigit((int) (half >>> shift & 15), 16));
    }
  }
}
