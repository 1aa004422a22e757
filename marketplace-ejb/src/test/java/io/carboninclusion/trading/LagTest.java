package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * The follower may pause between two transactions, but nobody who waits for the views pays for it.
 */
class LagTest {
  private static final long LONG = 60_000;

  private final Lag lag = new Lag(10_000, 200_000);

  @Test
  void aBreathEndsWhenSomebodyBeginsToWait() {
    CompletableFuture<Void> breath = CompletableFuture.runAsync(() -> lag.breathe(LONG));
    CompletableFuture<Boolean> reader = CompletableFuture.supplyAsync(() -> lag.await(7, LONG));
    await().atMost(Duration.ofSeconds(10)).until(breath::isDone);
    assertThat(reader).isNotDone();
    lag.viewed(1, 7);
    await().atMost(Duration.ofSeconds(10)).until(reader::isDone);
    assertThat(reader.join()).isTrue();
  }

  @Test
  void noBreathIsTakenWhileSomebodyWaits() throws InterruptedException {
    Thread reader = new Thread(() -> lag.await(7, LONG));
    reader.start();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> reader.getState() == Thread.State.TIMED_WAITING);
    CompletableFuture<Void> breath = CompletableFuture.runAsync(() -> lag.breathe(LONG));
    await().atMost(Duration.ofSeconds(10)).until(breath::isDone);
    lag.viewed(1, 7);
    reader.join();
  }

  @Test
  void aBreathLastsWhenNobodyWaits() {
    lag.viewed(1, 7);
    assertThat(lag.await(7, LONG)).as("the views are there already").isTrue();
    long begin = System.nanoTime();
    lag.breathe(50);
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(45_000_000L);
  }

  @Test
  void waitingEndsWithoutTheViewsWhenPatienceDoes() {
    assertThat(lag.await(7, 20)).isFalse();
    CompletableFuture<Void> breath = CompletableFuture.runAsync(() -> lag.breathe(300));
    assertThat(lag.await(7, 1)).isFalse();
    breath.join();
  }
}
