package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.exchange.Side;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Minutes, hours and days of trades, over the real database. */
class CandlesTest {
  private static final int SELLER = 1001;
  private static final int BUYER = 1002;

  private final MarketFixture market = new MarketFixture();

  @AfterEach
  void close() {
    market.close();
  }

  /** The market opens at this moment; time goes on from there. */
  private void at(String time) {
    if (market.market != null) {
      market.market.close();
    }
    market.wall(Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
    market.start();
  }

  private void trade(long priceFen, long kg) {
    market.limit(SELLER, 1, Side.SELL, priceFen, kg);
    market.limit(BUYER, 1, Side.BUY, priceFen, kg).orThrow();
    market.awaitViews();
  }

  /** A Shanghai day ends at 16:00 UTC. */
  private void tradeOverTwoDays() {
    at("2026-03-02T15:58:10Z");
    market.openInstrument(1);
    market.issue(SELLER, 1, 1_000_000);
    market.deposit(BUYER, 100_000_000);
    trade(5_000, 1_000);
    trade(5_200, 2_000);
    at("2026-03-02T15:58:30Z");
    trade(4_900, 3_000);
    at("2026-03-02T15:59:05Z");
    trade(5_100, 1_000);
    at("2026-03-02T16:00:05Z");
    trade(5_050, 4_000);
  }

  private List<String> candles(CandleInterval interval) {
    return market.sql.list(
        "SELECT * FROM market_view." + interval.table() + " ORDER BY 1, 2",
        row -> {
          StringBuilder text =
              new StringBuilder(interval.begin(row.getLong(interval.column())).toString());
          for (int column = 3; column <= 9; column++) {
            text.append(' ').append(row.getLong(column));
          }
          return text.toString();
        });
  }

  @Test
  void aCandleGrowsFromTransactionToTransactionAndOverRestarts() throws SQLException {
    tradeOverTwoDays();
    List<String> minutes =
        List.of(
            "2026-03-02T15:58:00Z 5000 5200 4900 4900 6000 30100000 3",
            "2026-03-02T15:59:00Z 5100 5100 5100 5100 1000 5100000 1",
            "2026-03-02T16:00:00Z 5050 5050 5050 5050 4000 20200000 1");
    List<String> hours =
        List.of(
            "2026-03-02T15:00:00Z 5000 5200 4900 5100 7000 35200000 4",
            "2026-03-02T16:00:00Z 5050 5050 5050 5050 4000 20200000 1");
    List<String> days =
        List.of(
            "2026-03-01T16:00:00Z 5000 5200 4900 5100 7000 35200000 4",
            "2026-03-02T16:00:00Z 5050 5050 5050 5050 4000 20200000 1");
    assertThat(candles(CandleInterval.MINUTE)).isEqualTo(minutes);
    assertThat(candles(CandleInterval.HOUR)).isEqualTo(hours);
    assertThat(candles(CandleInterval.DAY)).isEqualTo(days);
    market.wall(Clock.systemUTC());
    assertThat(RebuiltViews.differences(market)).isEmpty();
  }

  /** What the migration makes of the trades of a market that is older than its candles. */
  @Test
  void anOlderMarketGetsTheCandlesOfItsTrades() throws Exception {
    tradeOverTwoDays();
    List<String> minutes = candles(CandleInterval.MINUTE);
    List<String> hours = candles(CandleInterval.HOUR);
    market.execute(market.migration, "TRUNCATE TABLE market_view.instrument_minute");
    market.execute(market.migration, "TRUNCATE TABLE market_view.instrument_hour");
    for (String statement : migration().split(";\n")) {
      if (Pattern.compile("^INSERT", Pattern.MULTILINE).matcher(statement).find()) {
        market.execute(market.migration, statement);
      }
    }
    assertThat(minutes).hasSize(3);
    assertThat(candles(CandleInterval.MINUTE)).isEqualTo(minutes);
    assertThat(candles(CandleInterval.HOUR)).isEqualTo(hours);
  }

  private static String migration() throws IOException {
    try (InputStream file =
        CandlesTest.class.getResourceAsStream("/db/migration/V092__candles.sql")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aRangeBeginsWithTheFirstIntervalThatBeginsInIt() {
    Instant minute = Instant.parse("2026-03-02T15:58:00Z");
    long number = CandleInterval.MINUTE.firstFrom(minute);
    assertThat(CandleInterval.MINUTE.begin(number)).isEqualTo(minute);
    assertThat(CandleInterval.MINUTE.firstFrom(minute.plusNanos(1))).isEqualTo(number + 1);
    assertThat(CandleInterval.DAY.begin(CandleInterval.DAY.firstFrom(minute)))
        .isEqualTo("2026-03-02T16:00:00Z");
    assertThat(CandleInterval.DAY.firstFrom(Instant.MIN)).isEqualTo(1);
    assertThat(CandleInterval.DAY.firstFrom(Instant.MAX)).isEqualTo(2_932_898);
  }
}
