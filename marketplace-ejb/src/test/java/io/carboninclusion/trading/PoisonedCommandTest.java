package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.kernel.Rejected;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A command that breaks the core stops the market, and two administrators find the way out. */
class PoisonedCommandTest {
  private static final int ACCOUNT = 1001;
  private static final long POISON = 666_000;

  private final MarketFixture market = new MarketFixture();

  /** The core changes something, then fails. */
  private static final class PlantedFault extends Replay {
    PlantedFault(Set<Long> voided) {
      super(voided);
    }

    @Override
    Reason dispatch(CommandReader command, Exchange exchange) {
      Reason reason = super.dispatch(command, exchange);
      if (command.op() == Op.DEPOSIT && command.cash() == POISON) {
        throw new IllegalStateException("planted");
      }
      return reason;
    }
  }

  @AfterEach
  void close() {
    market.close();
  }

  @Test
  void theMarketStopsAndGoesOnOnceTheCommandIsVoided() throws Exception {
    market.replays(PlantedFault::new).start();
    market.deposit(ACCOUNT, 100);
    market.awaitViews();
    RoomCommand poison = new RoomCommand.Deposit(market.intent(), ACCOUNT, POISON);

    assertRefused(poison, TradingRefusal.OUTCOME_UNKNOWN);
    market.awaitPhase(MarketState.Phase.STOPPED);
    assertThat(market.market.state().why()).contains("broke the core").contains("planted");
    long poisoned = market.market.writer().status().poisoned();
    assertThat(poisoned).isEqualTo(2);

    // Nothing is taken any more; what the views had can still be read.
    assertRefused(
        new RoomCommand.Deposit(market.intent(), ACCOUNT, 1_000), TradingRefusal.MARKET_STOPPED);
    assertThat(balance()).isEqualTo(100_000);

    // A new start runs into the same command and names it again, or nobody could void it.
    market.market.close();
    market.launch();
    market.awaitPhase(MarketState.Phase.STOPPED);
    Awaitility.await().until(() -> market.market.writer().status().poisoned() == poisoned);

    new VoidingByTwo(market).approve(poisoned);
    assertThat(market.room(poison).reason()).isEqualTo(Reason.REFUSED_BY_FAULT);
    market.deposit(ACCOUNT, 200);
    market.awaitViews();
    assertThat(balance()).isEqualTo(300_000);
    assertThat(market.market.outcomes().ofIntent(poison.intent()).orElseThrow().reason())
        .isEqualTo(Reason.REFUSED_BY_FAULT);
  }

  @Test
  void aCommandThatDoesNotStopTheMarketIsNotVoided() {
    market.start();
    market.deposit(ACCOUNT, 100);
    assertThatThrownBy(() -> new VoidingByTwo(market).approve(1))
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.is(TradingRefusal.NOTHING_TO_VOID)).isTrue());
    assertThat(market.number("SELECT COUNT(*) FROM market.trading_journal_void")).isZero();
    assertThat(market.market.state().phase()).isEqualTo(MarketState.Phase.TRADING);
  }

  @Test
  void aVoidNeedsTwoDifferentAdministrators() {
    assertThatThrownBy(
            () ->
                market.execute(
                    market.app,
                    "INSERT INTO market.trading_journal_void VALUES (1, 7, 7, 'alone', 0)"))
        .hasMessageContaining("two_administrators");
  }

  private void assertRefused(RoomCommand command, TradingRefusal why) {
    assertThatThrownBy(() -> market.room(command))
        .isInstanceOfSatisfying(Rejected.class, r -> assertThat(r.is(why)).isTrue());
  }

  private long balance() {
    return market.number(
        "SELECT available_milli_fen FROM market_view.cash_balance WHERE account = " + ACCOUNT);
  }
}
