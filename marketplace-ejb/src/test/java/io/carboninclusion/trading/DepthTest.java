package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.exchange.Side;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The market's pages are shown also while the writer waits for its commit. */
class DepthTest {
  private static final int ACCOUNT = 1001;
  private static final int INSTRUMENT = 1;
  private static final String CODE = "SC";
  private static final List<DepthLevel> BIDS = List.of(new DepthLevel(5_000, 1_000, 1));

  private final MarketFixture market = new MarketFixture();
  private final OrderReads views =
      new OrderReads(market.sql, new Codes(market.sql), new CriteriaCodes(market.sql));

  @BeforeEach
  void anOrderRests() {
    market.start();
    market.openInstrument(INSTRUMENT);
    market.deposit(ACCOUNT, 1_000_000);
    market.limit(ACCOUNT, INSTRUMENT, Side.BUY, 5_000, 1_000).orThrow();
    market.awaitViews();
  }

  @AfterEach
  void close() {
    market.close();
  }

  @Test
  void theBookIsReadFromTheViewsWhileTheWriterWaits() throws Exception {
    CompletableFuture<Outcome> waiting;
    try (Connection lock = market.lockTheJournal()) {
      waiting =
          market
              .market
              .writer()
              .submit(
                  MarketFixture.order(ACCOUNT, INSTRUMENT, Side.BUY, 4_000, 1_000, null), ACCOUNT);
      assertThat(bids()).isEqualTo(BIDS);
      market.awaitPhase(MarketState.Phase.SETTLING);
      assertThat(bids()).isEqualTo(BIDS);
      lock.rollback();
    }
    waiting.join().orThrow();
    market.awaitViews();
    assertThat(bids()).hasSize(2);
  }

  private List<DepthLevel> bids() {
    return market.market.depth(views, INSTRUMENT, CODE).bids();
  }
}
