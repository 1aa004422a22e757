package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.exchange.Side;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operator's check finds what somebody changed by hand. */
class JournalCheckTest {
  private final MarketFixture market =
      new MarketFixture().limits(new MarketLimits(Keys.LIMIT, 10_000, 200_000, 20));

  @BeforeEach
  void aMarketThatTraded() {
    market.start();
    market.openInstrument(1);
    market.issue(1001, 1, 1_000_000);
    market.deposit(1002, 100_000_000);
    for (int i = 0; i < 30; i++) {
      market.limit(1001, 1, Side.SELL, 5_000 + i % 3, 1_000);
      market.limit(1002, 1, Side.BUY, 5_001, 1_000);
    }
    market.awaitViews();
    market.market.close();
  }

  @AfterEach
  void close() {
    market.close();
  }

  private List<String> check() throws SQLException {
    return new JournalCheck(market.app).complaints();
  }

  @Test
  void whatNobodyTouchedHolds() throws SQLException {
    assertThat(check()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "UPDATE market.trading_journal SET commands = REVERSE(commands) WHERE batch = 5, Batch 5 cannot be applied",
    "DELETE FROM market.trading_journal WHERE batch = 9, batch 9 is missing",
    "UPDATE market.trading_journal SET state_hash = state_hash + 1 WHERE batch = 12, not the writer's",
    "UPDATE market.trading_journal SET time_micros = time_micros + 1 WHERE batch = 12, hash of the row",
    "UPDATE market_view.cash_balance SET available_milli_fen = available_milli_fen + 1 WHERE account = 1002, available cash of account 1002",
    "UPDATE market_view.unit_balance SET frozen_kg = frozen_kg + 1 WHERE account = 1001, frozen units of instrument 1",
    "UPDATE market_view.snapshot SET state_hash = state_hash + 1, is not the journal's"
  })
  void whatWasChangedIsFound(String damage, String complaint) throws SQLException {
    market.execute(market.migration, damage);

    assertThat(check()).anyMatch(said -> said.contains(complaint));
  }
}
