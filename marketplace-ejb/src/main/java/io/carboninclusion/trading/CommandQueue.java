package io.carboninclusion.trading;

import io.carboninclusion.kernel.Rejected;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What waits for the writer: bounded as a whole and for each participant. */
final class CommandQueue {
  static final int LIMIT = 16_384;
  static final int PARTICIPANT_LIMIT = 256;

  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(LIMIT);
  private final ConcurrentMap<Integer, AtomicInteger> waiting = new ConcurrentHashMap<>();

  /**
   * Adds a command; those of rooms (account 0) are not counted.
   *
   * @throws Rejected TOO_MANY_WAITING {limit}, MARKET_BUSY
   */
  void add(Waiting command) {
    AtomicInteger count = count(command.account);
    if (count != null && count.incrementAndGet() > PARTICIPANT_LIMIT) {
      count.decrementAndGet();
      throw Rejected.because(TradingRefusal.TOO_MANY_WAITING, PARTICIPANT_LIMIT);
    }
    if (!queue.offer(command)) {
      if (count != null) {
        count.decrementAndGet();
      }
      throw Rejected.because(TradingRefusal.MARKET_BUSY);
    }
  }

  /** Moves what waits into {@code batch}, at most {@code limit}; waits a little for the first. */
  void drain(List<Waiting> batch, int limit, long patienceMillis) throws InterruptedException {
    Waiting first = queue.poll();
    if (first == null) {
      first = queue.poll(patienceMillis, TimeUnit.MILLISECONDS);
    }
    if (first != null) {
      batch.add(first);
      queue.drainTo(batch, limit - 1);
    }
  }

  /** The command has its answer. */
  void answered(Waiting command) {
    AtomicInteger count = count(command.account);
    if (count != null) {
      count.decrementAndGet();
    }
  }

  private AtomicInteger count(int account) {
    if (account == 0) {
      return null;
    }
    AtomicInteger count = waiting.get(account);
    return count == null ? waiting.computeIfAbsent(account, a -> new AtomicInteger()) : count;
  }
}
