package io.carboninclusion.trading;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A running writer with its follower: what a start brings up and an end takes down. */
final class Market implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Market.class.getName());
  private static final long PATIENCE_MILLIS = 15_000;

  private final MarketParts parts;
  private final Lag lag;
  private final Writer writer;
  private final Follower follower;
  private final JournalProof proof;
  private final OutcomeReads outcomes;
  private final ExecutorService answers;
  private final ExecutorService retries;
  private List<Thread> threads = List.of();

  Market(MarketParts parts) {
    this.parts = parts;
    this.lag = new Lag(parts.limits().lagMillis(), parts.limits().lagCommands());
    this.outcomes = new OutcomeReads(new Sql(parts.reads()), lag);
    this.answers = Executors.newFixedThreadPool(2, parts.threads());
    this.retries = Executors.newFixedThreadPool(2, parts.threads());
    this.follower =
        new Follower(
            new Journal(parts.view()),
            new ViewTables(parts.view(), "market_view"),
            new SnapshotKeeper(new Snapshots(parts.view()), parts.limits().snapshotCommands()),
            parts.replays(),
            lag,
            this::leads,
            this::stop);
    this.proof = new JournalProof(() -> ViewBalances.read(parts.app()), this::stop);
    this.follower.whenLevel(proof::answer);
    this.writer =
        new Writer(
            new WriterParts(
                new Journal(parts.app()),
                new Snapshots(parts.app()),
                new LeaseTable(parts.app()),
                parts.replays(),
                MachineTime.of(parts.wall()),
                lag,
                answers,
                retries,
                outcomes,
                () -> ViewBalances.read(parts.app()),
                parts.due(),
                follower::poke,
                parts.limits().keys()));
  }

  Market start() {
    threads = List.of(parts.threads().newThread(writer), parts.threads().newThread(follower));
    threads.forEach(Thread::start);
    return this;
  }

  Writer writer() {
    return writer;
  }

  Lag lag() {
    return lag;
  }

  OutcomeReads outcomes() {
    return outcomes;
  }

  /** The last time the views were held against the journal, or null. */
  LedgerCheck.Replayed replayed() {
    return proof.last(follower::poke);
  }

  /** Whether the writer trades and the views show all that it has written. */
  boolean isCaughtUp() {
    long written = writer.status().position().batch();
    return writer.status().isTrading() && written > 0 && lag.viewedBatch() >= written;
  }

  /**
   * Before a participant's own data or market data is read: waits until the views show all that was
   * answered so far, at most two seconds, so that nobody misses what he has just done. Views that
   * are further behind are read as they are; they say their sequence.
   */
  void awaitWritten() {
    if (lag.millis(System.nanoTime()) < OutcomeReads.PATIENCE_MILLIS) {
      lag.await(writer.status().position().sequence(), OutcomeReads.PATIENCE_MILLIS);
    }
  }

  /** A book's levels from the writer; from the views if it does not trade or is not free soon. */
  Depth depth(OrderReads views, int instrument, String code) {
    if (writer.status().phase() == MarketState.Phase.TRADING) {
      try {
        return OrderBook.soon(writer.depth(instrument, code));
      } catch (Rejected notNow) {
        LOG.log(Level.FINE, "The views tell the depth of {0}", code);
      }
    }
    return views.depth(code, instrument);
  }

  /**
   * A participant's own orders. Who asks by his reference what became of an order is shown it as
   * soon as it is there, and is told that there is none only when none can come any more of what
   * the market has taken.
   *
   * @throws Rejected OUTCOME_UNKNOWN if that is not known within two seconds, MARKET_STARTING,
   *     MARKET_STANDBY, MARKET_STOPPED
   */
  Page<OrderRecord> orders(
      OrderReads views, long account, OrderFilter filter, Long cursor, int limit) {
    awaitWritten();
    Page<OrderRecord> there = views.orders(account, filter, cursor, limit);
    if (filter.clientOrderId() == null || !there.items().isEmpty()) {
      return there;
    }
    awaitSettled();
    return views.orders(account, filter, cursor, limit);
  }

  private void awaitSettled() {
    try {
      long sequence = OrderBook.soon(writer.settledSequence());
      if (lag.await(sequence, OutcomeReads.PATIENCE_MILLIS)) {
        return;
      }
    } catch (Rejected notNow) {
      if (!notNow.is(TradingRefusal.MARKET_BUSY)) {
        throw notNow;
      }
    }
    throw Rejected.because(TradingRefusal.OUTCOME_UNKNOWN);
  }

  MarketState state() {
    WriterStatus status = writer.status();
    WriterStatus.Position at = status.position();
    return new MarketState(
        status.phase(),
        status.why(),
        at.epoch(),
        at.batch(),
        at.sequence(),
        lag.viewedBatch(),
        lag.viewedSequence(),
        lag.millis(System.nanoTime()),
        JournalRow.hex(at.rowHash()));
  }

  private boolean leads() {
    return writer.status().leads();
  }

  private void stop(String why) {
    LOG.severe(why);
    writer.stop(why);
  }

  /** Lets the batch under way finish, then ends the threads. */
  @Override
  public void close() {
    try {
      // The follower ends behind the writer, so that it saves the state at the journal's end.
      writer.close();
      threads.get(0).join(PATIENCE_MILLIS);
      follower.close();
      threads.get(1).join(PATIENCE_MILLIS);
      follower.abandon();
      answers.shutdown();
      retries.shutdown();
      if (!answers.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        LOG.warning("Answers were still on their way when the market was shut down.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
