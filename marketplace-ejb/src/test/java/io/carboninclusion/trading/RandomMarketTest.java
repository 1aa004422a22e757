package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.QuietEvents;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.TimeInForce;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * 100,000 seeded commands with restarts in between: cash and units are conserved, the views equal
 * the core, and a rebuild gives equal tables.
 */
class RandomMarketTest {
  private static final long SEED = 20_261_122L;
  private static final int COMMANDS = 100_000;
  private static final int WAVE = 1_000;
  private static final int RESTART_EVERY = 25_000;
  private static final int ACCOUNTS = 12;
  private static final int INSTRUMENTS = 3;

  private final MarketFixture market = new MarketFixture();
  private final Random random = new Random(SEED);
  private final Set<Reason> seen = EnumSet.noneOf(Reason.class);
  private byte[] lastKeyed;
  private int lastKeyedAccount;
  private long orders;
  private long withdrawals;

  @AfterEach
  void close() {
    market.close();
  }

  @Test
  void theBooksBalanceAndTheViewsAreTheCore() throws SQLException {
    market.start();
    for (int id = 1; id <= INSTRUMENTS; id++) {
      market.openInstrument(id);
    }
    market.room(new RoomCommand.SetPriceRules(market.intent(), 3, 5_000, 1_000));
    for (int sent = 0; sent < COMMANDS; sent += WAVE) {
      wave();
      if (sent % RESTART_EVERY == RESTART_EVERY - WAVE) {
        market.restart();
        // A retry of what the views have yet to learn after a start would have to be asked again.
        market.awaitViews();
      }
    }
    market.awaitViews();
    assertThat(seen).contains(Reason.ACCEPTED, Reason.INSUFFICIENT_CASH, Reason.ORDER_NOT_OPEN);
    viewsEqualTheCore();
    aRebuildGivesEqualTables();
  }

  private void wave() {
    List<CompletableFuture<Outcome>> answers = new ArrayList<>(WAVE);
    int[] perAccount = new int[ACCOUNTS];
    while (answers.size() < WAVE) {
      int n = random.nextInt(ACCOUNTS);
      if (perAccount[n]++ < CommandQueue.PARTICIPANT_LIMIT) {
        answers.add(send(1001 + n));
      }
    }
    for (CompletableFuture<Outcome> answer : answers) {
      Outcome outcome = answer.join();
      seen.add(outcome.reason());
      if (outcome.order() != null) {
        orders = Math.max(orders, outcome.order().id());
      }
    }
  }

  private CompletableFuture<Outcome> send(int account) {
    int kind = random.nextInt(100);
    if (kind < 2 && lastKeyed != null) {
      return market.market.writer().submit(lastKeyed, lastKeyedAccount);
    }
    if (kind < 12) {
      return room(roomCommand(account));
    }
    byte[] command = kind < 40 ? cancel(account) : place(account);
    return market.market.writer().submit(command, account);
  }

  private CompletableFuture<Outcome> room(RoomCommand command) {
    return market.market.writer().submit(Commands.of(command), 0);
  }

  private RoomCommand roomCommand(int account) {
    long intent = market.intent();
    int instrument = 1 + random.nextInt(INSTRUMENTS);
    long kg = (1 + random.nextInt(50)) * 1_000L;
    switch (random.nextInt(10)) {
      case 0, 1, 2:
        return new RoomCommand.Deposit(intent, account, 1 + random.nextInt(400_000_000));
      case 3, 4, 5:
        return new RoomCommand.Issue(intent, account, instrument, kg, MarketFixture.DOCUMENT);
      case 6:
        return new RoomCommand.Retire(
            intent, account, instrument, kg / 7, intent, MarketFixture.DOCUMENT);
      case 7:
        withdrawals = intent;
        return new RoomCommand.RequestWithdrawal(intent, account, random.nextInt(5_000_000));
      case 8:
        return new RoomCommand.CloseWithdrawal(intent, withdrawals, random.nextBoolean());
      default:
        return new RoomCommand.SetPriceRules(
            intent, 3, 4_900 + random.nextInt(200), random.nextInt(800));
    }
  }

  private byte[] cancel(int account) {
    return Commands.cancel(account, Math.max(1, orders - random.nextInt(400)), null);
  }

  private byte[] place(int account) {
    boolean budget = random.nextInt(10) == 0;
    Side side = budget || random.nextBoolean() ? Side.BUY : Side.SELL;
    boolean immediate = random.nextInt(5) == 0;
    long price = 4_950 + random.nextInt(100);
    boolean keyed = random.nextInt(10) == 0;
    byte[] command =
        Commands.place(
            account,
            1 + random.nextInt(INSTRUMENTS),
            side,
            budget ? OrderType.BUDGET : OrderType.LIMIT,
            immediate ? TimeInForce.IOC : TimeInForce.GTC,
            budget && immediate ? 0 : price,
            budget ? 1 + random.nextInt(90_000_000) : (1 + random.nextInt(12)) * 1_000L,
            random.nextInt(4) == 0 ? "ref-" + random.nextInt(1000) : "",
            keyed ? "key-" + random.nextLong() : null);
    if (keyed) {
      lastKeyed = command;
      lastKeyedAccount = account;
    }
    return command;
  }

  private void viewsEqualTheCore() throws SQLException {
    Exchange core = new Exchange(new QuietEvents());
    try (Journal journal = new Journal(market.app)) {
      new Recovery(journal, new Replay(Set.of()), core, new Chain())
          .run((command, sequence, time) -> {});
    }
    core.verify();
    for (int account = 1; account < 1001 + ACCOUNTS; account = account == 6 ? 1001 : account + 1) {
      int id = account;
      assertThat(cash(id, "available")).isEqualTo(core.availableCash(id));
      assertThat(cash(id, "frozen")).isEqualTo(core.frozenCash(id));
      for (int instrument = 1; instrument <= INSTRUMENTS; instrument++) {
        assertThat(units(id, instrument, "available")).isEqualTo(core.availableKg(id, instrument));
        assertThat(units(id, instrument, "frozen")).isEqualTo(core.frozenKg(id, instrument));
      }
    }
    assertThat(market.number("SELECT COUNT(*) FROM market_view.market_order WHERE status = 0"))
        .isEqualTo(core.openOrders());
    assertThat(market.number("SELECT COUNT(*) FROM market_view.market_order"))
        .isEqualTo(core.lastOrder());
    assertThat(market.number("SELECT COUNT(*) FROM market_view.trade")).isEqualTo(core.lastTrade());
    assertThat(new LedgerReads(market.sql).check().balanced()).isTrue();
    // Cash and units sum to zero over all accounts, by the postings alone as well.
    assertThat(
            market.number(
                "SELECT SUM(available_milli_fen + frozen_milli_fen) FROM market_view.cash_balance"))
        .isZero();
  }

  private long cash(int account, String what) {
    return market.number(
        "SELECT COALESCE(SUM("
            + what
            + "_milli_fen), 0) FROM market_view.cash_balance"
            + " WHERE account = "
            + account);
  }

  private long units(int account, int instrument, String what) {
    return market.number(
        "SELECT COALESCE(SUM("
            + what
            + "_kg), 0) FROM market_view.unit_balance"
            + " WHERE account = "
            + account
            + " AND instrument = "
            + instrument);
  }

  private void aRebuildGivesEqualTables() throws SQLException {
    assertThat(RebuiltViews.differences(market)).isEmpty();
    market.deposit(1001, 1);
    market.awaitViews();
  }
}
