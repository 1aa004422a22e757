package io.carboninclusion.personal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Uploads and their refused lines, as rows. */
final class UploadRows {

  private static final String SELECT =
      """
      SELECT u.*, m.code, m.version FROM market.personal_upload u
        LEFT JOIN market.personal_methodology m ON m.id = u.methodology_id""";

  private final PoolSql sql;

  UploadRows(PoolSql sql) {
    this.sql = sql;
  }

  /** What stands there of the same content, or under the same key. */
  record Known(long id, byte[] bodyHash) {}

  /** A file that has just come. */
  record Fresh(
      long partner,
      long user,
      NewUpload wish,
      int methodology,
      byte[] keyHash,
      Reception.Received file) {}

  Optional<Known> sameFile(Fresh fresh) throws SQLException {
    return sql.find(
        """
        SELECT id, body_hash FROM market.personal_upload
         WHERE partner_id = ? AND scheme = ? AND kind = ? AND methodology_id = ?
           AND body_hash = ?""",
        UploadRows::known,
        fresh.partner(),
        fresh.wish().scheme(),
        fresh.wish().kind().name(),
        fresh.methodology(),
        fresh.file().hash());
  }

  Optional<Known> sameKey(Fresh fresh) throws SQLException {
    return sql.find(
        "SELECT id, body_hash FROM market.personal_upload WHERE partner_id = ? AND key_hash = ?",
        UploadRows::known,
        fresh.partner(),
        fresh.keyHash());
  }

  /** Adds it as one that waits, and returns its id. */
  long add(Fresh fresh, Instant now) throws SQLException {
    long id = sql.number("SELECT NEXT VALUE FOR market.personal_seq");
    sql.update(
        """
        INSERT INTO market.personal_upload (id, kind, partner_id, scheme, methodology_id, format,
          body_hash, key_hash, bytes, state, lines_read, accepted, refused, repeated, mg,
          bytes_read, line_at, uploaded_by, received_at, finished_at, balanced_to)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'RECEIVED', 0, 0, 0, 0, 0, 0, 0, ?, ?, NULL,
          NEXT VALUE FOR market.personal_block_seq)""",
        id,
        fresh.wish().kind().name(),
        fresh.partner(),
        fresh.wish().scheme(),
        fresh.methodology(),
        fresh.wish().csv() ? "CSV" : "NDJSON",
        fresh.file().hash(),
        fresh.keyHash(),
        fresh.file().bytes(),
        fresh.user(),
        PersonalTimes.datetime(now));
    return id;
  }

  private static Known known(ResultSet row) throws SQLException {
    return new Known(row.getLong("id"), row.getBytes("body_hash"));
  }

  long unfinished(long partner) throws SQLException {
    return sql.number(
        """
        SELECT COUNT(*) FROM market.personal_upload
         WHERE state IN ('RECEIVED', 'RUNNING') AND partner_id = ?""",
        partner);
  }

  /** Those that are not worked through, in the order in which they came. */
  List<UploadJob> open() throws SQLException {
    return sql.list(
        """
        SELECT * FROM market.personal_upload
         WHERE state IN ('RECEIVED', 'RUNNING') ORDER BY id""",
        row ->
            new UploadJob(
                row.getLong("id"),
                UploadKind.valueOf(row.getString("kind")),
                row.getString("format").equals("CSV"),
                row.getLong("partner_id"),
                row.getString("scheme"),
                row.getInt("methodology_id"),
                row.getLong("bytes_read"),
                row.getLong("line_at"),
                row.getLong("balanced_to"),
                PersonalTimes.instant(row, "received_at")));
  }

  /** In which minute the latest act that a partner's uploads counted ended; 0 without any. */
  int latestMinute(long partner, String scheme) throws SQLException {
    return Math.toIntExact(
        sql.number(
            """
            SELECT COALESCE(MAX(latest_minute), 0) FROM market.personal_upload
             WHERE partner_id = ? AND scheme = ?""",
            partner,
            scheme));
  }

  Optional<Upload> find(long partner, long id) throws SQLException {
    return sql.find(SELECT + " WHERE u.id = ? AND u.partner_id = ?", UploadRows::read, id, partner);
  }

  List<Upload> list(long partner, long before, int limit) throws SQLException {
    return sql.list(
        SELECT + " WHERE u.partner_id = ? AND u.id < ? ORDER BY u.id DESC LIMIT ?",
        UploadRows::read,
        partner,
        before,
        limit);
  }

  List<RefusedLine> refused(long upload, long after, int limit) throws SQLException {
    return sql.list(
        """
        SELECT line, reason, detail FROM market.personal_refused_act
         WHERE upload_id = ? AND line > ? ORDER BY line LIMIT ?""",
        row ->
            new RefusedLine(
                row.getLong("line"),
                LineRefusal.valueOf(row.getString("reason")),
                row.getString("detail")),
        upload,
        after,
        limit);
  }

  private static Upload read(ResultSet row) throws SQLException {
    String code = row.getString("code");
    return new Upload(
        row.getLong("id"),
        UploadKind.valueOf(row.getString("kind")),
        row.getString("scheme"),
        code == null ? null : code + " " + row.getString("version"),
        UploadState.valueOf(row.getString("state")),
        row.getLong("bytes"),
        row.getLong("bytes_read"),
        row.getLong("lines_read"),
        row.getLong("accepted"),
        row.getLong("refused"),
        row.getLong("repeated"),
        row.getLong("mg"),
        PersonalTimes.instant(row, "received_at"),
        PersonalTimes.instant(row, "finished_at"));
  }
}
