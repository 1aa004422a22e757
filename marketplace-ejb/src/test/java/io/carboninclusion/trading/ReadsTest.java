package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.exchange.TradingPhase;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What participants and the public read: orders, trades, depth, accounts, quotes, the ledger. */
class ReadsTest {
  private static final int SELLER = 1001;
  private static final int BUYER = 1002;
  private static final String CODE = "READS-1";

  private final MarketFixture market = new MarketFixture();
  private final Codes codes = new Codes(market.sql);
  private final OrderReads orders =
      new OrderReads(market.sql, codes, new CriteriaCodes(market.sql));

  @BeforeEach
  void open() throws SQLException {
    market.execute(
        market.migration,
        "INSERT IGNORE INTO market.trading_instrument (id, intent, code, name_zh, name_en, kind,"
            + " scheme, vintage, lot_kg, tick_fen, defined_by, defined_at)"
            + " VALUES (1, 1, '"
            + CODE
            + "', '林', 'Forest', 'FORESTRY', 'SC', 2024, 1000, 1, 1,"
            + " NOW(6))");
    market.start();
    market.openInstrument(1);
    market.issue(SELLER, 1, 100_000);
    market.deposit(BUYER, 10_000_000);
  }

  @AfterEach
  void close() throws SQLException {
    market.close();
    market.execute(
        market.migration, "DELETE FROM market.trading_instrument WHERE code = '" + CODE + "'");
  }

  @Test
  void ordersAndTheirTradesAreReadPageByPage() {
    for (int i = 0; i < 5; i++) {
      market.limit(SELLER, 1, Side.SELL, 5_000 + i, 1_000);
    }
    long bought = market.limit(BUYER, 1, Side.BUY, 5_002, 3_000).order().id();
    market.market.awaitWritten();

    Page<OrderRecord> first = orders.orders(SELLER, OrderFilter.ALL, null, 3);
    Page<OrderRecord> second = orders.orders(SELLER, OrderFilter.ALL, first.next(), 3);
    assertThat(first.items()).extracting(OrderRecord::id).containsExactly(5L, 4L, 3L);
    assertThat(second.items()).extracting(OrderRecord::id).containsExactly(2L, 1L);
    assertThat(second.next()).isNull();
    assertThat(orders.orders(SELLER, OrderFilter.OPEN, null, 10).items()).hasSize(2);

    assertThat(orders.tradesOf(bought, null, 2).items())
        .extracting(OrderTrade::priceFen)
        .containsExactly(5_002L, 5_001L);
    assertThat(orders.trades(CODE, null, 10).items()).hasSize(3);
    assertThatThrownBy(() -> orders.order(SELLER, bought))
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.is(Reason.UNKNOWN_ORDER)).isTrue());
    assertThatThrownBy(() -> orders.trades("NO-SUCH", null, 1))
        .isInstanceOfSatisfying(
            Rejected.class, r -> assertThat(r.is(TradingRefusal.UNKNOWN_CODE)).isTrue());
  }

  @Test
  void theDepthOfTheCoreIsTheDepthOfTheViews() {
    market.limit(SELLER, 1, Side.SELL, 5_010, 2_000);
    market.limit(SELLER, 1, Side.SELL, 5_020, 3_000);
    market.limit(SELLER, 1, Side.SELL, 5_010, 1_000);
    market.limit(BUYER, 1, Side.BUY, 4_990, 4_000);
    Depth depth = market.market.writer().depth(1, CODE).join();
    assertThat(depth.asks())
        .containsExactly(new DepthLevel(5_010, 3_000, 2), new DepthLevel(5_020, 3_000, 1));
    assertThat(depth.bids()).containsExactly(new DepthLevel(4_990, 4_000, 1));
    assertThat(market.market.writer().depth(1, CODE).join()).isSameAs(depth);
    market.awaitViews();
    assertThat(orders.depth(CODE, 1)).isEqualTo(depth);

    market.limit(BUYER, 1, Side.BUY, 5_010, 1_000);
    assertThat(market.market.writer().depth(1, CODE).join().best(1).asks())
        .containsExactly(new DepthLevel(5_010, 2_000, 2));
  }

  @Test
  void aQuoteIsWhatTheOrderThenDoes() {
    market.limit(SELLER, 1, Side.SELL, 5_000, 2_000);
    market.limit(SELLER, 1, Side.SELL, 5_100, 5_000);
    PlaceOrder budget =
        new PlaceOrder(
            CODE, Side.BUY, OrderType.BUDGET, TimeInForce.IOC, null, null, 25_299L, null, null);
    Quote quote = market.market.writer().quote(budget, 1).join();
    assertThat(quote.fillKg()).isEqualTo(4_000);
    assertThat(quote.costMilliFen()).isEqualTo(2_000 * 5_000L + 2_000 * 5_100L);
    assertThat(quote.worstFen()).isEqualTo(5_100);
    Outcome outcome = market.send(OrderIntake.command(BUYER, 1, budget), BUYER);
    assertThat(outcome.order().filledKg()).isEqualTo(quote.fillKg());
    assertThat(outcome.order().paidMilliFen()).isEqualTo(quote.costMilliFen());
  }

  @Test
  void aQuoteOfAllOrNothingIsNothingWhereTheBookHasLess() {
    market.limit(SELLER, 1, Side.SELL, 5_000, 4_000);
    Quote more = market.market.writer().quote(allOrNothing(5_000), 1).join();
    assertThat(more.fillKg()).isZero();
    assertThat(more.costMilliFen()).isZero();
    assertThat(more.restKg()).isEqualTo(5_000);
    assertThat(market.market.writer().quote(allOrNothing(4_000), 1).join().fillKg())
        .isEqualTo(4_000);
    Outcome outcome = market.send(OrderIntake.command(BUYER, 1, allOrNothing(5_000)), BUYER);
    assertThat(outcome.order().filledKg()).isZero();
    assertThat(outcome.order().status()).isEqualTo(OrderStatus.NOT_RESTING);
  }

  @Test
  void aQuoteBeforeACallAuctionOnlyWaits() {
    market.limit(SELLER, 1, Side.SELL, 5_000, 4_000);
    market.room(
        new RoomCommand.ChangePhase(
            RoomCommand.NO_INTENT, 1, TradingPhase.CALL_AUCTION, 0, 1_700_000_000_000_000L));
    PlaceOrder order =
        new PlaceOrder(
            CODE, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 5_000L, 2_000L, null, null, null);
    Quote quote = market.market.writer().quote(order, 1).join();
    Outcome outcome = market.send(OrderIntake.command(BUYER, 1, order), BUYER);
    assertThat(outcome.order().filledKg()).isZero();
    assertThat(quote.fillKg()).isZero();
    assertThat(quote.restKg()).isEqualTo(2_000);
    assertThat(quote.frozenMilliFen()).isEqualTo(outcome.order().frozen());
  }

  private static PlaceOrder allOrNothing(long kg) {
    return new PlaceOrder(
        CODE, Side.BUY, OrderType.LIMIT, TimeInForce.FOK, 5_000L, kg, null, null, null);
  }

  @Test
  void anAccountShowsCashByReasonAndSerialsByBlock() {
    market.limit(SELLER, 1, Side.SELL, 5_000, 10_000);
    market.limit(BUYER, 1, Side.BUY, 5_000, 4_000);
    market.limit(BUYER, 1, Side.BUY, 4_000, 2_000);
    market.room(new RoomCommand.RequestWithdrawal(market.intent(), BUYER, 7_000_000)).orThrow();
    market.market.awaitWritten();

    AccountRecord buyer = new AccountReads(market.sql).account(BUYER);
    assertThat(buyer.cash().inOrdersMilliFen()).isEqualTo(8_000_000);
    assertThat(buyer.cash().inWithdrawalsMilliFen()).isEqualTo(7_000_000);
    assertThat(buyer.cash().availableMilliFen())
        .isEqualTo(10_000_000_000L - 20_000_000 - 8_000_000 - 7_000_000);
    HoldingRecord holding = buyer.holdings().get(0);
    assertThat(holding.instrument()).isEqualTo(CODE);
    assertThat(holding.blocks())
        .extracting(SerialBlock::first, SerialBlock::last)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(1L, 4_000L));
    assertThat(new AccountReads(market.sql).account(SELLER).holdings().get(0).frozenKg())
        .isEqualTo(6_000);
  }

  @Test
  void theLedgerAddsUpAndAMissingKilogramIsSeen() throws SQLException {
    market.limit(SELLER, 1, Side.SELL, 5_000, 10_000);
    market.limit(BUYER, 1, Side.BUY, 5_000, 4_000);
    market
        .room(new RoomCommand.Retire(market.intent(), BUYER, 1, 1_500, 99, MarketFixture.DOCUMENT))
        .orThrow();
    market.market.awaitWritten();
    LedgerCheck check = new LedgerReads(market.sql).check();
    assertThat(check.balanced()).isTrue();
    assertThat(check.cashInMilliFen()).isEqualTo(10_000_000_000L);
    List<LedgerCheck.IssuanceCheck> issuances = check.issuances();
    assertThat(issuances).hasSize(1);
    assertThat(issuances.get(0).heldKg()).isEqualTo(98_500);
    assertThat(issuances.get(0).retiredKg()).isEqualTo(1_500);

    market.execute(
        market.view,
        "UPDATE market_view.serial_block SET last_serial = last_serial - 1 WHERE account = "
            + BUYER);
    assertThat(new LedgerReads(market.sql).check().balanced()).isFalse();
  }

  @Test
  void everyBalanceIsWhatTheJournalGives() {
    market.limit(SELLER, 1, Side.SELL, 5_000, 10_000);
    market.market.awaitWritten();
    LedgerCheck.Replayed proof = market.market.replayed();
    assertThat(proof.equal()).isTrue();
    assertThat(proof.sequence()).isEqualTo(market.market.state().viewSequence());
  }

  @Test
  void aBalanceThatTheJournalDoesNotGiveStopsTheMarket() throws SQLException {
    market.limit(SELLER, 1, Side.SELL, 5_000, 10_000);
    market.market.awaitWritten();
    market.execute(
        market.view,
        "UPDATE market_view.cash_balance SET available_milli_fen = available_milli_fen + 1"
            + " WHERE account = "
            + BUYER);
    assertThat(market.market.replayed().equal()).isFalse();
    MarketState state = market.market.state();
    assertThat(state.phase()).isEqualTo(MarketState.Phase.STOPPED);
    assertThat(state.why()).contains("available cash of account " + BUYER);
  }

  @Test
  void aBalanceThatTheViewsLostIsSeen() throws SQLException {
    market.limit(SELLER, 1, Side.SELL, 5_000, 10_000);
    market.market.awaitWritten();
    market.execute(
        market.migration, "DELETE FROM market_view.unit_balance WHERE account = " + SELLER);
    assertThat(market.market.replayed().equal()).isFalse();
    assertThat(market.market.state().why())
        .contains("The views show 0 as available units of instrument 1 on account " + SELLER);
  }

  @Test
  void cashThatTheViewsLostIsSeen() throws SQLException {
    market.limit(BUYER, 1, Side.BUY, 4_000, 2_000);
    market.market.awaitWritten();
    market.execute(
        market.migration, "DELETE FROM market_view.cash_balance WHERE account = " + BUYER);
    assertThat(new LedgerReads(market.sql).check().balanced()).isFalse();
    assertThat(market.market.replayed().equal()).isFalse();
    assertThat(market.market.state().why())
        .contains("The views show 0 as available cash of account " + BUYER);
  }

  @Test
  void inputThatMakesNoSenseIsRefusedWithItsField() {
    assertField(
        new PlaceOrder(CODE, null, OrderType.LIMIT, null, 1L, 1L, null, null, null), "side");
    assertField(
        new PlaceOrder(CODE, Side.BUY, OrderType.LIMIT, null, 1L, null, null, null, null), "kg");
    assertField(
        new PlaceOrder(CODE, Side.BUY, OrderType.LIMIT, null, null, 1L, null, null, null),
        "priceFen");
    assertField(
        new PlaceOrder(CODE, Side.BUY, OrderType.LIMIT, null, 1L, 1L, 1L, null, null), "budgetFen");
    assertField(
        new PlaceOrder(
            CODE, Side.BUY, OrderType.BUDGET, null, 1L, null, Long.MAX_VALUE, null, null),
        "budgetFen");
    assertField(
        new PlaceOrder(CODE, Side.BUY, OrderType.LIMIT, null, 1L, 1L, null, "ä", null),
        "clientOrderId");
    assertField(
        new PlaceOrder(CODE, Side.BUY, OrderType.LIMIT, null, 1L, 1L, null, null, ""),
        "Idempotency-Key");
  }

  @Test
  void anOrderWhoseCommitIsUnderWayIsNotSaidToBeMissing() throws Exception {
    CompletableFuture<Outcome> order;
    try (Connection lock = market.lockTheJournal()) {
      order = market.market.writer().submit(order("mine"), BUYER);
      assertUntold("mine", TradingRefusal.OUTCOME_UNKNOWN);
      lock.rollback();
    }
    assertThat(ids("mine")).containsExactly(order.join().orThrow().order().id());
    assertThat(ids("nobody's")).isEmpty();
  }

  @Test
  void aMarketThatHasStoppedStillShowsWhatIsThereAndDeniesNothing() {
    long order = market.send(order("mine"), BUYER).orThrow().order().id();
    market.awaitViews();
    market.market.writer().stop("planted");
    assertThat(ids("mine")).containsExactly(order);
    assertUntold("other", TradingRefusal.MARKET_STOPPED);
  }

  private void assertUntold(String reference, TradingRefusal why) {
    assertThatThrownBy(() -> ids(reference))
        .isInstanceOfSatisfying(Rejected.class, r -> assertThat(r.is(why)).isTrue());
  }

  private List<Long> ids(String reference) {
    OrderFilter filter = new OrderFilter(null, null, reference);
    return market.market.orders(orders, BUYER, filter, null, 10).items().stream()
        .map(OrderRecord::id)
        .toList();
  }

  private static byte[] order(String reference) {
    return OrderIntake.command(
        BUYER,
        1,
        new PlaceOrder(
            CODE, Side.BUY, OrderType.LIMIT, null, 5_000L, 1_000L, null, reference, reference));
  }

  private static void assertField(PlaceOrder order, String field) {
    assertThatThrownBy(
            () -> {
              OrderIntake.check(order);
              OrderIntake.command(BUYER, 1, order);
            })
        .isInstanceOfSatisfying(Rejected.class, r -> assertThat(r.field()).isEqualTo(field));
  }
}
