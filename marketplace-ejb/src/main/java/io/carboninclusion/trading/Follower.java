package io.carboninclusion.trading;

import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.Reason;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tails the journal, applies the same commands to a core of its own, compares the state and writes
 * the views. A state that differs from the writer's is the end of the market until people have
 * looked at it: it is the proof that the core is deterministic, made while it runs.
 */
final class Follower implements Runnable {
  private static final Logger LOG = Logger.getLogger(Follower.class.getName());
  private static final int ROWS = 16;

  /**
   * Rows gathered at which a transaction is written although more could be read. More at once gain
   * nothing, and the writer's commits wait longer behind them.
   */
  private static final int ENOUGH = 15_000;

  /**
   * Between two transactions, unless somebody waits for the views: at some hundred orders a second
   * each would hold a few rows only, and cost the calls more than the writing of them.
   */
  private static final long BREATH_MILLIS = 50;

  private static final long IDLE_MILLIS = 1_000;
  private static final long RETRY_MILLIS = 500;

  private final Journal journal;
  private final Views views;
  private final SnapshotKeeper snapshots;
  private final Function<Set<Long>, Replay> replays;
  private final Lag lag;
  private final BooleanSupplier leads;
  private final Consumer<String> stopTheMarket;
  private final Semaphore poked = new Semaphore(0);
  private final ViewChanges changes = new ViewChanges();
  private Exchange exchange;
  private Chain chain;
  private final CommandReader reader = new CommandReader();
  private Replay replay;
  private Views.Mark mark;

  /** The last attempt failed: what it should have written may be there. */
  private boolean uncertain;

  private boolean proved;

  /** This instance wrote the views the last time it looked. */
  private boolean led;

  private BiConsumer<Exchange, Chain> whenLevel = (core, place) -> {};
  private volatile boolean closing;
  private volatile boolean abandoned;

  /**
   * @param leads whether this instance writes the views; another one follows at their watermark
   * @param stopTheMarket told why, when the core's state is not the writer's
   */
  Follower(
      Journal journal,
      Views views,
      SnapshotKeeper snapshots,
      Function<Set<Long>, Replay> replays,
      Lag lag,
      BooleanSupplier leads,
      Consumer<String> stopTheMarket) {
    this.leads = leads;
    this.journal = journal;
    this.views = views;
    this.snapshots = snapshots;
    this.replays = replays;
    this.lag = lag;
    this.stopTheMarket = stopTheMarket;
  }

  /** There is something new in the journal. */
  void poke() {
    if (poked.availablePermits() == 0) {
      poked.release();
    }
  }

  /** Ends the thread when the views show what the journal has by now. */
  void close() {
    closing = true;
    poke();
  }

  /** Ends it wherever it stands. */
  void abandon() {
    abandoned = true;
    close();
  }

  /**
   * @param visitor is shown the core between two batches, whenever the views stand where it does
   */
  void whenLevel(BiConsumer<Exchange, Chain> visitor) {
    whenLevel = visitor;
  }

  @Override
  public void run() {
    try {
      while (!closing) {
        if (!step()) {
          TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
          continue;
        }
        if (mark != null && chain.batch() == mark.batch()) {
          whenLevel.accept(exchange, chain);
        }
        if (!closing) {
          lag.breathe(BREATH_MILLIS);
        }
        if (poked.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
          poked.drainPermits();
        }
      }
      if (step() && mark != null && chain.batch() == mark.batch() && leads.getAsBoolean()) {
        snapshots.ended(chain, exchange, changes);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error broken) {
      // Also without memory: views that nobody writes any more must not stand still unseen.
      LOG.log(Level.SEVERE, "The follower has stopped the market", broken);
      stopTheMarket.accept("The follower has stopped the market: " + broken.getMessage());
    } finally {
      journal.close();
      views.close();
    }
  }

  /** Brings the views to the journal's end. */
  void catchUp() throws SQLException {
    if (mark == null) {
      begin();
    }
    boolean leading = leads.getAsBoolean();
    if (!leading || !led) {
      readMark();
    }
    led = leading;
    writePending();
    if (mark == null) {
      return;
    }
    List<JournalRow> rows = journal.read(chain.batch(), ROWS);
    while (!rows.isEmpty() && !abandoned && mark != null) {
      for (JournalRow row : rows) {
        if (!leading && row.batch() > mark.batch()) {
          return;
        }
        apply(row);
      }
      rows = journal.read(chain.batch(), ROWS);
      if (rows.isEmpty() || changes.size() >= ENOUGH) {
        writePending();
      }
    }
  }

  /**
   * A stand-by's core stays where the views stand, so that it can go on from there at once. What it
   * gathered as a leader and another has written in part, it cannot write any more.
   */
  private void readMark() throws SQLException {
    Views.Mark now = views.mark();
    boolean partly = chain.batch() > now.batch() && now.batch() > mark.batch();
    mark = now;
    lag.viewed(mark.batch(), mark.sequence());
    if (partly) {
      begin();
    } else if (chain.batch() <= mark.batch()) {
      changes.clear();
    }
  }

  /** Takes up where the views stand. Until all of it has been read there is no mark to go on by. */
  private void begin() throws SQLException {
    mark = null;
    // Two cores of a large market would not fit.
    exchange = null;
    replay = replays.apply(journal.voided());
    changes.restart();
    uncertain = false;
    proved = false;
    Views.Mark at = views.mark();
    Optional<Snapshots.Restored> saved =
        snapshots.restore(journal, at.batch(), () -> new Exchange(changes));
    exchange = saved.map(Snapshots.Restored::core).orElseGet(() -> new Exchange(changes));
    chain = saved.map(Snapshots.Restored::chain).orElseGet(Chain::new);
    saved.ifPresent(state -> changes.restore(state.more()));
    mark = at;
    if (chain.batch() == mark.batch()) {
      requireSameJournal();
    }
    // They can be read from now on, although this follower's core has yet to come so far.
    lag.viewed(mark.batch(), mark.sequence());
  }

  /** Goes on as far as it can; false if the database was lost. */
  boolean step() {
    try {
      catchUp();
      return true;
    } catch (SQLException lost) {
      LOG.log(Level.WARNING, "The follower has lost its database and tries again", lost);
      journal.close();
      views.close();
      uncertain = true;
      return false;
    }
  }

  private void apply(JournalRow row) {
    chain.follow(row, exchange.stateHash());
    reader.wrap(row.commands(), row.commands().length);
    long sequence = row.firstSequence();
    while (reader.next()) {
      changes.begin(reader, sequence, row.timeMicros());
      Reason reason = replay.apply(reader, sequence, row.timeMicros(), exchange);
      changes.end(reason);
      sequence++;
    }
    if (chain.batch() <= mark.batch()) {
      alreadyWritten(row);
    }
  }

  /** At a start: the views have this batch; only the core had to hear of it again. */
  private void alreadyWritten(JournalRow row) {
    changes.clear();
    if (row.batch() == mark.batch()) {
      requireSameJournal();
      proveOnce();
      lag.viewed(chain.batch(), chain.sequence());
    }
  }

  /** After a start; later the comparison of the state is proof enough. */
  private void proveOnce() {
    if (!proved) {
      exchange.verify();
      proved = true;
    }
  }

  private void requireSameJournal() {
    if (!Arrays.equals(chain.hash(), mark.rowHash())) {
      throw new Chain.Broken("The views were made from another journal; rebuild them.");
    }
  }

  private void writePending() throws SQLException {
    if (chain.batch() <= mark.batch() || !leads.getAsBoolean()) {
      return;
    }
    Views.Mark there = uncertain ? views.mark() : mark;
    if (there.batch() != chain.batch()) {
      changes.settle(exchange);
      if (there.batch() != mark.batch() || !views.write(changes, mark.batch(), chain)) {
        LOG.warning("Another instance writes the views; this one begins anew.");
        mark = null;
        poke();
        return;
      }
    }
    uncertain = false;
    mark = new Views.Mark(chain.batch(), chain.sequence(), chain.hash());
    changes.clear();
    lag.viewed(chain.batch(), chain.sequence());
    snapshots.written(chain, exchange, changes);
  }
}
