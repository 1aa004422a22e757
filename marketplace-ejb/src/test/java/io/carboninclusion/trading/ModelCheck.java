package io.carboninclusion.trading;

import static io.carboninclusion.trading.Divergence.require;

import io.carboninclusion.exchange.Auction;
import io.carboninclusion.exchange.BlockProposal;
import io.carboninclusion.exchange.Criteria;
import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.InstrumentStatus;
import io.carboninclusion.exchange.QuietEvents;
import io.carboninclusion.exchange.Rule;
import io.carboninclusion.exchange.SystemAccounts;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Compares everything with the model: the views row by row, and a core replayed from row one. */
final class ModelCheck {
  private final SimulatedDisk disk;
  private final NaiveMarket model;
  private final SimulatedTables views;

  ModelCheck(SimulatedDisk disk) {
    this.disk = disk;
    this.model = disk.model;
    this.views = disk.views;
  }

  /** The views stand at the journal's end and must show the model. */
  void views() {
    require(
        views.mark.batch() == disk.rows.size() && views.mark.sequence() == disk.lastSequence(),
        "the views stand at batch %d of %d",
        views.mark.batch(),
        disk.rows.size());
    count(ViewTable.OUTCOME, model.outcomes.size());
    for (Outcome outcome : model.outcomes) {
      same("outcome", views.outcome(outcome.sequence()), outcome);
    }
    refusals();
    orders();
    criteria();
    trades();
    candles(ViewTable.INSTRUMENT_MINUTE, 60);
    candles(ViewTable.INSTRUMENT_HOUR, 3_600);
    candles(ViewTable.INSTRUMENT_DAY, 86_400);
    new BlockCheck(views, model).run();
    balances();
    blocks();
    retirements();
    withdrawals();
    instruments();
  }

  /** How often each reason was given on each day, Shanghai's time. */
  private void refusals() {
    Map<SimulatedTables.Key, Long> expected = new HashMap<>();
    for (Outcome outcome : model.outcomes) {
      if (!outcome.isAccepted()) {
        Instant time =
            Instant.EPOCH.plus(
                views.row(ViewTable.OUTCOME, outcome.sequence(), 0)[2], ChronoUnit.MICROS);
        long day = time.atOffset(ZoneOffset.ofHours(8)).toLocalDate().toEpochDay();
        expected.merge(new SimulatedTables.Key(day, outcome.reason().ordinal()), 1L, Long::sum);
      }
    }
    count(ViewTable.REFUSAL_DAY, expected.size());
    expected.forEach(
        (key, times) ->
            same(
                "refusals of a day",
                views.row(ViewTable.REFUSAL_DAY, key.first(), key.second())[2],
                times));
  }

  private void orders() {
    count(ViewTable.NEW_ORDER, model.orders.size());
    for (NaiveOrder order : model.orders) {
      long[] row = views.row(ViewTable.NEW_ORDER, order.id, 0);
      OrderState state = order.state();
      long[] shown = Arrays.copyOfRange(row, ViewTable.ORDER_STATE, row.length);
      // The time is the outcome's.
      shown[6] = 0;
      long[] expected = {
        state.openKg(),
        state.filledKg(),
        state.frozen(),
        state.paidMilliFen(),
        state.status().ordinal(),
        order.changedBy,
        0,
        state.priceFen(),
        state.kg(),
        state.terms().lastDay(),
        state.terms().postOnly() ? 1 : 0,
        state.terms().minKg(),
        state.terms().selfTrade().ordinal()
      };
      same("order " + order.id, shown, expected);
      same("account of order " + order.id, row[1], order.asked.account());
    }
  }

  private void criteria() {
    List<NaiveOrder> acrossBooks = model.orders.stream().filter(o -> o.criteria != null).toList();
    count(ViewTable.ORDER_CRITERIA, acrossBooks.size());
    for (NaiveOrder order : acrossBooks) {
      Criteria it = order.criteria;
      long[] expected = {
        order.id,
        it.kinds(),
        it.scheme(),
        it.firstVintage(),
        it.lastVintage(),
        it.compensating() ? 1 : 0
      };
      same("criteria of " + order.id, views.row(ViewTable.ORDER_CRITERIA, order.id, 0), expected);
    }
  }

  private void trades() {
    count(ViewTable.TRADE, model.trades.size());
    for (NaiveMarket.Trade trade : model.trades) {
      NaiveOrder buy = trade.maker().buys() ? trade.maker() : trade.taker();
      NaiveOrder sell = trade.maker().buys() ? trade.taker() : trade.maker();
      long[] row = views.row(ViewTable.TRADE, trade.id(), 0).clone();
      row[2] = 0;
      long[] expected = {
        trade.id(),
        trade.sequence(),
        0,
        trade.instrument(),
        trade.price(),
        trade.kg(),
        trade.maker().id,
        trade.taker().id,
        buy.account(),
        sell.account(),
        trade.taker().asked.side().ordinal(),
        trade.makerFee(),
        trade.takerFee()
      };
      same("trade " + trade.id(), row, expected);
    }
  }

  /**
   * One for each instrument and interval of so many seconds in which it traded, Shanghai's time.
   */
  private void candles(ViewTable table, int seconds) {
    Map<SimulatedTables.Key, List<NaiveMarket.Trade>> expected = new HashMap<>();
    for (NaiveMarket.Trade trade : model.trades) {
      Instant time =
          Instant.EPOCH.plus(views.row(ViewTable.TRADE, trade.id(), 0)[2], ChronoUnit.MICROS);
      long local =
          time.atOffset(ZoneOffset.ofHours(8)).toLocalDateTime().toEpochSecond(ZoneOffset.UTC);
      expected
          .computeIfAbsent(
              new SimulatedTables.Key(trade.instrument(), Math.floorDiv(local, seconds)),
              key -> new ArrayList<>())
          .add(trade);
    }
    count(table, expected.size());
    expected.forEach(
        (key, trades) -> {
          long[] candle = {
            key.first(),
            key.second(),
            trades.get(0).price(),
            trades.stream().mapToLong(NaiveMarket.Trade::price).max().orElseThrow(),
            trades.stream().mapToLong(NaiveMarket.Trade::price).min().orElseThrow(),
            trades.get(trades.size() - 1).price(),
            trades.stream().mapToLong(NaiveMarket.Trade::kg).sum(),
            trades.stream().mapToLong(trade -> trade.price() * trade.kg()).sum(),
            trades.size()
          };
          same("candle of " + table, views.row(table, key.first(), key.second()), candle);
        });
  }

  /** Balances as they are shown, and as the postings add up to them. */
  private void balances() {
    Map<SimulatedTables.Key, Long> posted = new HashMap<>();
    for (long[] row : views.table(ViewTable.POSTING).values()) {
      posted.merge(new SimulatedTables.Key(row[4], row[3]), -row[8], Long::sum);
      posted.merge(new SimulatedTables.Key(row[6], row[3]), row[8], Long::sum);
    }
    for (NaiveAccount account : model.accounts.values()) {
      long frozen = model.frozen(account.id);
      long[] row = views.row(ViewTable.CASH_BALANCE, account.id, 0);
      long[] shown = row == null ? new long[3] : row;
      same("cash of " + account.id, shown[1], account.cash - frozen);
      same("frozen cash of " + account.id, shown[2], frozen);
      same("posted to " + account.id, posted(posted, account.id, 0), account.cash);
      for (int id : account.serials.keySet()) {
        units(account, id);
        same("posted kg", posted(posted, account.id, id), account.kg(id));
      }
    }
  }

  private void units(NaiveAccount account, int id) {
    long[] row = views.row(ViewTable.UNIT_BALANCE, account.id, id);
    long[] shown = row == null ? new long[5] : row;
    long retireOnly = account.isCase ? account.kg(id) : 0;
    String whose = "kg of " + id + " of " + account.id;
    same(whose, shown[2], model.availableKg(account.id, id));
    same("frozen " + whose, shown[3], model.frozenKg(account.id, id));
    same("retire-only " + whose, shown[4], retireOnly);
  }

  private static long posted(Map<SimulatedTables.Key, Long> posted, long account, long asset) {
    return posted.getOrDefault(new SimulatedTables.Key(account, asset), 0L);
  }

  /** Each run of neighbouring serials of one issuance with one holder is one block. */
  private void blocks() {
    int blocks = 0;
    for (NaiveAccount account : model.accounts.values()) {
      for (Map.Entry<Integer, Deque<Long>> held : account.serials.entrySet()) {
        NaiveInstrument instrument = model.instruments.get(held.getKey());
        long first = 0;
        long last = 0;
        for (long serial : held.getValue()) {
          boolean goesOn =
              serial == last + 1
                  && first > 0
                  && issuance(instrument, serial) == issuance(instrument, first);
          if (!goesOn) {
            blocks += block(account, instrument, first, last);
            first = serial;
          }
          last = serial;
        }
        blocks += block(account, instrument, first, last);
      }
    }
    count(ViewTable.SERIAL_BLOCK, blocks);
  }

  private int block(NaiveAccount account, NaiveInstrument instrument, long first, long last) {
    if (first == 0) {
      return 0;
    }
    long[] expected = {instrument.id, first, last, issuance(instrument, first), account.id};
    long[] shown = views.row(ViewTable.SERIAL_BLOCK, instrument.id, first);
    same("block of serial " + first, shown, expected);
    return 1;
  }

  private static long issuance(NaiveInstrument instrument, long serial) {
    return instrument.issuanceOf.get((int) serial - 1);
  }

  private void retirements() {
    count(ViewTable.RETIREMENT, model.retirements.size());
    Map<Long, TreeSet<Long>> shown = new HashMap<>();
    for (long[] row : views.table(ViewTable.RETIREMENT_BLOCK).values()) {
      for (long serial = row[1]; serial <= row[2]; serial++) {
        shown.computeIfAbsent(row[0], id -> new TreeSet<>()).add(serial);
        same("issuance", issuance(model.instruments.get((int) row[4]), serial), row[3]);
      }
    }
    for (NaiveMarket.Retirement retirement : model.retirements) {
      long[] row = views.row(ViewTable.RETIREMENT, retirement.id(), 0);
      long[] expected = {
        retirement.id(),
        retirement.account(),
        retirement.instrument(),
        retirement.serials().size(),
        retirement.certificate()
      };
      same("retirement", Arrays.copyOf(row, expected.length), expected);
      List<Long> serials = List.copyOf(shown.get(retirement.id()));
      List<Long> expectedSerials = retirement.serials().stream().sorted().toList();
      same("serials of retirement " + retirement.id(), serials, expectedSerials);
    }
  }

  private void withdrawals() {
    long pending = 0;
    for (long[] row : views.table(ViewTable.WITHDRAWAL).values()) {
      boolean isOpen = model.withdrawals.containsKey(row[0]);
      same("withdrawal " + row[0], row[3] == WithdrawalStatus.FROZEN.ordinal(), isOpen);
      pending += isOpen ? 1 : 0;
    }
    same("pending withdrawals", pending, (long) model.withdrawals.size());
  }

  private void instruments() {
    for (NaiveInstrument it : model.instruments.values()) {
      long[] expected = {
        it.id,
        it.status.ordinal(),
        it.reference,
        it.band,
        it.last,
        it.issuanceOf.size(),
        it.day,
        it.isDayOpen ? 1 : 0,
        it.close,
        it.phase.ordinal(),
        it.opens
      };
      same("instrument " + it.id, views.row(ViewTable.INSTRUMENT, it.id, 0), expected);
      rule(it, Rule.CLOSE_NEEDS_KG, it.needsKg);
      rule(it, Rule.REFERENCE_IS_CLOSE, it.referenceIsClose ? 1 : 0);
      rule(it, Rule.MAX_ORDER_KG, it.maxOrder);
      rule(it, Rule.T_PLUS_ONE, it.tPlusOne ? 1 : 0);
      rule(it, Rule.MAX_OPEN_ORDERS, it.maxOpen);
      rule(it, Rule.MAX_POSITION_KG, it.maxPosition);
      rule(it, Rule.BLOCK_BAND_BASIS_POINTS, it.blockBand);
      rule(it, Rule.MIN_BLOCK_KG, it.minBlock);
      rule(it, Rule.BLOCK_FROM_MINUTE, it.blockFrom);
      rule(it, Rule.BLOCK_UNTIL_MINUTE, it.blockUntil);
      rule(it, Rule.MAKER_FEE_BASIS_POINTS, it.fees.maker());
      rule(it, Rule.HALT_MOVE_BASIS_POINTS, it.haltMove);
      rule(it, Rule.HALT_WINDOW_SECONDS, it.haltWindow);
      rule(it, Rule.HALT_COOL_DOWN_SECONDS, it.haltCoolDown);
      rule(it, Rule.TAKER_FEE_BASIS_POINTS, it.fees.taker());
      for (Map.Entry<Integer, long[]> close : it.closes.entrySet()) {
        long[] row = views.row(ViewTable.DAY_CLOSE, it.id, close.getKey());
        same("close of day " + close.getKey(), Arrays.copyOfRange(row, 2, 4), close.getValue());
      }
    }
  }

  private void rule(NaiveInstrument instrument, Rule rule, long expected) {
    long[] row = views.row(ViewTable.INSTRUMENT_RULE, instrument.id, rule.ordinal());
    long shown = row == null ? rule.usual() : row[2];
    same(rule + " of " + instrument.id, shown, expected);
  }

  /** A core that replays the whole journal: state, balances, conservation, rules. */
  void replayed(SimulatedNode node) {
    Exchange core = new Exchange(new QuietEvents());
    Replay replay = new Replay(disk.voided);
    try {
      new Recovery(new Journal(new SimulatedJournal(node)), replay, core, new Chain())
          .run((command, sequence, micros) -> {});
      core.verify();
    } catch (SQLException | RuntimeException failure) {
      throw new Divergence("the replay fails", failure);
    }
    same("state after a replay", core.stateHash(), disk.last().stateHash());
    for (NaiveAccount account : model.accounts.values()) {
      same("core's cash", core.availableCash(account.id), model.available(account.id));
      same("core's frozen cash", core.frozenCash(account.id), model.frozen(account.id));
    }
    for (NaiveInstrument it : model.instruments.values()) {
      InstrumentStatus status = core.instrument(it.id).status();
      same("core's instrument " + it.id, status, it.status);
    }
    List<Long> blocks =
        core.blockProposals(Integer.MAX_VALUE).stream().map(BlockProposal::id).sorted().toList();
    same("core's block proposals", blocks, model.blocks.open().stream().map(it -> it.id).toList());
    List<Long> auctions = core.auctions().stream().map(Auction::id).toList();
    same("core's auctions", auctions, List.copyOf(model.auctions.pending.keySet()));
    long issued = model.instruments.values().stream().mapToLong(i -> i.issuanceOf.size()).sum();
    long owed = 0;
    for (int id : model.instruments.keySet()) {
      owed -= core.availableKg(SystemAccounts.ISSUED, id);
    }
    same("issued", owed, issued);
  }

  private void count(ViewTable table, int expected) {
    same("rows of " + table, views.table(table).size(), expected);
  }

  private static void same(String what, Object shown, Object expected) {
    require(expected.equals(shown), "%s:\n  is %s\n  and should be %s", what, shown, expected);
  }

  private static void same(String what, long[] shown, long[] expected) {
    require(
        Arrays.equals(shown, expected),
        "%s:\n  is %s\n  and should be %s",
        what,
        Arrays.toString(shown),
        Arrays.toString(expected));
  }
}
