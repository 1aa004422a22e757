package io.carboninclusion.trading;

import static io.carboninclusion.trading.Divergence.require;

import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.InstrumentStatus;
import io.carboninclusion.exchange.QuietEvents;
import io.carboninclusion.exchange.SystemAccounts;
import java.sql.SQLException;
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
    orders();
    trades();
    balances();
    blocks();
    retirements();
    withdrawals();
    instruments();
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
        state.kg()
      };
      same("order " + order.id, shown, expected);
      same("account of order " + order.id, row[1], order.asked.account());
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
        trade.taker().asked.side().ordinal()
      };
      same("trade " + trade.id(), row, expected);
    }
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
        it.id, it.status.ordinal(), it.reference, it.band, it.last, it.issuanceOf.size()
      };
      same("instrument " + it.id, views.row(ViewTable.INSTRUMENT, it.id, 0), expected);
    }
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
