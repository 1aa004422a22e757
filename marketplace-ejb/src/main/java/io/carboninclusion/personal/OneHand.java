package io.carboninclusion.personal;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** A thread that does one thing at a time: who hands it the next waits for the one before. */
final class OneHand implements AutoCloseable {

  private final ExecutorService thread;
  private Future<?> underWay;

  /** What is to be done. */
  interface Work {
    void run() throws SQLException;
  }

  OneHand(ThreadFactory threads) {
    thread = Executors.newSingleThreadExecutor(threads);
  }

  /**
   * @throws SQLException that ended what was handed before
   */
  void take(Work work) throws SQLException {
    await();
    underWay =
        thread.submit(
            () -> {
              work.run();
              return null;
            });
  }

  /**
   * Until nothing is under way.
   *
   * @throws SQLException that ended it
   */
  void await() throws SQLException {
    if (underWay == null) {
      return;
    }
    try {
      underWay.get();
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

  /** Waits until what is under way has ended, also when this thread is interrupted. */
  @Override
  public void close() {
    thread.shutdown();
    boolean interrupted = Thread.interrupted();
    try {
      while (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
        continue;
      }
    } catch (InterruptedException stopped) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
