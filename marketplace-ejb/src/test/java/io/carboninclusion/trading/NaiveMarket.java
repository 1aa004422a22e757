package io.carboninclusion.trading;

import io.carboninclusion.exchange.InstrumentStatus;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.SystemAccounts;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The market as one would explain it: plain lists and maps, searched from the beginning each time;
 * what is frozen is added up from what is open. Slow and obviously right: what the core does is
 * compared with it, answer by answer.
 */
final class NaiveMarket {
  record Trade(
      long id,
      long sequence,
      int instrument,
      long price,
      long kg,
      NaiveOrder maker,
      NaiveOrder taker) {}

  record Retirement(long id, long account, int instrument, long certificate, List<Long> serials) {}

  record Withdrawal(int account, long amount) {}

  final Map<Integer, NaiveInstrument> instruments = new TreeMap<>();
  final Map<Integer, NaiveAccount> accounts = new TreeMap<>();
  final Map<Long, Withdrawal> withdrawals = new TreeMap<>();
  final List<NaiveOrder> orders = new ArrayList<>();
  final List<Trade> trades = new ArrayList<>();
  final List<Retirement> retirements = new ArrayList<>();
  final List<Outcome> outcomes = new ArrayList<>();

  /** Ids that were carried out, with what they were ids of. */
  private final Set<String> used = new HashSet<>();

  private final NaiveAdmission admission = new NaiveAdmission(this);
  private NaiveOrder touched;

  /** Carries out the next command. */
  Outcome apply(RoomCommand command, long timeMicros) {
    touched = null;
    int before = trades.size();
    Refusal refusal = carryOut(command);
    List<Fill> fills = new ArrayList<>();
    if (touched != null) {
      touched.changedBy = outcomes.size() + 1L;
      for (Trade trade : trades.subList(before, trades.size())) {
        fills.add(new Fill(trade.id, trade.price, trade.kg));
      }
    }
    return told(timeMicros, refusal, touched == null ? null : touched.state(), fills);
  }

  /** The next command fails while it is decided, or has been voided. */
  Outcome fault(long timeMicros) {
    return told(timeMicros, Refusal.of(Reason.REFUSED_BY_FAULT, 0, 0), null, List.of());
  }

  private Outcome told(long timeMicros, Refusal refusal, OrderState order, List<Fill> fills) {
    Outcome outcome =
        new Outcome(
            outcomes.size() + 1L,
            OutcomeRecorder.instant(timeMicros),
            refusal == null ? Reason.ACCEPTED : refusal.reason(),
            refusal == null ? 0 : refusal.expected(),
            refusal == null ? 0 : refusal.given(),
            order,
            fills);
    outcomes.add(outcome);
    return outcome;
  }

  private Refusal carryOut(RoomCommand command) {
    Refusal refusal = admission.judge(command);
    if (refusal != null) {
      return refusal;
    }
    if (command instanceof RoomCommand.Place c) {
      place(c);
    } else if (command instanceof RoomCommand.Cancel c) {
      touched = order(c.order());
      close(touched, OrderStatus.CANCELLED);
    } else if (command instanceof RoomCommand.Amend c) {
      amend(c);
    } else if (command instanceof RoomCommand.Deposit c) {
      use("deposit", c.intent());
      pay(SystemAccounts.BANK, (int) c.account(), c.amountMilliFen());
    } else if (command instanceof RoomCommand.RequestWithdrawal c) {
      use("withdrawal", c.intent());
      withdrawals.put(c.intent(), new Withdrawal((int) c.account(), c.amountMilliFen()));
    } else if (command instanceof RoomCommand.CloseWithdrawal c) {
      Withdrawal closed = withdrawals.remove(c.withdrawal());
      pay(closed.account, SystemAccounts.BANK, c.paid() ? closed.amount : 0);
    } else if (command instanceof RoomCommand.Issue c) {
      issue(c);
    } else if (command instanceof RoomCommand.Retire c) {
      use("retirement", c.intent());
      retire(c.intent(), (int) c.account(), c.instrument(), c.kg(), c.certificate());
    } else if (command instanceof RoomCommand.OpenCase c) {
      account((int) c.account()).isCase = true;
    } else if (command instanceof RoomCommand.CloseCase c) {
      use("retirement", c.intent());
      closeCase(c);
    } else if (command instanceof RoomCommand.Distribute c) {
      use("payout", c.intent());
      pay((int) c.account(), SystemAccounts.WALLETS, c.amountMilliFen());
    } else {
      changeInstrument(command);
    }
    return null;
  }

  private void changeInstrument(RoomCommand command) {
    if (command instanceof RoomCommand.DefineInstrument c) {
      instruments.put(c.instrument(), new NaiveInstrument(c.instrument(), c.tickFen(), c.lotKg()));
    } else if (command instanceof RoomCommand.SetPriceRules c) {
      instruments.get(c.instrument()).rules(c.referenceFen(), c.bandBasisPoints());
      uncross(instruments.get(c.instrument()));
    } else if (command instanceof RoomCommand.OpenTrading c) {
      instruments.get(c.instrument()).status = InstrumentStatus.OPEN;
      uncross(instruments.get(c.instrument()));
    } else if (command instanceof RoomCommand.HaltTrading c) {
      instruments.get(c.instrument()).status = InstrumentStatus.HALTED;
    }
  }

  private void place(RoomCommand.Place asked) {
    NaiveInstrument instrument = instruments.get(asked.instrument());
    boolean isCapped = account((int) asked.account()).isCase && asked.priceFen() != 0;
    NaiveOrder order = new NaiveOrder(orders.size() + 1L, asked, instrument, isCapped);
    orders.add(order);
    enter(order);
  }

  /** Only a quantity that is not greater, at the same limit, keeps the order's place. */
  private void amend(RoomCommand.Amend c) {
    touched = order(c.order());
    boolean keepsItsPlace =
        c.priceFen() == touched.asked.priceFen() && c.kg() <= touched.asked.amount();
    touched.amend(c.priceFen(), c.kg());
    if (!keepsItsPlace) {
      touched.instrument.open.remove(touched);
      enter(touched);
    }
  }

  private void enter(NaiveOrder order) {
    NaiveInstrument instrument = order.instrument;
    touched = order;
    NaiveOrder maker = instrument.best(!order.buys());
    while (maker != null && order.accepts(maker.price())) {
      if (order.kgAt(maker.price()) == 0) {
        order.openKg = 0;
        break;
      }
      trade(maker, order, maker.price());
      if (!order.isBudget() && order.openKg == 0) {
        break;
      }
      maker = instrument.best(!order.buys());
    }
    if (order.openKg == 0 && order.filledKg > 0) {
      order.status = OrderStatus.FILLED;
    } else if (order.asked.timeInForce() == io.carboninclusion.exchange.TimeInForce.IOC) {
      order.status = OrderStatus.NOT_RESTING;
    } else {
      instrument.open.add(order);
    }
  }

  /** What a new band or a new day lets meet: the older sets the price. */
  private void uncross(NaiveInstrument instrument) {
    if (instrument.status != InstrumentStatus.OPEN) {
      return;
    }
    NaiveOrder bid = instrument.best(true);
    NaiveOrder ask = instrument.best(false);
    while (bid != null && ask != null && bid.price() >= ask.price()) {
      boolean bidIsOlder = instrument.open.indexOf(bid) < instrument.open.indexOf(ask);
      NaiveOrder maker = bidIsOlder ? bid : ask;
      NaiveOrder taker = maker == bid ? ask : bid;
      trade(maker, taker, maker.price());
      if (taker.openKg == 0) {
        close(taker, OrderStatus.FILLED);
      }
      bid = instrument.best(true);
      ask = instrument.best(false);
    }
  }

  private void trade(NaiveOrder maker, NaiveOrder taker, long price) {
    NaiveOrder buy = maker.buys() ? maker : taker;
    NaiveOrder sell = maker.buys() ? taker : maker;
    int instrument = maker.instrument.id;
    long kg = Math.min(maker.kgAt(price), taker.kgAt(price));
    long sequence = outcomes.size() + 1L;
    pay(buy.account(), sell.account(), price * kg);
    if (buy.account() != sell.account()) {
      Deque<Long> bought = account(buy.account()).serials(instrument);
      bought.addAll(takeOldest(sell.account(), instrument, kg));
    }
    maker.fill(kg, price);
    taker.fill(kg, price);
    maker.changedBy = sequence;
    taker.changedBy = sequence;
    maker.instrument.last = price;
    trades.add(new Trade(trades.size() + 1L, sequence, instrument, price, kg, maker, taker));
    if (maker.openKg == 0) {
      close(maker, OrderStatus.FILLED);
    }
  }

  private void close(NaiveOrder order, OrderStatus status) {
    order.status = status;
    order.instrument.open.remove(order);
  }

  private void issue(RoomCommand.Issue c) {
    use("issuance", c.intent());
    NaiveInstrument instrument = instruments.get(c.instrument());
    for (long kg = 0; kg < c.kg(); kg++) {
      instrument.issuanceOf.add(c.intent());
      account((int) c.account()).serials(c.instrument()).add((long) instrument.issuanceOf.size());
    }
  }

  private void retire(long id, int account, int instrument, long kg, long certificate) {
    List<Long> serials = takeOldest(account, instrument, kg);
    retirements.add(new Retirement(id, account, instrument, certificate, serials));
  }

  private void closeCase(RoomCommand.CloseCase c) {
    NaiveAccount owner = account((int) c.account());
    if (c.kg() > 0) {
      retire(c.intent(), owner.id, c.instrument(), c.kg(), c.certificate());
    }
    pay(owner.id, SystemAccounts.RESIDUE, available(owner.id) % 1_000);
    owner.isClosed = true;
  }

  private List<Long> takeOldest(int account, int instrument, long kg) {
    List<Long> taken = new ArrayList<>();
    Deque<Long> held = account(account).serials(instrument);
    for (long i = 0; i < kg; i++) {
      taken.add(held.pollFirst());
    }
    return taken;
  }

  private void pay(int from, int to, long amount) {
    account(from).cash -= amount;
    account(to).cash += amount;
  }

  NaiveAccount account(int id) {
    return accounts.computeIfAbsent(id, NaiveAccount::new);
  }

  NaiveOrder order(long id) {
    return orders.get((int) id - 1);
  }

  boolean isUsed(String what, long id) {
    return used.contains(what + " " + id);
  }

  private void use(String what, long id) {
    used.add(what + " " + id);
  }

  /** Cash that open purchases and pending withdrawals of an account need. */
  long frozen(int account) {
    long sum = 0;
    for (NaiveInstrument instrument : instruments.values()) {
      for (NaiveOrder order : instrument.open) {
        sum += order.account() == account && order.buys() ? order.frozen() : 0;
      }
    }
    for (Withdrawal withdrawal : withdrawals.values()) {
      sum += withdrawal.account == account ? withdrawal.amount : 0;
    }
    return sum;
  }

  /** Units that open sales of an account need. */
  long frozenKg(int account, int instrument) {
    long sum = 0;
    for (NaiveOrder order : instruments.get(instrument).open) {
      sum += order.account() == account && !order.buys() ? order.frozen() : 0;
    }
    return sum;
  }

  long available(int account) {
    NaiveAccount owner = accounts.get(account);
    return owner == null ? 0 : owner.cash - frozen(account);
  }

  /** Units that may be sold or retired: of a case none, of all others what is not frozen. */
  long availableKg(int account, int instrument) {
    NaiveAccount owner = accounts.get(account);
    boolean none = owner == null || owner.isCase;
    return none ? 0 : owner.kg(instrument) - frozenKg(account, instrument);
  }

  int openOrders(int account) {
    int count = 0;
    for (NaiveInstrument instrument : instruments.values()) {
      for (NaiveOrder order : instrument.open) {
        count += order.account() == account ? 1 : 0;
      }
    }
    return count;
  }
}
