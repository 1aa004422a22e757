package io.carboninclusion.personal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Works an upload of acts through, chunk by chunk, each in one transaction: acts, refused lines,
 * and how far the file is read; the balances follow in the next ({@link Balances}). While one chunk
 * is written, the next is read, taken apart, and what it depends on is fetched, on another
 * connection; what the first one counts is added from memory.
 */
final class ActIngest {

  private static final int ATTEMPTS = 5;

  private static final Set<LineRefusal> PERHAPS_COUNTED =
      Set.of(LineRefusal.OVERLAPS, LineRefusal.RIDES_OF_DAY, LineRefusal.STEPS_OF_DAY);

  private final long upload;
  private final ActJudge judge;
  private final Progress progress;
  private final Balances balances;
  private final Connection reading;
  private final Connection writing;

  /** Once a file has acts that are counted already, they are looked up before each chunk. */
  private boolean careful;

  /**
   * @param reading each statement by itself
   * @param writing a transaction for each chunk
   */
  ActIngest(
      long upload,
      ActJudge judge,
      Progress progress,
      Balances balances,
      Connection reading,
      Connection writing) {
    this.upload = upload;
    this.judge = judge;
    this.progress = progress;
    this.balances = balances;
    this.reading = reading;
    this.writing = writing;
  }

  /**
   * Until the last line, or until this thread is interrupted between two chunks. While one chunk is
   * carried over to the balances, the next is counted, and the one after it read.
   *
   * @param counting one hand for the acts
   * @param carrying another for the balances
   */
  void run(ActLines lines, Travellers travellers, OneHand counting, OneHand carrying)
      throws IOException, SQLException {
    boolean last = false;
    while (!last && !Thread.currentThread().isInterrupted()) {
      ActChunk chunk = lines.read();
      last = chunk.last;
      chunk.firstId = ActStore.block(reading);
      travellers.find(chunk);
      if (judge.looksBack()) {
        travellers.lookBack(chunk, counting::await);
      }
      counting.take(
          () -> {
            count(chunk);
            carrying.take(() -> balances.carryOver(chunk.lastId(), chunk.last));
          });
    }
    if (last) {
      counting.await();
      carrying.await();
    }
  }

  private void count(ActChunk chunk) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      ActVerdict verdict = careful || attempt > 1 ? judgeCarefully(chunk) : judge(chunk);
      try {
        if (write(verdict)) {
          return;
        }
        if (attempt >= ATTEMPTS) {
          throw new IllegalStateException("acts are counted meanwhile, again and again");
        }
        careful = true;
      } catch (SQLException failure) {
        if (attempt >= ATTEMPTS || !Balances.TRANSIENT.contains(failure.getErrorCode())) {
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
            verdict.latestMinute(),
            false);
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
