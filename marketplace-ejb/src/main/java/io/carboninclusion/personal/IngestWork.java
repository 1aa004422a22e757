package io.carboninclusion.personal;

import io.carboninclusion.kernel.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;

/** Works one upload through, from where it stands to its last line. */
final class IngestWork {

  private final PoolSql.Database database;
  private final Spool spool;
  private final String secret;
  private final ThreadFactory threads;

  IngestWork(PoolSql.Database database, Spool spool, String secret, ThreadFactory threads) {
    this.database = database;
    this.spool = spool;
    this.secret = secret;
    this.threads = threads;
  }

  /**
   * Its file is gone afterwards, unless the thread was interrupted: then it goes on another time.
   *
   * @throws SQLException if the database failed; what is committed counts, and it goes on from
   *     there
   */
  void run(UploadJob job) throws IOException, SQLException {
    int[] layout = null;
    long begin = job.bytesRead();
    long line = job.lineAt();
    if (job.csv()) {
      try (InputStream file = spool.read(job.id(), 0)) {
        LineReader first = new LineReader(file, 0, 0);
        first.next();
        layout = layout(first, job.kind().columns());
        begin = Math.max(begin, first.bytes());
        line = Math.max(line, first.number());
      }
    }
    try (InputStream file = spool.read(job.id(), begin)) {
      work(job, new LineReader(file, line, begin), layout);
    }
    if (!Thread.currentThread().isInterrupted()) {
      spool.remove(job.id());
    }
  }

  private void work(UploadJob job, LineReader lines, int[] layout)
      throws IOException, SQLException {
    Columns columns = job.kind().columns();
    LineSplitter splitter =
        job.csv() ? LineSplitter.csv(columns, layout) : LineSplitter.ndjson(columns);
    PersonKeys keys = new PersonKeys(secret, job.scheme(), job.partner());
    Progress progress = new Progress(job.id(), job.lineAt());
    try (Connection writing = PersonalConnections.writing(database)) {
      if (job.kind() == UploadKind.ACCOUNTS) {
        new AccountIngest(job, progress, writing).run(lines, splitter, keys.accounts());
      } else {
        workActs(job, progress, new ActSource(lines, splitter, keys), writing);
      }
    }
  }

  /** What acts are read from. */
  private record ActSource(LineReader lines, LineSplitter splitter, PersonKeys keys) {}

  private void workActs(UploadJob job, Progress progress, ActSource source, Connection writing)
      throws IOException, SQLException {
    // Closed in reverse: what is under way ends with its transaction before its connection.
    try (Connection reading = database.open();
        Connection balancing = PersonalConnections.writing(database);
        OneHand carrying = new OneHand(threads);
        OneHand counting = new OneHand(threads)) {
      PoolSql sql = new PoolSql(reading);
      MethodologyRows rows = new MethodologyRows(sql);
      Map<String, Integer> modes = rows.modes();
      List<PersonalMethodology> methodologies =
          rows.counting(job.scheme(), job.methodology(), job.receivedAt());
      long lastMinute = job.receivedAt().getEpochSecond() / 60 + UploadLimits.MINUTES_AHEAD;
      ActJudge judge = new ActJudge(methodologies, modes, lastMinute);
      int latest = new UploadRows(sql).latestMinute(job.partner(), job.scheme());
      Balances balances = new Balances(job.id(), job.balancedTo(), balancing);
      balances.begin(ActStore.block(reading), job.lineAt() > 0);
      new ActIngest(job.id(), judge, progress, balances, reading, writing)
          .run(
              new ActLines(source.lines(), source.splitter(), modes, source.keys()),
              new Travellers(reading, latest),
              counting,
              carrying);
    }
  }

  private static int[] layout(LineReader first, Columns columns) throws IOException {
    String headings =
        new String(
            first.buffer(), first.begin(), first.end() - first.begin(), StandardCharsets.UTF_8);
    try {
      return columns.layout(Reception.headings(headings));
    } catch (Rejected changed) {
      throw new IOException("the kept file has other headings: " + changed.reason());
    }
  }
}
