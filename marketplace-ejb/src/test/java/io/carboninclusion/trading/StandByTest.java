package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.exchange.Side;
import io.carboninclusion.kernel.Rejected;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances on one database: one trades, the other follows and takes over. */
class StandByTest {
  private static final int SELLER = 1001;
  private static final int BUYER = 1002;

  private final MarketFixture market = new MarketFixture();
  private Market first;
  private Market second;

  @BeforeEach
  void oneTradesAndOneStandsBy() {
    market.start();
    first = market.market;
    market.openInstrument(1);
    market.issue(SELLER, 1, 10_000_000);
    market.deposit(BUYER, 1_000_000_000);
    market.launch();
    second = market.market;
    awaitPhase(second, MarketState.Phase.STANDBY);
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
    market.close();
  }

  private static void awaitPhase(Market instance, MarketState.Phase phase) {
    Awaitility.await()
        .atMost(15, TimeUnit.SECONDS)
        .pollInterval(5, TimeUnit.MILLISECONDS)
        .until(() -> instance.state().phase() == phase);
  }

  private void tradeAt(Market instance, int times) {
    market.market = instance;
    for (int i = 0; i < times; i++) {
      market.limit(SELLER, 1, Side.SELL, 5_000, 1_000);
      market.limit(BUYER, 1, Side.BUY, 5_000, 1_000);
    }
    Awaitility.await().atMost(20, TimeUnit.SECONDS).until(instance::isCaughtUp);
  }

  private long trades() {
    return market.number("SELECT COUNT(*) FROM market_view.trade");
  }

  @Test
  void aStandByTakesNoCommandsAndKnowsWhatIsWritten() {
    tradeAt(first, 10);

    byte[] deposit = Commands.of(new RoomCommand.Deposit(market.intent(), BUYER, 1_000));
    assertThatThrownBy(() -> second.writer().submit(deposit, 0))
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.is(TradingRefusal.MARKET_STANDBY)).isTrue());
    long sequence = first.state().sequence();
    Awaitility.await()
        .atMost(5, TimeUnit.SECONDS)
        .until(() -> second.state().viewSequence() == sequence);
    assertThat(trades()).isEqualTo(10);
  }

  @Test
  void whoeverEndsHandsOverAtOnceAndNothingIsLost() throws SQLException {
    tradeAt(first, 10);
    first.close();
    awaitPhase(second, MarketState.Phase.TRADING);
    tradeAt(second, 10);

    assertThat(trades()).isEqualTo(20);
    assertThat(new LedgerReads(market.sql).check().balanced()).isTrue();
    assertThat(RebuiltViews.differences(market)).isEmpty();
  }

  /** As a machine that stood still and wakes up: its lease is over and another one trades. */
  @Test
  void aFormerLeaderCannotWriteAnyMoreAndFollows() throws SQLException {
    tradeAt(first, 5);
    for (int round = 0; round < 3; round++) {
      Market leader = round % 2 == 0 ? first : second;
      Market follower = round % 2 == 0 ? second : first;
      market.execute(
          market.migration,
          "UPDATE market.trading_lease SET holder = 'nobody', until_at = '2000-01-01'");
      byte[] late = MarketFixture.order(SELLER, 1, Side.SELL, 5_000, 1_000, null);
      awaitAnyChange(leader, follower);
      if (follower.state().phase() != MarketState.Phase.TRADING) {
        // The leader was faster to renew; nothing has happened.
        continue;
      }
      try {
        leader.writer().submit(late, SELLER).get(10, TimeUnit.SECONDS);
        throw new AssertionError("it has written");
      } catch (Rejected | java.util.concurrent.ExecutionException refused) {
        assertThat(refused).isNotNull();
      } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
        throw new IllegalStateException(e);
      }
      awaitPhase(leader, MarketState.Phase.STANDBY);
      tradeAt(follower, 5);
    }
    assertThat(trades()).isEqualTo(market.number("SELECT COUNT(*) FROM market_view.trade"));
    assertThat(new LedgerReads(market.sql).check().balanced()).isTrue();
  }

  private void awaitAnyChange(Market leader, Market follower) {
    long epoch = follower.state().epoch();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
    while (System.nanoTime() < until
        && !(follower.state().phase() == MarketState.Phase.TRADING
            && follower.state().epoch() > Math.max(epoch, leader.state().epoch()))) {
      Thread.onSpinWait();
    }
  }
}
