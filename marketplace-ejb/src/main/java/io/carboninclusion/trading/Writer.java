package io.carboninclusion.trading;

import io.carboninclusion.exchange.Criteria;
import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.kernel.Rejected;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one writer: a thread that drains what waits, stamps time and sequence, adds one row to the
 * journal, applies it to the core and answers. No timer: a batch is what arrived during the last
 * commit.
 *
 * <p>It begins with the last saved state and what the journal has after it, waits until it has the
 * lease, and adds an empty batch with a higher epoch. When the outcome of a commit is not known it
 * sends the same row until it is; nothing else happens meanwhile. Another writer's row makes it a
 * stand-by that follows until it may try again. A command that breaks the core, or a follower that
 * sees another state, stops it: it then refuses everything until it is started anew.
 */
final class Writer implements Runnable {
  private static final Logger LOG = Logger.getLogger(Writer.class.getName());
  private static final long IDLE_MILLIS = 500;
  private static final long RETRY_MILLIS = 200;
  private static final long RENEW_NANOS = 1_000_000_000L;

  private final WriterParts parts;
  private final CommandQueue queue = new CommandQueue();
  private final Answers answers;
  private final Batch batch = new Batch();
  private final OutcomeRecorder recorder;
  private final CommandReader reader = new CommandReader();
  private final Depths depths = new Depths();
  private final LiveBooks live = new LiveBooks();
  private final RecentOutcomes recent = new RecentOutcomes();
  private final WriterStatus status = new WriterStatus();
  private Exchange exchange;
  private Keys keys;
  private Chain chain;
  private Replay replay;
  private WriterClock clock;
  private long epoch;
  private long renewedNanos;
  private volatile boolean closing;

  Writer(WriterParts parts) {
    this.parts = parts;
    this.answers = new Answers(queue, parts.answers(), parts.retries(), parts.past());
    this.recorder = new OutcomeRecorder(depths::changed, live::traded);
  }

  /**
   * Puts a command into the queue.
   *
   * @param account whose command it is, or 0 for a room's
   * @return completes after the commit, or exceptionally with {@link Rejected}
   * @throws Rejected what {@link CommandQueue#add} and {@link WriterStatus#requireTrading} refuse,
   *     VIEWS_BEHIND
   */
  CompletableFuture<Outcome> submit(byte[] command, int account) {
    status.requireTrading();
    if (parts.lag().isTooFar(parts.time().nanos())) {
      throw Rejected.because(TradingRefusal.VIEWS_BEHIND);
    }
    Waiting waiting = new Waiting(command, account);
    queue.add(waiting);
    return waiting.answer;
  }

  /** Asks the core between two batches. */
  private <T> CompletableFuture<T> ask(Function<Exchange, T> question) {
    status.requireTrading();
    CompletableFuture<T> answer = new CompletableFuture<>();
    queue.add(
        new Waiting(
            () -> {
              try {
                status.requireTrading();
                answer.complete(question.apply(exchange));
              } catch (RuntimeException failure) {
                answer.completeExceptionally(failure);
              }
            }));
    return answer;
  }

  /** The best levels of a book, from memory if nothing changed it. */
  CompletableFuture<Depth> depth(int instrument, String code) {
    Depth kept = depths.kept(instrument);
    return kept != null
        ? CompletableFuture.completedFuture(kept)
        : ask(core -> depths.read(core, instrument, code, chain.sequence()));
  }

  /** The books of these instruments with their trades since they were last asked for. */
  CompletableFuture<Map<String, LiveBook>> live(Map<Integer, String> codes) {
    return ask(
        core -> {
          live.keep(codes.keySet());
          Map<String, LiveBook> books = new HashMap<>();
          codes.forEach(
              (id, code) -> {
                Depth kept = depths.kept(id);
                Depth depth = kept != null ? kept : depths.read(core, id, code, chain.sequence());
                books.put(code, live.take(id, depth, chain.sequence()));
              });
          return books;
        });
  }

  /** What an order would do against the book as committed. */
  CompletableFuture<Quote> quote(PlaceOrder order, int instrument) {
    return ask(core -> Quotes.of(order, core, instrument, chain.sequence()));
  }

  /** What an order across books would do against them as committed. */
  CompletableFuture<CriteriaQuotes> quote(int account, Criteria criteria, PlaceOrder order) {
    return ask(core -> CriteriaQuotes.of(account, criteria, order, core, chain.sequence()));
  }

  /** The last command of the journal once everything that waits now has been settled. */
  CompletableFuture<Long> settledSequence() {
    return ask(core -> chain.sequence());
  }

  WriterStatus status() {
    return status;
  }

  /** Stops the market; only a new start leads out of it. */
  void stop(String why) {
    status.stop(why);
  }

  /** Ends the thread after the batch under way. */
  void close() {
    closing = true;
  }

  @Override
  public void run() {
    try {
      while (!closing) {
        lead();
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    } catch (SQLException | RuntimeException failure) {
      LOG.log(Level.SEVERE, "The market does not trade", failure);
      status.failed(failure);
      refuseUntilClosed();
    } finally {
      status.stop("The market is shut down.");
      parts.lease().release();
      parts.journal().close();
    }
  }

  /** Waits for the lease, trades while this instance has it, and stands by when another took it. */
  private void lead() throws SQLException, InterruptedException {
    try {
      begin();
      while (!closing) {
        step();
        renewLease();
      }
    } catch (Journal.Fenced | Lease.Lost taken) {
      LOG.log(Level.WARNING, "This instance stands by", taken);
      status.standBy(taken.getMessage());
    } catch (SQLException lost) {
      // A stand-by waits for the database; at a start and while it trades somebody must know.
      if (status.phase() != MarketState.Phase.STANDBY) {
        throw lost;
      }
      LOG.log(Level.WARNING, "A stand-by has lost its database and tries again", lost);
      parts.journal().close();
      parts.time().pause(RETRY_MILLIS);
    }
  }

  /** Once a second; a database that does not answer is the commit's matter. */
  private void renewLease() {
    if (parts.time().nanos() - renewedNanos < RENEW_NANOS) {
      return;
    }
    renewedNanos = parts.time().nanos();
    try {
      if (!parts.lease().take()) {
        throw new Lease.Lost();
      }
    } catch (SQLException unreachable) {
      LOG.log(Level.WARNING, "The lease was not renewed", unreachable);
    }
  }

  /** One batch of what waits, or nothing after a short while. */
  void step() throws InterruptedException {
    batch.clear();
    queue.drain(batch.drained, Batch.COMMANDS, IDLE_MILLIS);
    if (!status.isTrading()) {
      answers.refuse(batch.drained, 0, TradingRefusal.MARKET_STOPPED);
      return;
    }
    long time = clock.nowMicros();
    carryOutDue(time);
    if (batch.drained.isEmpty()) {
      return;
    }
    batch.sort(keys, chain.sequence() + 1, time);
    if (!batch.fresh.isEmpty()) {
      writeAndApply(time);
    }
    answers.refuse(batch.reused, 0, TradingRefusal.KEY_REUSED);
    answers.refuse(batch.turnedAway, 0, TradingRefusal.MARKET_BUSY);
    answers.repeat(batch.repeated, recent);
    for (Waiting question : batch.questions) {
      question.question.run();
    }
  }

  /** In front of what was drained, so that nobody trades past a close. */
  private void carryOutDue(long time) throws InterruptedException {
    try {
      List<RoomCommand> due = parts.due().due(exchange, time);
      while (!due.isEmpty()) {
        List<Outcome> outcomes = new ArrayList<>(due.size());
        JournalRow row = nextRow(due.size(), time, Batch.bytes(due));
        commit(row);
        apply(row, outcomes);
        written(row);
        requireAccepted(due, outcomes);
        // The end of a day with very many orders takes longer than the lease.
        renewLease();
        due = parts.due().due(exchange, time);
      }
    } catch (RuntimeException failure) {
      TradingRefusal why = TradingRefusal.MARKET_STANDBY;
      if (!(failure instanceof Journal.Fenced || failure instanceof Lease.Lost)) {
        status.failed(failure);
        why = TradingRefusal.MARKET_STOPPED;
      }
      // None of these has been written.
      answers.refuse(batch.drained, 0, why);
      throw failure;
    } finally {
      depths.forgetChanged();
    }
  }

  /** What is due comes out of the core's own state; refused, it would be due for ever. */
  private static void requireAccepted(List<RoomCommand> due, List<Outcome> outcomes) {
    for (int i = 0; i < due.size(); i++) {
      if (outcomes.get(i).reason() != Reason.ACCEPTED) {
        throw new IllegalStateException(due.get(i) + " was due and is " + outcomes.get(i).reason());
      }
    }
  }

  private void writeAndApply(long time) throws InterruptedException {
    int count = batch.fresh.size();
    JournalRow row = nextRow(count, time, batch.commands());
    List<Outcome> outcomes = new ArrayList<>(count);
    try {
      commit(row);
      apply(row, outcomes);
      recent.add(outcomes, parts.lag().viewedSequence());
      // Before the answers: whoever reads behind his own must be told to wait for the views.
      written(row);
    } catch (RuntimeException failure) {
      if (failure instanceof Journal.Fenced) {
        // Before the questions are refused: they are asked on another thread then.
        status.standBy(failure.getMessage());
      } else {
        status.failed(failure);
      }
      answers.refuse(batch.fresh, outcomes.size(), TradingRefusal.OUTCOME_UNKNOWN);
      for (List<Waiting> keyed : List.of(batch.repeated, batch.reused, batch.turnedAway)) {
        answers.refuse(keyed, 0, TradingRefusal.OUTCOME_UNKNOWN);
      }
      answers.refuse(batch.questions, 0, TradingRefusal.MARKET_STOPPED);
      throw failure;
    } finally {
      depths.forgetChanged();
      answers.complete(batch.fresh, outcomes);
    }
  }

  private JournalRow nextRow(int count, long time, byte[] commands) {
    return new JournalRow(
        chain.batch() + 1,
        chain.sequence() + 1,
        count,
        epoch,
        Engines.own(),
        Math.max(time, chain.timeMicros()),
        chain.hash(),
        exchange.stateHash(),
        commands);
  }

  private void commit(JournalRow row) throws InterruptedException {
    while (true) {
      try {
        if (!parts.journal().add(row)) {
          LOG.info("Batch " + row.batch() + " had been committed when the connection was lost.");
        }
        status.settled();
        chain.follow(row, row.stateHash());
        return;
      } catch (SQLException failure) {
        status.settling(
            "It is not known whether batch " + row.batch() + " was committed: " + failure);
        LOG.log(Level.WARNING, "Batch " + row.batch() + " is sent again", failure);
        if (closing) {
          throw new IllegalStateException("shut down while a commit was not settled", failure);
        }
        parts.time().pause(RETRY_MILLIS);
      }
    }
  }

  private void apply(JournalRow row, List<Outcome> outcomes) {
    reader.wrap(row.commands(), row.commands().length);
    long sequence = row.firstSequence();
    while (reader.next()) {
      recorder.begin(reader);
      live.begin(sequence, row.timeMicros());
      Reason reason = replay.apply(reader, sequence, row.timeMicros(), exchange);
      outcomes.add(recorder.outcome(sequence, row.timeMicros(), reason));
      sequence++;
    }
  }

  private void written(JournalRow row) {
    status.applied(chain, epoch);
    parts.lag().written(row.lastSequence(), parts.time().nanos());
    parts.pokeFollower().run();
  }

  /** Comes to the journal's end, waits for the lease and takes the market over. */
  void begin() throws SQLException, InterruptedException {
    // What this instance knew when it traded before: two of a large market would not fit.
    exchange = null;
    keys = null;
    WriterStart start = new WriterStart(parts, recorder);
    Chain end = start.follow();
    while (!parts.lease().take()) {
      status.standBy("Another instance trades; this one takes over when that one ends.");
      refuseWaiting(TradingRefusal.MARKET_STANDBY);
      if (closing) {
        return;
      }
      start.follow();
    }
    start.follow();
    start.core().verify();
    renewedNanos = parts.time().nanos();
    exchange = start.core();
    replay = start.replay();
    chain = end;
    keys = start.keys();
    clock = start.clock(end);
    epoch = chain.epoch() + 1;
    depths.forgetAll();
    live.forgetAll();
    JournalRow opening = nextRow(0, clock.nowMicros(), new byte[0]);
    commit(opening);
    status.trading();
    written(opening);
    LOG.info("The market trades: epoch " + epoch + ", sequence " + chain.sequence() + ".");
  }

  /** Waits half a second for commands, for none may be taken now. */
  private void refuseWaiting(TradingRefusal why) throws InterruptedException {
    batch.clear();
    queue.drain(batch.drained, Batch.COMMANDS, IDLE_MILLIS);
    answers.refuse(batch.drained, 0, why);
  }

  private void refuseUntilClosed() {
    try {
      while (!closing) {
        refuseWaiting(TradingRefusal.MARKET_STOPPED);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }
}
