package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Whoever has his answer can read behind it: the writer's position is told before. */
class WriterAnswerTest {
  private static final int ACCOUNT = 1001;

  private final MarketFixture market = new MarketFixture();
  private final Lag lag = new Lag(60_000, 200_000);
  private final Writer writer =
      new Writer(
          new WriterParts(
              new Journal(market.app),
              new Snapshots(market.app),
              new LeaseTable(market.app),
              Replay::new,
              MachineTime.of(Clock.systemUTC()),
              lag,
              Runnable::run,
              Runnable::run,
              sequence -> null,
              () -> ViewBalances.read(market.app),
              (core, now) -> List.of(),
              () -> {},
              Keys.LIMIT));

  @Test
  void thePositionIsTheAnswersWhenItCompletes() throws Exception {
    Thread thread = new Thread(writer, "writer-test");
    thread.start();
    try {
      Awaitility.await()
          .atMost(30, TimeUnit.SECONDS)
          .until(() -> writer.status().phase() == MarketState.Phase.TRADING);
      for (int i = 1; i <= 3; i++) {
        byte[] deposit = Commands.of(new RoomCommand.Deposit(market.intent(), ACCOUNT, 1_000));
        // The answer is given on the writer's own thread here, so that this sees its position then.
        long position =
            writer
                .submit(deposit, 0)
                .thenApply(outcome -> writer.status().position().sequence())
                .get(20, TimeUnit.SECONDS);
        assertThat(position).isEqualTo(i);
      }
    } finally {
      writer.close();
      thread.join();
    }
  }
}
