package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.exchange.Side;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An amended order in the views, and what those who repeat themselves are told of it. */
class AmendedOrdersTest {
  private static final int SELLER = 1001;
  private static final int BUYER = 1002;

  private final MarketFixture market = new MarketFixture();

  @AfterEach
  void close() {
    market.close();
  }

  private Outcome amend(long order, long priceFen, long kg, String key) {
    return market.send(Commands.amend(SELLER, order, priceFen, kg, key), SELLER);
  }

  @Test
  void everyAnswerStaysAsItWasGiven() throws SQLException {
    market.start();
    market.openInstrument(1);
    market.issue(SELLER, 1, 10_000);
    market.deposit(BUYER, 100_000_000);
    Outcome placed = market.limit(SELLER, 1, Side.SELL, 5_000, 5_000, "place");
    long order = placed.order().id();
    Outcome cheaper = amend(order, 4_900, 5_000, "cheaper");
    market.awaitViews();
    Outcome smaller = amend(order, 4_900, 3_000, "smaller");
    market.limit(BUYER, 1, Side.BUY, 4_900, 1_000, "buy");
    Outcome tooSmall = amend(order, 4_900, 1_000, "too small");
    market.awaitViews();

    market.restart();

    assertThat(market.limit(SELLER, 1, Side.SELL, 5_000, 5_000, "place")).isEqualTo(placed);
    assertThat(amend(order, 4_900, 5_000, "cheaper")).isEqualTo(cheaper);
    assertThat(amend(order, 4_900, 3_000, "smaller")).isEqualTo(smaller);
    assertThat(amend(order, 4_900, 1_000, "too small")).isEqualTo(tooSmall);
    assertThat(placed.order().priceFen()).isEqualTo(5_000);
    assertThat(smaller.order().kg()).isEqualTo(3_000);
    assertThat(tooSmall.reason().name()).isEqualTo("QUANTITY_FILLED_ALREADY");
    assertThat(
            market.number(
                "SELECT price_fen * 100000 + kg FROM market_view.market_order"
                    + " WHERE order_id = "
                    + order))
        .isEqualTo(4_900L * 100_000 + 3_000);
    assertThat(
            market.number("SELECT open_kg FROM market_view.market_order WHERE order_id = " + order))
        .isEqualTo(2_000);
    assertThat(RebuiltViews.differences(market)).isEmpty();
  }
}
