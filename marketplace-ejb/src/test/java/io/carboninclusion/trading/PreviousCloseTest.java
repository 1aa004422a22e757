package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.exchange.Rule;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.SystemAccounts;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stands beside the last price is the mean of the trading day before, not its last price. */
class PreviousCloseTest {
  private static final int SELLER = 1001;
  private static final int BUYER = 1002;
  private static final int ID = 9_990;

  private final SetClock clock = new SetClock(Instant.parse("2026-11-20T02:00:00Z"));
  private final MarketFixture market = new MarketFixture().wall(clock);

  @AfterEach
  void close() throws SQLException {
    market.execute(market.migration, "DELETE FROM market.trading_instrument WHERE id = " + ID);
    market.close();
  }

  private void at(String time) {
    clock.set(Instant.parse(time));
    market.due(new TradingDays()).restart();
    market.room(new RoomCommand.OpenTrading(market.intent(), ID));
  }

  private void trade(long priceFen, long kg) {
    market.limit(SELLER, ID, Side.SELL, priceFen, kg).orThrow();
    market.limit(BUYER, ID, Side.BUY, priceFen, kg).orThrow();
  }

  private InstrumentRecord read() {
    market.awaitViews();
    long today = LocalDate.ofInstant(clock.instant(), Instruments.MARKET_ZONE).toEpochDay();
    return market
        .sql
        .list(
            Instruments.ALL + " WHERE i.id = ?",
            Instruments::read,
            today,
            today,
            SystemAccounts.RETIRED,
            ID)
        .get(0);
  }

  @Test
  void itIsTheMeanByVolumeAndTheNextBandIsDrawnAroundIt() throws SQLException {
    market.execute(
        market.migration,
        "INSERT INTO market.trading_instrument VALUES ("
            + ID
            + ", 9990, 'PREVIOUS', '', '', 'FORESTRY', 'SC', 2024, 1, 1, 1, now(6))");
    market.due(new TradingDays()).start();
    market.openInstrument(ID);
    market.room(new RoomCommand.SetPriceRules(market.intent(), ID, 5_000, 1_000));
    market.room(new RoomCommand.SetRule(market.intent(), ID, Rule.REFERENCE_IS_CLOSE, 1));
    market.issue(SELLER, ID, 100_000);
    market.deposit(BUYER, 10_000_000);
    trade(5_400, 3_000);
    trade(5_000, 1_000);
    assertThat(read().previousCloseFen()).isEqualTo(5_000);

    at("2026-11-21T02:00:00Z");
    trade(5_500, 1_000);
    InstrumentRecord next = read();
    assertThat(next.previousCloseFen()).isEqualTo(5_300);
    assertThat(next.changeFen()).isEqualTo(200);
    assertThat(next.rules()).isEqualTo(new PriceRules(5_300, 1_000));

    at("2026-11-24T02:00:00Z");
    InstrumentRecord daysLater = read();
    assertThat(daysLater.previousCloseFen()).isEqualTo(5_500);
    assertThat(daysLater.rules()).isEqualTo(new PriceRules(5_500, 1_000));
  }
}
