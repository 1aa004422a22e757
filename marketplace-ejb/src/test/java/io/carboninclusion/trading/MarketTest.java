package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.kernel.Rejected;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Writer, journal, follower and views together, over the real database. */
class MarketTest {
  private static final int SELLER = 1001;
  private static final int BUYER = 1002;
  private static final int FORESTRY = 1;

  private final MarketFixture market = new MarketFixture();

  @AfterEach
  void close() {
    market.close();
  }

  private void openWithUnitsAndCash() {
    market.start();
    market.openInstrument(FORESTRY);
    market.issue(SELLER, FORESTRY, 5_000_000);
    market.deposit(BUYER, 100_000_000);
  }

  @Test
  void anOrderTradesAndTheViewsShowIt() {
    openWithUnitsAndCash();
    Outcome sale = market.limit(SELLER, FORESTRY, Side.SELL, 5_000, 10_000);
    Outcome purchase = market.limit(BUYER, FORESTRY, Side.BUY, 5_100, 4_000);

    assertThat(purchase.isAccepted()).isTrue();
    assertThat(purchase.fills()).containsExactly(new Fill(1, FORESTRY, 5_000, 4_000));
    assertThat(purchase.order().status()).isEqualTo(OrderStatus.FILLED);
    assertThat(purchase.order().paidMilliFen()).isEqualTo(20_000_000);

    market.awaitViews();
    Codes codes = new Codes(market.sql);
    assertThat(codes).isNotNull();
    assertThat(market.market.outcomes().outcome(purchase.sequence())).isEqualTo(purchase);
    assertThat(market.market.outcomes().outcome(sale.sequence())).isEqualTo(sale);
    assertThat(
            market.number(
                "SELECT open_kg FROM market_view.market_order WHERE order_id = "
                    + sale.order().id()))
        .isEqualTo(6_000);
    assertThat(market.number("SELECT last_fen FROM market_view.instrument WHERE id = 1"))
        .isEqualTo(5_000);
    assertThat(
            market.number(
                "SELECT SUM(last_serial - first_serial + 1) FROM market_view.serial_block"
                    + " WHERE account = "
                    + BUYER))
        .isEqualTo(4_000);
  }

  @Test
  void aRestartFindsEverythingAgain() {
    openWithUnitsAndCash();
    Outcome sale = market.limit(SELLER, FORESTRY, Side.SELL, 5_000, 10_000);
    market.restart();
    Outcome purchase = market.limit(BUYER, FORESTRY, Side.BUY, 5_000, 10_000);
    assertThat(purchase.order().id()).isEqualTo(sale.order().id() + 1);
    assertThat(purchase.sequence()).isEqualTo(sale.sequence() + 1);
    assertThat(purchase.order().status()).isEqualTo(OrderStatus.FILLED);
    assertThat(market.market.state().epoch()).isEqualTo(2);
    market.awaitViews();
    assertThat(market.number("SELECT COUNT(*) FROM market_view.trade")).isEqualTo(1);
  }

  @Test
  void aRetryGetsTheFirstAnswerByteForByte() {
    openWithUnitsAndCash();
    market.limit(SELLER, FORESTRY, Side.SELL, 5_000, 10_000);
    Outcome first = market.limit(BUYER, FORESTRY, Side.BUY, 5_000, 4_000, "key-1");
    Outcome retry = market.limit(BUYER, FORESTRY, Side.BUY, 5_000, 4_000, "key-1");
    assertThat(bytes(retry)).isEqualTo(bytes(first));

    market.restart();
    Outcome later = market.limit(BUYER, FORESTRY, Side.BUY, 5_000, 4_000, "key-1");
    assertThat(bytes(later)).isEqualTo(bytes(first));
    market.awaitViews();
    assertThat(market.number("SELECT COUNT(*) FROM market_view.trade")).isEqualTo(1);
  }

  @Test
  void aRetryOfARefusalIsRefusedWithTheSameNumbers() {
    openWithUnitsAndCash();
    Outcome first = market.limit(BUYER, FORESTRY, Side.BUY, 5_000, 4_001, "key-2");
    Outcome retry = market.limit(BUYER, FORESTRY, Side.BUY, 5_000, 4_001, "key-2");
    assertThat(first.reason()).isEqualTo(Reason.QUANTITY_OFF_LOT);
    assertThat(bytes(retry)).isEqualTo(bytes(first));
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() {
    openWithUnitsAndCash();
    market.limit(BUYER, FORESTRY, Side.BUY, 5_000, 4_000, "key-3");
    assertThatThrownBy(() -> market.limit(BUYER, FORESTRY, Side.BUY, 5_000, 5_000, "key-3"))
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.is(TradingRefusal.KEY_REUSED)).isTrue());
    // Another participant's key is another key.
    assertThat(market.limit(SELLER, FORESTRY, Side.SELL, 9_000, 1_000, "key-3").isAccepted())
        .isTrue();
  }

  @Test
  void eightTimesTheSameKeyAtOnceIsOneOrder() {
    openWithUnitsAndCash();
    byte[] order = MarketFixture.order(BUYER, FORESTRY, Side.BUY, 4_000, 1_000, "key-4");
    var answers =
        java.util.stream.IntStream.range(0, 8)
            .mapToObj(i -> market.market.writer().submit(order, BUYER))
            .toList();
    assertThat(answers.stream().map(a -> a.join()).distinct()).hasSize(1);
    market.awaitViews();
    assertThat(market.number("SELECT COUNT(*) FROM market_view.market_order")).isEqualTo(1);
  }

  @Test
  void aRoomsIntentIsCarriedOutOnce() {
    market.start();
    RoomCommand deposit = new RoomCommand.Deposit(market.intent(), BUYER, 500_000);
    Outcome first = market.room(deposit);
    assertThat(market.room(deposit)).isEqualTo(first);
    market.awaitViews();
    assertThat(market.market.outcomes().ofIntent(deposit.intent())).contains(first);
    assertThat(
            market.number(
                "SELECT available_milli_fen FROM market_view.cash_balance WHERE account = "
                    + BUYER))
        .isEqualTo(500_000);
  }

  @Test
  void theApplicationCannotChangeWhatTheJournalHolds() {
    market.start();
    for (String statement :
        new String[] {
          "UPDATE market.trading_journal SET epoch = 7",
          "DELETE FROM market.trading_journal",
          "DELETE FROM market.trading_journal_void",
          "UPDATE market_view.cash_balance SET available_milli_fen = 1",
          "DELETE FROM market_view.trade"
        }) {
      assertThatThrownBy(() -> market.execute(market.app, statement))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(1142));
    }
  }

  @Test
  void aClockBehindTheLastStampWaitsForTheOperator() {
    market.start();
    market.market.close();
    market.wall(Clock.offset(Clock.systemUTC(), Duration.ofHours(-1))).launch();
    market.awaitPhase(MarketState.Phase.STOPPED);
    assertThat(market.market.state().why())
        .contains("clock stands before the journal's last stamp");
    assertThatThrownBy(() -> market.deposit(BUYER, 1)).isInstanceOf(Rejected.class);
  }

  private static byte[] bytes(Outcome outcome) {
    return outcome.toString().getBytes(StandardCharsets.UTF_8);
  }
}
