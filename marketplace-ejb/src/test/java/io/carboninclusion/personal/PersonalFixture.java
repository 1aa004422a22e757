package io.carboninclusion.personal;

import io.carboninclusion.db.DatabaseAccess;
import io.carboninclusion.db.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;

/** Uploads over the real database of this JVM, from empty tables on. */
final class PersonalFixture {

  static final String SECRET = "a secret for tests, long enough to be one";
  static final long PARTNER = 1_001;

  final DatabaseAccess access = TestDatabase.access();
  final PoolSql.Database database =
      PersonalConnections.app(access.url(), access.app().user(), access.app().password());
  final Spool spool = new Spool(Path.of("target", "test-uploads"), SECRET);

  PersonalFixture() {
    for (String table :
        List.of(
            "personal_act",
            "personal_refused_act",
            "personal_upload",
            "personal_consent",
            "personal_balance",
            "personal_account")) {
      execute("TRUNCATE TABLE market." + table);
    }
  }

  void execute(String statement) {
    try (Connection connection = access.connect(access.migration(), DatabaseAccess.MARKET);
        Statement execution = connection.createStatement()) {
      execution.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens accounts with consent to everything that is needed to count and to pool. */
  Upload open(String... references) {
    StringBuilder lines = new StringBuilder("account,consents,version\n");
    for (String reference : references) {
      lines.append(reference).append(",COMPUTE POOL,1\n");
    }
    return accounts(lines.toString());
  }

  Upload accounts(String csv) {
    return upload(UploadKind.ACCOUNTS, csv.getBytes(StandardCharsets.UTF_8), 0);
  }

  Upload acts(String csv) {
    return upload(UploadKind.ACTS, csv.getBytes(StandardCharsets.UTF_8), 0);
  }

  Upload upload(UploadKind kind, byte[] csv, int methodology) {
    return upload(
        new NewUpload(kind, "WH", true, false, null, null, null),
        new ByteArrayInputStream(csv),
        methodology);
  }

  Upload upload(NewUpload wish, InputStream body, int methodology) {
    long id = register(wish, body, methodology);
    work();
    return PoolSql.on(database, sql -> new UploadRows(sql).find(PARTNER, id)).orElseThrow();
  }

  /** Takes a file in as the door does, without working on it. */
  long register(NewUpload wish, InputStream body, int methodology) {
    Reception.Received file =
        new Reception(spool).take(body, wish.gzip(), wish.csv(), wish.kind().columns());
    UploadRows.Fresh fresh = new UploadRows.Fresh(PARTNER, 1, wish, methodology, null, file);
    return PoolSql.on(
        database,
        sql -> {
          var known = new UploadRows(sql).sameFile(fresh);
          if (known.isPresent()) {
            Spool.remove(file.file());
            return known.get().id();
          }
          long id = new UploadRows(sql).add(fresh, Clock.systemUTC().instant());
          spool.keep(file.file(), id);
          return id;
        });
  }

  /** Works all through that waits. */
  void work() {
    work(database);
  }

  void work(PoolSql.Database connections) {
    List<UploadJob> open = PoolSql.on(database, sql -> new UploadRows(sql).open());
    for (UploadJob job : open) {
      try {
        new IngestWork(connections, spool, SECRET, Thread::new).run(job);
      } catch (IOException | SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  List<String> refused(Upload upload) {
    return PoolSql.on(database, sql -> new UploadRows(sql).refused(upload.id(), 0, 1_000)).stream()
        .map(line -> line.line() + " " + line.reason() + " " + line.detail())
        .map(String::strip)
        .toList();
  }

  long number(String query) {
    return PoolSql.on(database, sql -> sql.number(query));
  }
}
