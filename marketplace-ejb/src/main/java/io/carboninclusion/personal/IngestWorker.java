package io.carboninclusion.personal;

import io.carboninclusion.kernel.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Works uploads through, one after the other in the order in which they came, so that what one
 * counts the next one sees. It begins with the market and goes on with what an earlier run left; a
 * lock of the database lets one instance work at a time.
 */
@Singleton
@Startup
@DependsOn("StartChecks")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IngestWorker {

  private static final Logger LOG = Logger.getLogger(IngestWorker.class.getName());
  private static final long PAUSE_SECONDS = 5;
  private static final long PATIENCE_MILLIS = 15_000;

  @Resource private ManagedThreadFactory threads;
  @Inject PersonalSecret secret;
  @Inject Spools spools;

  private final Semaphore poked = new Semaphore(0);
  private volatile boolean ending;
  private Thread thread;

  @PostConstruct
  void begin() {
    new Spool(Spools.folder(), "").removeHalfReceived();
    thread = threads.newThread(this::work);
    thread.start();
  }

  @PreDestroy
  void end() {
    ending = true;
    thread.interrupt();
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** There is something to do. */
  public void poke() {
    poked.release();
  }

  private void work() {
    while (!ending) {
      try {
        workOnce();
        if (poked.tryAcquire(PAUSE_SECONDS, TimeUnit.SECONDS)) {
          poked.drainPermits();
        }
      } catch (InterruptedException stopped) {
        return;
      } catch (IOException | SQLException | RuntimeException failure) {
        waitAfter(failure);
      }
    }
  }

  private void waitAfter(Exception failure) {
    if (!ending) {
      LOG.log(Level.WARNING, "Uploads wait and go on where they stand", failure);
      try {
        TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
      } catch (InterruptedException stopped) {
        ending = true;
      }
    }
  }

  /** One that fails goes on another time, from where it stands. */
  private boolean isWorked(IngestWork work, UploadJob job) {
    try {
      work.run(job);
      return true;
    } catch (IOException | SQLException | RuntimeException failure) {
      if (!ending) {
        LOG.log(Level.WARNING, failure, () -> "Upload " + job.id() + " waits and goes on later");
      }
      return false;
    }
  }

  private void workOnce() throws IOException, SQLException {
    PoolSql.Database database = PersonalConnections.app(Settings.fromEnvironment());
    try (Connection holder = database.open()) {
      PoolSql sql = new PoolSql(holder);
      if (sql.number("SELECT GET_LOCK('market.personal.ingest', 0)") != 1) {
        return;
      }
      // Files first: a file that came later is not taken for one that is done with.
      List<Long> kept = Files.isDirectory(Spools.folder()) ? spools.spool().uploads() : List.of();
      List<UploadJob> open = new UploadRows(sql).open();
      if (kept.isEmpty()) {
        return;
      }
      Spool spool = spools.spool();
      Set<Long> wanted = open.stream().map(UploadJob::id).collect(Collectors.toSet());
      kept.stream().filter(id -> !wanted.contains(id)).forEach(spool::remove);
      IngestWork work = new IngestWork(database, spool, secret.get(), threads);
      // The next file of the same partner may need what this one counts; other partners' do not.
      Set<Long> waiting = new HashSet<>();
      for (UploadJob job : open) {
        if (!ending
            && spool.has(job.id())
            && !waiting.contains(job.partner())
            && !isWorked(work, job)) {
          waiting.add(job.partner());
        }
      }
    }
  }
}
