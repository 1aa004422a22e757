package io.carboninclusion.personal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Works an upload of acts through, chunk by chunk, each in one transaction: acts, refused lines,
 * balances, and how far the file is read. While one chunk is written, the next is read, taken
 * apart, and what it depends on is fetched, on another connection; what the first one counts is
 * added from memory.
 */
final class ActIngest {

  /** 1020 record changed, 1205 lock wait timeout, 1213 deadlock: the chunk once more. */
  private static final Set<Integer> WORTH_ANOTHER_ATTEMPT = Set.of(1020, 1205, 1213);

  private static final int ATTEMPTS = 5;

  private static final Set<LineRefusal> PERHAPS_COUNTED =
      Set.of(LineRefusal.OVERLAPS, LineRefusal.RIDES_OF_DAY, LineRefusal.STEPS_OF_DAY);

  private final long upload;
  private final ActJudge judge;
  private final Progress progress;
  private final Connection reading;
  private final Connection writing;

  /** Once a file has acts that are counted already, they are looked up before each chunk. */
  private boolean careful;

  private Future<ActVerdict> underWay;

  /**
   * @param reading each statement by itself
   * @param writing a transaction for each chunk
   */
  ActIngest(
      long upload, ActJudge judge, Progress progress, Connection reading, Connection writing) {
    this.upload = upload;
    this.judge = judge;
    this.progress = progress;
    this.reading = reading;
    this.writing = writing;
  }

  /**
   * Until the last line, or until this thread is interrupted between two chunks.
   *
   * @param writer one thread
   */
  void run(ActLines lines, ExecutorService writer) throws IOException, SQLException {
    Travellers travellers = new Travellers(reading);
    boolean last = false;
    while (!last && !Thread.currentThread().isInterrupted()) {
      ActChunk chunk = lines.read();
      last = chunk.last;
      chunk.firstId = ActStore.block(reading);
      travellers.find(chunk);
      if (judge.looksBack()) {
        travellers.lookBack(chunk, this::awaitWritten);
      }
      awaitWritten();
      underWay = writer.submit(() -> write(chunk));
    }
    awaitWritten();
  }

  private void awaitWritten() throws SQLException {
    if (underWay != null) {
      result(underWay);
    }
  }

  private static ActVerdict result(Future<ActVerdict> written) throws SQLException {
    try {
      return written.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof SQLException sql) {
        throw sql;
      }
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private ActVerdict write(ActChunk chunk) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      ActVerdict verdict = careful || attempt > 1 ? judgeCarefully(chunk) : judge(chunk);
      try {
        if (write(verdict)) {
          return verdict;
        }
        if (attempt >= ATTEMPTS) {
          throw new IllegalStateException("acts are counted meanwhile, again and again");
        }
        careful = true;
      } catch (SQLException failure) {
        if (attempt >= ATTEMPTS || !WORTH_ANOTHER_ATTEMPT.contains(failure.getErrorCode())) {
          throw failure;
        }
      }
      writing.rollback();
      verdict.undo();
    }
  }

  /**
   * Believes that no act is counted already, which its key proves when it is written. One that
   * overlaps may overlap itself.
   */
  private ActVerdict judge(ActChunk chunk) throws SQLException {
    ActVerdict verdict = judge.judge(chunk, Set.of());
    List<Integer> doubtful = new ArrayList<>();
    for (int row = 0; row < chunk.size(); row++) {
      if (verdict.isRefused(row) && PERHAPS_COUNTED.contains(verdict.refusal[row])) {
        doubtful.add(row);
      }
    }
    Set<Hash128> counted =
        ActStore.counted(writing, doubtful.stream().map(row -> chunk.act[row]).toList());
    for (int row : doubtful) {
      if (counted.contains(chunk.act[row])) {
        verdict.refuse(row, LineRefusal.ALREADY_COUNTED);
      }
    }
    return verdict;
  }

  private ActVerdict judgeCarefully(ActChunk chunk) throws SQLException {
    Collection<Hash128> acts = new HashSet<>();
    for (int row = 0; row < chunk.size(); row++) {
      if (!chunk.isUnread(row)) {
        acts.add(chunk.act[row]);
      }
    }
    return judge.judge(chunk, ActStore.counted(writing, acts));
  }

  private boolean write(ActVerdict verdict) throws SQLException {
    ActChunk chunk = verdict.chunk;
    if (!ActStore.add(writing, verdict, upload)) {
      return false;
    }
    ActStore.list(writing, upload, refused(verdict));
    ActStore.addToBalances(writing, chunk);
    int repeated = verdict.repeated();
    Progress.Step step =
        new Progress.Step(
            chunk.size(),
            verdict.count(false),
            verdict.count(true) - repeated,
            repeated,
            verdict.totalMg(),
            chunk.bytesRead,
            chunk.lineAt,
            chunk.last);
    progress.move(writing, step);
    writing.commit();
    progress.moved(step);
    return true;
  }

  private static List<RefusedLine> refused(ActVerdict verdict) {
    List<RefusedLine> refused = new ArrayList<>();
    for (int row = 0; row < verdict.refusal.length; row++) {
      if (verdict.isRefused(row)) {
        refused.add(
            new RefusedLine(verdict.chunk.line[row], verdict.refusal[row], verdict.detail[row]));
      }
    }
    return refused;
  }
}
