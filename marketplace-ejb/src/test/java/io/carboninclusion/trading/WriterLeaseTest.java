package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.exchange.TradingPhase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Whatever is due, however long it takes: nobody takes over from a writer that is at work. */
class WriterLeaseTest {
  private static final int INSTRUMENT = 1;
  private static final int ROUNDS = 8;

  private final MarketFixture market = new MarketFixture();
  private final AtomicLong lateNanos = new AtomicLong();
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger rounds = new AtomicInteger(ROUNDS);
  private final AtomicInteger takenBefore = new AtomicInteger();
  private volatile int lostAt = -1;

  /** Each command that is due takes two seconds. */
  private final DueCommands longDue =
      (core, now) -> {
        if (core.instrument(INSTRUMENT) == null || rounds.get() == 0) {
          return List.of();
        }
        if (rounds.getAndDecrement() == ROUNDS) {
          takenBefore.set(taken.get());
        }
        lateNanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        return List.of(
            new RoomCommand.ChangePhase(
                RoomCommand.NO_INTENT, INSTRUMENT, TradingPhase.CONTINUOUS, 0, now));
      };

  private final Lease lease =
      new Lease() {
        @Override
        public boolean take() {
          taken.incrementAndGet();
          return rounds.get() != lostAt;
        }

        @Override
        public void release() {
          // Nobody else waits for it.
        }
      };

  private final MachineTime time =
      new MachineTime() {
        private final MachineTime real = MachineTime.of(Clock.systemUTC());

        @Override
        public Instant wall() {
          return real.wall();
        }

        @Override
        public long nanos() {
          return real.nanos() + lateNanos.get();
        }

        @Override
        public void pause(long millis) throws InterruptedException {
          real.pause(millis);
        }
      };

  private final Writer writer =
      new Writer(
          new WriterParts(
              new Journal(market.app),
              new Snapshots(market.app),
              lease,
              Replay::new,
              time,
              new Lag(60_000, 200_000),
              Runnable::run,
              Runnable::run,
              sequence -> null,
              () -> ViewBalances.read(market.app),
              longDue,
              () -> {},
              Keys.LIMIT));

  @Test
  void theLeaseIsRenewedWhileMuchIsDue() throws Exception {
    Thread thread = start();
    try {
      define();
      deposit();
      assertThat(rounds.get()).isZero();
      assertThat(taken.get() - takenBefore.get()).isGreaterThanOrEqualTo(ROUNDS);
    } finally {
      writer.close();
      thread.join(20_000);
    }
  }

  @Test
  void whoLosesItThenStandsByAndIsNotStopped() throws Exception {
    Thread thread = start();
    try {
      lostAt = 4;
      define();
      Awaitility.await()
          .atMost(30, TimeUnit.SECONDS)
          .until(() -> writer.status().phase() == MarketState.Phase.STANDBY);
      assertThat(rounds.get()).isEqualTo(4);
    } finally {
      writer.close();
      thread.join(20_000);
    }
  }

  private Thread start() {
    Thread thread = new Thread(writer, "writer-test");
    thread.start();
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .until(() -> writer.status().phase() == MarketState.Phase.TRADING);
    return thread;
  }

  private void define() throws Exception {
    send(
        new RoomCommand.DefineInstrument(
            market.intent(), INSTRUMENT, 1, 1, MarketFixture.DOCUMENT));
  }

  private void deposit() throws Exception {
    send(new RoomCommand.Deposit(market.intent(), 1001, 1_000));
  }

  private void send(RoomCommand command) throws Exception {
    assertThat(writer.submit(Commands.of(command), 0).get(20, TimeUnit.SECONDS).isAccepted())
        .isTrue();
  }
}
