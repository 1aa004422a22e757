package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.exchange.Side;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** States saved beside the journal: a start from one is the same as a start from the first row. */
class SnapshotsTest {
  private static final int SELLER = 1001;
  private static final int BUYER = 1002;

  private final MarketFixture market =
      new MarketFixture().limits(new MarketLimits(Keys.LIMIT, 10_000, 200_000, 50));

  @AfterEach
  void close() {
    market.close();
  }

  private void open() {
    market.start();
    market.openInstrument(1);
    market.issue(SELLER, 1, 10_000_000);
    market.deposit(BUYER, 1_000_000_000);
  }

  private void trade(int from, int to) {
    for (int i = from; i < to; i++) {
      market.limit(SELLER, 1, Side.SELL, 5_000 + i % 7, 1_000, "sell " + i);
      market.limit(BUYER, 1, Side.BUY, 5_003 + i % 5, 1_000, "buy " + i);
    }
    market.awaitViews();
  }

  private long snapshots() {
    return market.number("SELECT COUNT(*) FROM market_view.snapshot");
  }

  /** Readers are told of a batch before its state is saved. */
  private void awaitSnapshots(int number) {
    Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> snapshots() >= number);
  }

  private long newest() {
    return market.number("SELECT MAX(batch) FROM market_view.snapshot");
  }

  @Test
  void theNewestThreeAreKeptAndAStartGoesOnFromThem() throws SQLException {
    open();
    for (int part = 0; part < 4; part++) {
      trade(part * 30, part * 30 + 30);
    }
    awaitSnapshots(Snapshots.KEPT);
    assertThat(snapshots()).isEqualTo(Snapshots.KEPT);
    long before = newest();
    String state = market.market.state().rowHash();

    market.restart();

    assertThat(market.market.state().rowHash()).isNotEqualTo(state);
    Outcome retried = market.limit(BUYER, 1, Side.BUY, 5_003, 1_000, "buy 0");
    assertThat(retried.order().id()).as("a key of before the snapshot").isEqualTo(2);
    trade(120, 180);
    Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> newest() > before);
    market.restart();
    trade(180, 185);
    assertThat(new LedgerReads(market.sql).check().balanced()).isTrue();
    assertThat(RebuiltViews.differences(market)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE market_view.snapshot_part SET content = REVERSE(content)",
        "UPDATE market_view.snapshot SET row_hash = REPEAT('x', 32)",
        "UPDATE market_view.snapshot SET state_hash = state_hash + 1",
        "UPDATE market_view.snapshot SET engine = 1000",
        "DELETE FROM market_view.snapshot_part"
      })
  void oneThatDoesNotFitIsPassedOver(String damage) throws SQLException {
    open();
    trade(0, 60);
    awaitSnapshots(1);
    market.market.close();
    market.execute(market.migration, damage);

    market.start();

    trade(60, 65);
    assertThat(new LedgerReads(market.sql).check().balanced()).isTrue();
    assertThat(RebuiltViews.differences(market)).isEmpty();
  }
}
