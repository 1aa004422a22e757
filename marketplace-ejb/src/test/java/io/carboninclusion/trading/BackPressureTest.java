package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.exchange.Side;
import io.carboninclusion.kernel.Rejected;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each reason for which the writer takes no command, and that none of them binds a key. */
class BackPressureTest {
  private static final int ACCOUNT = 1001;

  private final MarketFixture market = new MarketFixture();
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void close() {
    gate.countDown();
    market.close();
  }

  @Test
  void aMarketThatStartsTakesNothing() {
    market.writerConnections(this::afterTheGate).launch();
    refused(order("early"), TradingRefusal.MARKET_STARTING);
    gate.countDown();
    market.awaitPhase(MarketState.Phase.TRADING);
    // The key was not bound: the same key with another body is a new command.
    assertThat(market.send(MarketFixture.order(ACCOUNT, 1, Side.BUY, 7, 7, "early"), ACCOUNT))
        .isNotNull();
  }

  @Test
  void oneParticipantMayHaveManyWaitingAndNoMore() throws Exception {
    market.start();
    List<CompletableFuture<Outcome>> waiting = new ArrayList<>();
    try (Connection lock = market.lockTheJournal()) {
      for (int i = 0; i < CommandQueue.PARTICIPANT_LIMIT; i++) {
        waiting.add(market.market.writer().submit(order("k" + i), ACCOUNT));
      }
      refused(order("one too many"), TradingRefusal.TOO_MANY_WAITING);
      // Another participant is not concerned.
      waiting.add(market.market.writer().submit(order("k"), ACCOUNT + 1));
      lock.rollback();
    }
    waiting.forEach(CompletableFuture::join);
    assertThat(market.send(order("later"), ACCOUNT)).isNotNull();
  }

  @Test
  void aFullQueueTakesNothing() throws Exception {
    market.start();
    List<CompletableFuture<Outcome>> waiting = new ArrayList<>();
    try (Connection lock = market.lockTheJournal()) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i <= CommandQueue.LIMIT + Batch.COMMANDS; i++) {
                  waiting.add(market.market.writer().submit(order(null), 0));
                }
              })
          .isInstanceOfSatisfying(
              Rejected.class, r -> assertThat(r.is(TradingRefusal.MARKET_BUSY)).isTrue());
      lock.rollback();
    }
    waiting.forEach(CompletableFuture::join);
  }

  @Test
  void viewsTooFarBehindStopTheIntake() {
    market.limits(new MarketLimits(Keys.LIMIT, Long.MAX_VALUE, -1, 1_000_000)).start();
    refused(order("k"), TradingRefusal.VIEWS_BEHIND);
  }

  @Test
  void aFullTableOfYoungKeysTakesNoKeyedCommand() {
    market.limits(new MarketLimits(2, 10_000, 200_000, 1_000_000)).start();
    market.send(order("1"), ACCOUNT);
    market.send(order("2"), ACCOUNT);
    assertThatThrownBy(() -> market.send(order("3"), ACCOUNT))
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.is(TradingRefusal.MARKET_BUSY)).isTrue());
    assertThat(market.send(order(null), ACCOUNT)).isNotNull();
    assertThat(market.send(order("2"), ACCOUNT).sequence()).isEqualTo(2);
  }

  private void refused(byte[] command, TradingRefusal why) {
    assertThatThrownBy(() -> market.market.writer().submit(command, ACCOUNT))
        .isInstanceOfSatisfying(Rejected.class, r -> assertThat(r.is(why)).isTrue());
  }

  private static byte[] order(String key) {
    return MarketFixture.order(ACCOUNT, 1, Side.BUY, 5_000, 1_000, key);
  }

  private Connection afterTheGate() throws java.sql.SQLException {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return market.app.open();
  }
}
