package io.carboninclusion.personal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

/**
 * How far an upload is worked through, moved on in the transaction of each chunk and only from
 * where it was expected: a chunk counts once, whoever works on it.
 */
final class Progress {

  private static final String MOVE =
      """
      UPDATE market.personal_upload
         SET state = ?, lines_read = lines_read + ?, accepted = accepted + ?,
             refused = refused + ?, repeated = repeated + ?, mg = mg + ?,
             bytes_read = ?, line_at = ?, finished_at = ?,
             latest_minute = GREATEST(latest_minute, ?)
       WHERE id = ? AND line_at = ? AND state <> 'DONE'""";

  private final long upload;
  private long lineAt;

  /**
   * @param lineAt the last line that is worked through
   */
  Progress(long upload, long lineAt) {
    this.upload = upload;
    this.lineAt = lineAt;
  }

  /**
   * What a chunk adds.
   *
   * @param latestMinute in which the latest of its acts ended, 0 without any
   * @param last whether the upload is done with it
   */
  record Step(
      long lines,
      long accepted,
      long refused,
      long repeated,
      long mg,
      long bytesRead,
      long lineAt,
      int latestMinute,
      boolean last) {}

  /** Joins the connection's transaction; {@link #moved} once that is committed. */
  void move(Connection connection, Step step) throws SQLException {
    long rows =
        new PoolSql(connection)
            .update(
                MOVE,
                step.last() ? UploadState.DONE.name() : UploadState.RUNNING.name(),
                step.lines(),
                step.accepted(),
                step.refused(),
                step.repeated(),
                step.mg(),
                step.bytesRead(),
                step.lineAt(),
                step.last() ? PersonalTimes.datetime(Clock.systemUTC().instant()) : null,
                step.latestMinute(),
                upload,
                lineAt);
    if (rows != 1) {
      throw new SQLException("upload " + upload + " does not stand at line " + lineAt);
    }
  }

  void moved(Step step) {
    lineAt = step.lineAt();
  }
}
