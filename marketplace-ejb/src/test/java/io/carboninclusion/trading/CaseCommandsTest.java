package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.Terms;
import io.carboninclusion.exchange.TimeInForce;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The commands of cases and pools by journal, writer, follower and replay: retried, restarted and
 * read back from the views.
 */
class CaseCommandsTest {
  private static final int SELLER = 1001;
  private static final int CASE = 1003;
  private static final int FOREST = 1;

  private final MarketFixture market = new MarketFixture();

  @BeforeEach
  void open() throws SQLException {
    market.execute(
        market.migration,
        "INSERT IGNORE INTO market.trading_instrument (id, intent, code, name_zh, name_en, kind,"
            + " scheme, vintage, lot_kg, tick_fen, defined_by, defined_at)"
            + " VALUES (1, 1, 'CASES-1', '林', 'Forest', 'FORESTRY', 'SC', 2024, 1000, 1, 1, NOW(6))");
    market.execute(
        market.migration,
        "INSERT IGNORE INTO market.participant_enterprise (id, name, credit_code, kind, state, demo,"
            + " signed_up_at, decided_at, note) VALUES (1049, '法院', 'X', 'COURT', 'APPROVED', 0,"
            + " NOW(6), NOW(6), '')");
    market.execute(
        market.migration,
        "INSERT IGNORE INTO market.participant_account VALUES (1003, 1049, 'CASE', '案', NOW(6))");
    market.start();
    market.openInstrument(FOREST);
    market.issue(SELLER, FOREST, 1_000_000);
    market.room(new RoomCommand.OpenCase(market.intent(), CASE)).orThrow();
    market.deposit(CASE, 2_450_250);
  }

  @AfterEach
  void close() throws SQLException {
    market.close();
    market.execute(market.migration, "DELETE FROM market.participant_account WHERE id = 1003");
    market.execute(market.migration, "DELETE FROM market.participant_enterprise WHERE id = 1049");
    market.execute(market.migration, "DELETE FROM market.trading_instrument WHERE id = 1");
  }

  private RoomCommand.Place purchase(long intent) {
    return new RoomCommand.Place(
        intent,
        CASE,
        FOREST,
        Side.BUY,
        OrderType.BUDGET,
        Terms.plain(TimeInForce.GTC),
        7_000,
        2_450_250_000L);
  }

  @Test
  void aPurchaseSentTwiceAlsoAfterARestartBuysOnce() {
    market.limit(SELLER, FOREST, Side.SELL, 6_499, 500_000);
    long intent = market.intent();

    Outcome first = market.room(purchase(intent));
    Outcome again = market.room(purchase(intent));
    market.restart();
    Outcome afterRestart = market.room(purchase(intent));

    assertThat(first.order().filledKg()).isEqualTo(377_000);
    assertThat(again).isEqualTo(first);
    assertThat(afterRestart).isEqualTo(first);
    market.awaitViews();
    AccountRecord account = new AccountReads(market.sql).account(CASE);
    assertThat(account.holdings()).singleElement().matches(h -> h.retireOnlyKg() == 377_000);
    assertThat(account.cash().availableMilliFen()).isEqualTo(127_000);
    LedgerCheck check = new LedgerReads(market.sql).check();
    assertThat(check.balanced()).isTrue();
    assertThat(check.issuances())
        .singleElement()
        .matches(i -> i.retireOnlyKg() == 377_000 && i.heldKg() == 623_000);
  }

  @Test
  void aCaseThatClosesIsRetiredOnceAndItsOrdersCanBeCancelledByIntent() {
    market.limit(SELLER, FOREST, Side.SELL, 6_499, 100_000);
    Outcome bought = market.room(purchase(market.intent()));
    assertThat(bought.order().status()).isEqualTo(OrderStatus.OPEN);

    market.room(new RoomCommand.Cancel(market.intent(), CASE, bought.order().id())).orThrow();
    long retirement = market.intent();
    RoomCommand.CloseCase closing =
        new RoomCommand.CloseCase(retirement, CASE, FOREST, 100_000, 77, MarketFixture.DOCUMENT);
    assertThat(market.room(closing).isAccepted()).isTrue();
    market.restart();
    assertThat(market.room(closing).isAccepted()).isTrue();
    market.awaitViews();

    assertThat(market.number("SELECT COUNT(*) FROM market_view.retirement")).isEqualTo(1);
    assertThat(
            market.number(
                "SELECT kg FROM market_view.retirement WHERE certificate = 77 AND retirement = "
                    + retirement))
        .isEqualTo(100_000);
    assertThat(new LedgerReads(market.sql).check().balanced()).isTrue();
    assertThat(market.room(purchase(market.intent())).reason()).isEqualTo(Reason.CASE_CLOSED);
  }

  @Test
  void aDistributionGoesToTheWallets() {
    market.deposit(1005, 100);
    market.room(new RoomCommand.Distribute(market.intent(), 1005, 99_000)).orThrow();
    market.awaitViews();

    LedgerCheck check = new LedgerReads(market.sql).check();
    assertThat(check.balanced()).isTrue();
    assertThat(check.walletsMilliFen()).isEqualTo(99_000);
  }

  @Test
  void theBenchmarkSaysWhatTheKindCostAndWhatCasesPaid() {
    market.limit(SELLER, FOREST, Side.SELL, 6_000, 10_000);
    market.limit(SELLER, FOREST, Side.SELL, 6_600, 500_000);
    market.deposit(1006, 100_000);
    market.limit(1006, FOREST, Side.BUY, 6_000, 5_000);
    market.room(purchase(market.intent()));
    market.awaitViews();
    PriceReference prices = new PriceReference();
    prices.queries =
        new Queries() {
          @Override
          <T> java.util.List<T> list(String text, Sql.RowReader<T> reader, Object... parameters) {
            return market.sql.list(text, reader, parameters);
          }
        };

    PriceStatistics lately = prices.lately(InstrumentKind.FORESTRY, 30);
    PriceStatistics cases = prices.ofCases(InstrumentKind.FORESTRY);

    assertThat(lately.kg()).isEqualTo(376_000);
    assertThat(lately.lowestFen()).isEqualTo(6_000);
    assertThat(lately.medianFen()).isEqualTo(6_600);
    assertThat(lately.meanFen()).isEqualTo(6_584);
    assertThat(cases.trades()).isEqualTo(1);
    assertThat(cases.kg()).isEqualTo(371_000);
    assertThat(cases.meanFen()).isEqualTo(6_592);
    assertThat(prices.purchases(InstrumentKind.FORESTRY, 90))
        .singleElement()
        .matches(purchase -> purchase.kg() == 371_000 && purchase.meanFen() == 6_592);
    assertThat(prices.lately(InstrumentKind.PERSONAL, 90)).isEqualTo(PriceStatistics.NONE);
    assertThat(prices.days(InstrumentKind.FORESTRY, 90))
        .singleElement()
        .matches(day -> day.kg() == 376_000 && day.trades() == 3);
  }
}
