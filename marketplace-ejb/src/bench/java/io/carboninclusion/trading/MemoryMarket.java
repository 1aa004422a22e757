package io.carboninclusion.trading;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.TimeInForce;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The real writer with its real queue, keys, journal rows, hash chain, core and answers; only the
 * store below the journal is memory, so nothing waits for a disk. Views are not written.
 */
public final class MemoryMarket implements AutoCloseable {
  private final ExecutorService answers = Executors.newFixedThreadPool(2);
  private final Lag lag = new Lag(Long.MAX_VALUE, Long.MAX_VALUE);
  private final Rows rows = new Rows();
  private final Writer writer;
  private final Thread thread;
  private final AtomicLong fills = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private long lastIntent;

  /** Keeps the newest rows alone: a measurement of millions must not be one of the heap. */
  private final class Rows implements JournalStore {
    private volatile long batches;

    @Override
    public boolean insert(JournalRow row) {
      batches++;
      // There is no follower: the writer may forget its answers as if there were one.
      lag.viewed(row.batch(), row.lastSequence());
      return true;
    }

    @Override
    public List<JournalRow> read(long batch, int limit) {
      return List.of();
    }

    @Override
    public long firstSince(long micros) {
      return 1;
    }

    @Override
    public Set<Long> voided() {
      return Set.of();
    }

    @Override
    public List<String> complaints() {
      return List.of();
    }

    @Override
    public void close() {}
  }

  /** No state was ever saved. */
  private static final class NoSnapshots implements SnapshotStore {
    @Override
    public void save(Entry entry, List<byte[]> parts) {}

    @Override
    public List<Entry> list() {
      return List.of();
    }

    @Override
    public List<byte[]> parts(long batch) {
      return List.of();
    }
  }

  /** There is nobody else. */
  private static final class OwnLease implements Lease {
    @Override
    public boolean take() {
      return true;
    }

    @Override
    public void release() {}
  }

  /** A market that trades, with one open instrument of one tonne a lot. */
  public MemoryMarket(int instrument) throws InterruptedException {
    writer =
        new Writer(
            new WriterParts(
                new Journal(rows),
                new Snapshots(new NoSnapshots()),
                new OwnLease(),
                Replay::new,
                MachineTime.of(Clock.systemUTC()),
                lag,
                answers,
                answers,
                sequence -> {
                  throw new IllegalStateException("no key comes twice here");
                },
                () -> {
                  throw new IllegalStateException("no engine is upgraded here");
                },
                (core, now) -> List.of(),
                () -> {},
                Keys.LIMIT));
    thread = new Thread(writer, "writer");
    thread.setDaemon(true);
    thread.start();
    while (!writer.status().isTrading()) {
      Thread.sleep(1);
    }
    room(new RoomCommand.DefineInstrument(++lastIntent, instrument, 1, 1_000, new byte[32]));
    room(new RoomCommand.OpenTrading(++lastIntent, instrument));
  }

  /** Gives an account cash (thousandths of a fen) and units (kg). */
  public void fund(int account, int instrument, long milliFen, long kg) {
    room(new RoomCommand.Deposit(++lastIntent, account, milliFen));
    room(new RoomCommand.Issue(++lastIntent, account, instrument, kg, new byte[32]));
  }

  private void room(RoomCommand command) {
    writer.submit(Commands.of(command), 0).join().orThrow();
  }

  public static byte[] place(
      int account, int instrument, boolean buys, boolean rests, long priceFen, long kg, long key) {
    return Commands.place(
        account,
        instrument,
        buys ? Side.BUY : Side.SELL,
        OrderType.LIMIT,
        rests ? TimeInForce.GTC : TimeInForce.IOC,
        priceFen,
        kg,
        "",
        Long.toString(key));
  }

  public static byte[] amend(int account, long order, long priceFen, long kg, long key) {
    return Commands.amend(account, order, priceFen, kg, Long.toString(key));
  }

  public static byte[] cancel(int account, long order, long key) {
    return Commands.cancel(account, order, Long.toString(key));
  }

  /**
   * Sends all commands in their order and waits for the last answer.
   *
   * @param outstanding most commands without an answer at a time
   */
  public void send(byte[][] commands, int[] accounts, int from, int to, int outstanding)
      throws InterruptedException {
    Semaphore permits = new Semaphore(outstanding);
    for (int i = from; i < to; i++) {
      permits.acquire();
      writer
          .submit(commands[i], accounts[i])
          .whenComplete(
              (outcome, failure) -> {
                if (failure != null || !outcome.isAccepted()) {
                  refused.incrementAndGet();
                } else if (!outcome.fills().isEmpty()) {
                  fills.addAndGet(outcome.fills().size());
                }
                permits.release();
              });
    }
    permits.acquire(outstanding);
  }

  /** Trades told in answers so far. */
  public long trades() {
    return fills.get();
  }

  public long refused() {
    return refused.get();
  }

  public long batches() {
    return rows.batches;
  }

  @Override
  public void close() throws InterruptedException {
    writer.close();
    thread.join();
    answers.shutdown();
  }
}
