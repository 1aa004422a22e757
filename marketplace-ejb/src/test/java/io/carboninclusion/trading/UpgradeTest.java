package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.Side;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The market is upgraded from an engine that decides otherwise: the same sources with another
 * number, in which the youngest order of a price trades first.
 */
class UpgradeTest {
  private static final int BUYER = 1002;
  private static final int OWN = Exchange.engine();

  private final MarketFixture market = new MarketFixture();
  private List<String> answers = List.of();

  @AfterEach
  void close() {
    market.close();
  }

  private static PlantedLoader engine(int number) throws IOException {
    PlantedBugs.Bug otherNumber =
        new PlantedBugs.Bug(
            "other number",
            "exchange/Exchange.java",
            "return " + OWN + ";",
            "return " + number + ";");
    PlantedBugs.Bug youngestFirst =
        new PlantedBugs.Bug(
            "youngest first",
            "exchange/Book.java",
            "accepts(limit, level.priceFen) ? level.first",
            "accepts(limit, level.priceFen) ? level.last");
    Map<String, byte[]> classes = new HashMap<>();
    for (PlantedBugs.Bug change : List.of(otherNumber, youngestFirst)) {
      classes.putAll(PlantedBugs.compiled(change));
    }
    return new PlantedLoader(classes);
  }

  private Object old(int number, String method) throws Exception {
    List<String> database =
        List.of(
            market.database.url(),
            market.database.app().user(),
            market.database.app().password(),
            market.database.view().user(),
            market.database.view().password());
    try (PlantedLoader loader = engine(number)) {
      return loader
          .loadClass(OldEngine.class.getName())
          .getMethod(method, List.class)
          .invoke(null, database);
    }
  }

  @SuppressWarnings("unchecked")
  private void tradeWithEngineOne() throws Exception {
    answers = (List<String>) old(1, "trade");
  }

  private List<String> balances() {
    List<String> rows = new ArrayList<>();
    for (String table : List.of("cash_balance", "unit_balance", "serial_block", "market_order")) {
      rows.addAll(
          market.sql.list(
              "SELECT * FROM market_view." + table,
              row -> {
                StringBuilder cells = new StringBuilder(table);
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                  cells.append(' ').append(row.getString(i));
                }
                return cells.toString();
              }));
    }
    return rows;
  }

  private String check() throws SQLException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JournalCheck.run(
        market.database.url(),
        market.database.app().user(),
        market.database.app().password(),
        new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void everythingGoesOnWhereTheOldEngineEnded() throws Exception {
    tradeWithEngineOne();
    List<String> before = balances();

    market.start();

    assertThat(balances()).isEqualTo(before);
    List<String> again = new ArrayList<>();
    for (OldEngine.Sent sent : OldEngine.commands()) {
      again.add(OldEngine.answer(market.market, sent));
    }
    assertThat(again).isEqualTo(answers);
    assertThat(answers.get(8)).contains("fills=[Fill[trade=1");
    oldestFirstFromNowOn();
    theRestOfTheCase();
    market.awaitViews();
    assertThat(new LedgerReads(market.sql).check().balanced()).isTrue();
    market.restart();
    market.market.close();
    assertThat(check()).contains("older engine").endsWith("Everything holds.\n");
  }

  /** Several sales are left at 50.00; the oldest one goes first now. */
  private void oldestFirstFromNowOn() {
    long oldest =
        market.number(
            "SELECT MIN(order_id) FROM market_view.market_order WHERE status = 0 AND side = 1"
                + " AND price_fen = 5000");
    Outcome bought = market.limit(BUYER, 1, Side.BUY, 5_000, 1_000);
    market.awaitViews();
    assertThat(
            market.number(
                "SELECT maker_order FROM market_view.trade WHERE trade = "
                    + bought.fills().get(0).trade()))
        .isEqualTo(oldest);
  }

  /** The case's order still waits at its limit, and what it buys is retired for it. */
  private void theRestOfTheCase() {
    market.limit(1001, 1, Side.SELL, 4_500, 2_000);
    Outcome closed =
        market.room(
            new RoomCommand.CloseCase(
                market.intent(), OldEngine.CASE, 1, 2_000, 77, MarketFixture.DOCUMENT));
    assertThat(closed.isAccepted()).as(closed.toString()).isTrue();
    assertThat(market.room(new RoomCommand.CloseWithdrawal(market.intent(), 7, true)).isAccepted())
        .isTrue();
  }

  @Test
  void withoutASavedStateAtItsEndItIsRefused() throws Exception {
    tradeWithEngineOne();
    market.execute(market.migration, "DELETE FROM market_view.snapshot");

    market.launch();
    market.awaitPhase(MarketState.Phase.STOPPED);

    String advice =
        "was written by engine 1, and this version is engine " + OWN + ": start the version";
    assertThat(market.market.state().why()).contains(advice);
    try (Connection connection = market.app.open()) {
      assertThat(Engines.complaint(connection).orElseThrow()).contains(advice);
    }
    assertThat(market.number("SELECT COUNT(*) FROM market.trading_journal WHERE engine = " + OWN))
        .isZero();
  }

  @Test
  void aSavedStateThatIsNotTheViewsIsRefused() throws Exception {
    tradeWithEngineOne();
    market.execute(
        market.migration,
        "UPDATE market_view.cash_balance SET available_milli_fen = available_milli_fen + 1"
            + " WHERE account = "
            + BUYER);

    market.launch();
    market.awaitPhase(MarketState.Phase.STOPPED);

    assertThat(market.market.state().why())
        .contains("is not what its views show")
        .contains("available cash of account " + BUYER);
  }

  @Test
  void aJournalWhoseOlderEngineNeverTradedGoesOnAndIsProved() throws Exception {
    old(1, "onlyOpen");
    assertThat(market.number("SELECT COUNT(*) FROM market.trading_journal WHERE engine = 1"))
        .isPositive();
    assertThat(check()).endsWith("Everything holds.\n");

    market.start();
    market.openInstrument(1);
    market.deposit(BUYER, 100_000_000);
    market.limit(BUYER, 1, Side.BUY, 4_000, 1_000);
    market.awaitViews();
    market.market.close();

    assertThat(check()).contains("commands 4,", "older engine").endsWith("Everything holds.\n");
  }

  @Test
  void theOldEngineDoesNotFollowTheNewOne() throws Exception {
    tradeWithEngineOne();
    market.start();
    market.limit(BUYER, 1, Side.BUY, 4_000, 1_000);
    market.awaitViews();

    String refusal = (String) old(1, "refusal");

    assertThat(refusal)
        .contains("was written by engine " + OWN + ", and this version is engine 1")
        .contains("start the version that wrote it");
    try (Connection connection = market.app.open()) {
      assertThat(Engines.complaint(connection)).isEmpty();
    }
  }

  @Test
  void theViewsOfAnotherEngineAreNotMadeAgain() throws Exception {
    tradeWithEngineOne();
    market.start();
    List<String> before = balances();
    market.market.close();

    assertThat(
            assertThrows(
                IllegalStateException.class, () -> new ViewRebuild(market.migrationInBulk).build()))
        .hasMessageContaining("another engine");
    assertThat(balances()).isEqualTo(before);
  }

  @Test
  void theStateAtTheEndOfAnEngineIsKept() throws Exception {
    tradeWithEngineOne();
    for (int i = 0; i < Snapshots.KEPT + 2; i++) {
      market.launch();
      market.awaitPhase(MarketState.Phase.TRADING);
      market.limit(BUYER, 1, Side.BUY, 4_000, 1_000);
      market.awaitViews();
      market.market.close();
    }

    assertThat(market.number("SELECT COUNT(*) FROM market_view.snapshot WHERE engine = 1"))
        .isEqualTo(1);
    assertThat(market.number("SELECT COUNT(*) FROM market_view.snapshot WHERE engine = " + OWN))
        .isEqualTo(Snapshots.KEPT);
    assertThat(check()).endsWith("Everything holds.\n");
  }
}
