package io.carboninclusion.personal;

import io.carboninclusion.audit.Trail;
import io.carboninclusion.audit.Transactions;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.RequestKey;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Role;
import io.carboninclusion.registry.PublicRegister;
import io.carboninclusion.trading.TradingRefusal;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Files of accounts and acts that partner platforms send. A file is taken in whole, known by its
 * content, and worked through in the background: the same file again is the same upload with the
 * same answer. Every line ends as accepted, refused with a reason, or repeated.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Uploads {

  private static final long POLL_MILLIS = 50;
  private static final int REFUSED_AT_ONCE = 10_000;

  @Resource(lookup = "java:app/jdbc/market")
  DataSource database;

  @Inject Transactions transactions;
  @Inject Trail trail;
  @Inject PublicRegister register;
  @Inject IngestWorker worker;
  @Inject Spools spools;

  /**
   * Takes a file in and returns at once; {@link #await} waits for its counts.
   *
   * @param body as it comes, read to its end
   * @throws Rejected NOT_ALLOWED, RIGHT_MISSING, PERSONAL_SCHEME_UNUSABLE {scheme},
   *     METHODOLOGY_NOT_IN_FORCE, UPLOAD_..., TOO_MANY_UPLOADS {limit}, KEY_REUSED,
   *     IDEMPOTENCY_KEY_INVALID
   */
  public Upload receive(Caller caller, NewUpload wish, InputStream body) {
    PersonalAccounts.requireToWrite(caller);
    requireScheme(register, wish.scheme());
    byte[] keyHash = RequestKey.hash(wish.key());
    int methodology = methodology(wish);
    Spool spool = spools.spool();
    Reception.Received file =
        new Reception(spool).take(body, wish.gzip(), wish.csv(), wish.kind().columns());
    UploadRows.Fresh fresh =
        new UploadRows.Fresh(
            caller.enterpriseId(), caller.userId(), wish, methodology, keyHash, file);
    boolean kept = false;
    try {
      long id =
          transactions.inNew(
              () -> PoolSql.on(database::getConnection, sql -> register(sql, caller, fresh)));
      Upload upload = get(caller, id);
      if (!upload.isDone() && !spool.has(id)) {
        spool.keep(file.file(), id);
        kept = true;
        worker.poke();
      }
      return upload;
    } finally {
      if (!kept) {
        Spool.remove(file.file());
      }
    }
  }

  private long register(PoolSql sql, Caller caller, UploadRows.Fresh fresh) throws SQLException {
    UploadRows rows = new UploadRows(sql);
    if (fresh.keyHash() != null) {
      var sameKey = rows.sameKey(fresh);
      if (sameKey.isPresent() && !Arrays.equals(sameKey.get().bodyHash(), fresh.file().hash())) {
        throw Rejected.because(TradingRefusal.KEY_REUSED).at("Idempotency-Key");
      }
    }
    var known = rows.sameFile(fresh);
    if (known.isPresent()) {
      return known.get().id();
    }
    if (rows.unfinished(caller.enterpriseId()) >= UploadLimits.OPEN_UPLOADS) {
      throw Rejected.because(PersonalRefusal.TOO_MANY_UPLOADS, UploadLimits.OPEN_UPLOADS);
    }
    long id = rows.add(fresh, Clock.systemUTC().instant());
    trail.record(
        caller.actor(),
        "UPLOAD",
        "upload " + id,
        Map.of(
            "kind",
            fresh.wish().kind().name(),
            "scheme",
            fresh.wish().scheme(),
            "bytes",
            fresh.file().bytes()));
    return id;
  }

  /** The version that an upload names, which must be in force; 0 if it names none. */
  private int methodology(NewUpload wish) {
    if (wish.methodology() == null) {
      return 0;
    }
    return read(sql -> new MethodologyRows(sql).all()).stream()
        .filter(m -> m.approved() && m.scheme().equals(wish.scheme()))
        .filter(m -> m.code().equals(wish.methodology()) && m.version().equals(wish.version()))
        .findFirst()
        .map(PersonalMethodology::id)
        .orElseThrow(
            () -> Rejected.because(PersonalRefusal.METHODOLOGY_NOT_IN_FORCE).at("methodology"));
  }

  static void requireScheme(PublicRegister register, String scheme) {
    if (register.schemes().stream().noneMatch(s -> s.code().equals(scheme) && !s.otherRegistry())) {
      throw Rejected.because(PersonalRefusal.PERSONAL_SCHEME_UNUSABLE).at("scheme");
    }
  }

  /** Waits until it is worked through, but no longer than so many seconds. */
  public Upload await(Caller caller, long id, int seconds) {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    Upload upload = get(caller, id);
    try {
      while (!upload.isDone() && System.nanoTime() < end) {
        Thread.sleep(POLL_MILLIS);
        upload = get(caller, id);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return upload;
  }

  /**
   * One's own upload as it stands at this moment.
   *
   * @throws Rejected UNKNOWN_UPLOAD, also for another's
   */
  public Upload get(Caller caller, long id) {
    caller.require(Role.PARTNER);
    return read(sql -> new UploadRows(sql).find(caller.enterpriseId(), id))
        .orElseThrow(() -> Rejected.because(PersonalRefusal.UNKNOWN_UPLOAD));
  }

  /** One's own uploads, the newest first. */
  public Page<Upload> list(Caller caller, Long cursor, int limit) {
    caller.require(Role.PARTNER);
    int size = Page.size(limit);
    long before = cursor == null ? Long.MAX_VALUE : cursor;
    List<Upload> rows =
        read(sql -> new UploadRows(sql).list(caller.enterpriseId(), before, size + 1));
    return Page.cut(rows, size, Upload::id);
  }

  /**
   * The lines of an upload that were not counted, in the order of the file.
   *
   * @param cursor the line before the first wanted one, or null
   */
  public Page<RefusedLine> refused(Caller caller, long upload, Long cursor, int limit) {
    get(caller, upload);
    int size = Page.size(limit);
    List<RefusedLine> rows =
        read(sql -> new UploadRows(sql).refused(upload, cursor == null ? 0 : cursor, size + 1));
    return Page.cut(rows, size, RefusedLine::line);
  }

  /** All of them, one after the other, read by the ten thousand. */
  public void eachRefused(Caller caller, long upload, Consumer<RefusedLine> each) {
    get(caller, upload);
    long after = 0;
    List<RefusedLine> some;
    do {
      long from = after;
      some = read(sql -> new UploadRows(sql).refused(upload, from, REFUSED_AT_ONCE));
      some.forEach(each);
      after = some.isEmpty() ? after : some.get(some.size() - 1).line();
    } while (some.size() == REFUSED_AT_ONCE);
  }

  private <T> T read(PoolSql.Work<T> work) {
    return PoolSql.on(database::getConnection, work);
  }
}
