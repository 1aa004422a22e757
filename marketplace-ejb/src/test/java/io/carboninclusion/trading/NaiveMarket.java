package io.carboninclusion.trading;

import io.carboninclusion.exchange.InstrumentStatus;
import io.carboninclusion.exchange.Limits;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Rule;
import io.carboninclusion.exchange.SystemAccounts;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.exchange.TradingPhase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The market as one would explain it: plain lists and maps, searched from the beginning each time;
 * what is frozen is added up from what is open. Slow and obviously right: what the core does is
 * compared with it, answer by answer.
 */
final class NaiveMarket implements NaiveMatching.Consequences {
  record Trade(
      long id,
      long sequence,
      int instrument,
      long price,
      long kg,
      NaiveOrder maker,
      NaiveOrder taker,
      long makerFee,
      long takerFee) {}

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

  final NaiveBlocks blocks = new NaiveBlocks(this);

  /** The time stamp of the command under way. */
  long now;

  final NaiveAuctions auctions = new NaiveAuctions(this);
  private final NaiveMatching matching = new NaiveMatching(this);
  final NaiveCriteria criteria = new NaiveCriteria(this, matching);
  private final NaiveAdmission admission = new NaiveAdmission(this);
  private long arrivals;
  private NaiveOrder touched;

  /** The two numbers of an outcome that was accepted. */
  private long told;

  private long notCancelled;

  /** Carries out the next command. */
  Outcome apply(RoomCommand command, long timeMicros) {
    now = timeMicros;
    touched = null;
    told = 0;
    notCancelled = 0;
    int before = trades.size();
    Refusal refusal = carryOut(command);
    requireKeptPromises(trades.subList(before, trades.size()));
    List<Fill> fills = new ArrayList<>();
    if (touched != null) {
      touched.changedBy = outcomes.size() + 1L;
      for (Trade trade : trades.subList(before, trades.size())) {
        fills.add(new Fill(trade.id, trade.instrument, trade.price, trade.kg));
      }
    }
    return outcome(timeMicros, refusal, touched == null ? null : touched.state(), fills);
  }

  /** The next command fails while it is decided, or has been voided. */
  Outcome fault(long timeMicros) {
    return outcome(timeMicros, Refusal.of(Reason.REFUSED_BY_FAULT, 0, 0), null, List.of());
  }

  private Outcome outcome(long timeMicros, Refusal refusal, OrderState order, List<Fill> fills) {
    Outcome outcome =
        new Outcome(
            outcomes.size() + 1L,
            OutcomeRecorder.instant(timeMicros),
            refusal == null ? Reason.ACCEPTED : refusal.reason(),
            refusal == null ? told : refusal.expected(),
            refusal == null ? notCancelled : refusal.given(),
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
    } else if (command instanceof RoomCommand.PlaceByCriteria c) {
      touched = criteria.order(orders.size() + 1L, c);
      orders.add(touched);
      Map<NaiveInstrument, Long> before = new LinkedHashMap<>();
      instruments.values().forEach(it -> before.put(it, it.last));
      touched.arrived = ++arrivals;
      criteria.sweep(touched);
      before.forEach(
          (it, price) -> {
            if (it.last != price) {
              NaiveHalts.afterOrder(it, price, now);
            }
          });
    } else if (command instanceof RoomCommand.Cancel c) {
      touched = order(c.order());
      matching.close(touched, OrderStatus.CANCELLED);
    } else if (command instanceof RoomCommand.CancelAll c) {
      cancelAll(c);
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
    } else if (NaiveBlocks.isAbout(command)) {
      told = blocks.carryOut(command).id;
    } else if (!auction(command)) {
      changeInstrument(command);
    }
    return null;
  }

  private boolean auction(RoomCommand command) {
    if (command instanceof RoomCommand.AnnounceAuction c) {
      use("auction", c.intent());
      auctions.pending.put(c.intent(), new NaiveAuctions.Lot(c));
    } else if (command instanceof RoomCommand.OpenAuction c) {
      auctions.pending.get(c.auction()).isOpen = true;
    } else if (command instanceof RoomCommand.Bid c) {
      auctions.pending.get(c.auction()).bids.add(c);
    } else if (command instanceof RoomCommand.ClearAuction c) {
      auctions.clear(c.auction());
    } else {
      return false;
    }
    return true;
  }

  private void changeInstrument(RoomCommand command) {
    if (command instanceof RoomCommand.DefineInstrument c) {
      NaiveInstrument defined = new NaiveInstrument(c.instrument(), c.tickFen(), c.lotKg());
      defined.acrossBooks = criteria.nowhere;
      defined.all = instruments.values();
      instruments.put(c.instrument(), defined);
    } else if (command instanceof RoomCommand.SetPriceRules c) {
      instruments.get(c.instrument()).rules(c.referenceFen(), c.bandBasisPoints());
      matching.recap(instruments.get(c.instrument()));
      matching.uncross(instruments.get(c.instrument()));
    } else if (command instanceof RoomCommand.OpenTrading c) {
      instruments.get(c.instrument()).status = InstrumentStatus.OPEN;
      instruments.get(c.instrument()).windowPrice = 0;
      matching.uncross(instruments.get(c.instrument()));
    } else if (command instanceof RoomCommand.HaltTrading c) {
      instruments.get(c.instrument()).status = InstrumentStatus.HALTED;
      instruments.get(c.instrument()).windowPrice = 0;
    } else if (command instanceof RoomCommand.DescribeInstrument c) {
      instruments.get(c.instrument()).traits = c.traits();
      instruments.get(c.instrument()).windowPrice = 0;
      matching.uncross(instruments.get(c.instrument()));
    } else if (command instanceof RoomCommand.SetRule c) {
      setRule(instruments.get(c.instrument()), c.rule(), c.value());
    } else if (command instanceof RoomCommand.ChangePhase c) {
      changePhase(instruments.get(c.instrument()), c.phase(), c.opensMicros());
    } else if (command instanceof RoomCommand.OpenDay c) {
      openDay(instruments.get(c.instrument()), c.day());
    } else if (command instanceof RoomCommand.CloseDay c) {
      if (expire(instruments.get(c.instrument()), c.day())) {
        instruments.get(c.instrument()).closeDay();
        expire(criteria.nowhere, c.day());
      }
    }
  }

  private void changePhase(NaiveInstrument instrument, TradingPhase phase, long opens) {
    boolean auctionEnds =
        instrument.phase == TradingPhase.CALL_AUCTION && phase != TradingPhase.CALL_AUCTION;
    instrument.phase = phase;
    instrument.opens = opens;
    instrument.windowPrice = 0;
    if (auctionEnds && instrument.status == InstrumentStatus.OPEN) {
      new NaiveCallAuction(instrument)
          .price()
          .ifPresent(price -> matching.meetAt(instrument, price));
    }
    matching.uncross(instrument);
  }

  private static void setRule(NaiveInstrument instrument, Rule rule, long value) {
    switch (rule) {
      case CLOSE_NEEDS_KG -> instrument.needsKg = value;
      case REFERENCE_IS_CLOSE -> instrument.referenceIsClose = value == 1;
      case MAX_ORDER_KG -> instrument.maxOrder = value;
      case T_PLUS_ONE -> {
        instrument.tPlusOne = value == 1;
        if (value == 0) {
          instrument.purchases.clear();
        }
      }
      case MAX_OPEN_ORDERS -> instrument.maxOpen = value;
      case MAX_POSITION_KG -> instrument.maxPosition = value;
      case BLOCK_BAND_BASIS_POINTS -> instrument.blockBand = value;
      case BLOCK_FROM_MINUTE -> instrument.blockFrom = value;
      case BLOCK_UNTIL_MINUTE -> instrument.blockUntil = value;
      case MIN_BLOCK_KG -> instrument.minBlock = value;
      case HALT_MOVE_BASIS_POINTS -> instrument.haltMove = value;
      case HALT_WINDOW_SECONDS -> instrument.haltWindow = value;
      case HALT_COOL_DOWN_SECONDS -> instrument.haltCoolDown = value;
      case MAKER_FEE_BASIS_POINTS ->
          instrument.fees = new NaiveFees(value, instrument.fees.taker());
      case TAKER_FEE_BASIS_POINTS ->
          instrument.fees = new NaiveFees(instrument.fees.maker(), value);
    }
  }

  private void openDay(NaiveInstrument instrument, int day) {
    if (!expire(instrument, day - 1)) {
      return;
    }
    expire(criteria.nowhere, day - 1);
    instrument.day = day;
    instrument.purchases.clear();
    instrument.isDayOpen = true;
    if (instrument.referenceIsClose && instrument.close > 0) {
      instrument.rules(instrument.close, instrument.band);
      matching.recap(instrument);
      matching.uncross(instrument);
    }
  }

  /** The earliest last days first, as many as one command may; whether none is left. */
  private boolean expire(NaiveInstrument instrument, int day) {
    List<NaiveOrder> over =
        instrument.open.stream()
            .filter(order -> order.lastDay() > 0 && order.lastDay() <= day)
            .sorted(Comparator.comparingInt(NaiveOrder::lastDay))
            .toList();
    over.stream()
        .limit(Limits.MAX_EXPIRED_AT_ONCE)
        .forEach(order -> matching.close(order, OrderStatus.EXPIRED));
    return over.size() <= Limits.MAX_EXPIRED_AT_ONCE;
  }

  /** As many as one command may, the oldest ids first. */
  private void cancelAll(RoomCommand.CancelAll c) {
    List<NaiveOrder> meant = new ArrayList<>();
    for (NaiveOrder order : orders) {
      boolean there = c.instrument() == 0 || order.instrument.id == c.instrument();
      boolean side = c.side() == null || order.asked.side() == c.side();
      if (order.status == OrderStatus.OPEN && order.account() == c.account() && there && side) {
        meant.add(order);
      }
    }
    for (NaiveOrder order : meant) {
      if (told < Limits.MAX_CANCELLED_AT_ONCE) {
        matching.close(order, OrderStatus.CANCELLED);
        told++;
      } else {
        notCancelled++;
      }
    }
  }

  private void place(RoomCommand.Place placed) {
    NaiveInstrument instrument = instruments.get(placed.instrument());
    RoomCommand.Place asked =
        placed.terms().timeInForce() == TimeInForce.DAY
            ? NaiveOrder.until(placed, instrument.day)
            : placed;
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
      touched.fees = touched.instrument.fees;
      enter(touched);
    }
  }

  private void enter(NaiveOrder order) {
    touched = order;
    order.arrived = ++arrivals;
    long before = order.instrument.last;
    boolean trades = order.instrument.trades();
    matching.enter(order);
    if (trades) {
      NaiveHalts.afterOrder(order.instrument, before, now);
    }
  }

  @Override
  public void trade(NaiveOrder maker, NaiveOrder taker, long price, long kg) {
    NaiveOrder buy = maker.buys() ? maker : taker;
    NaiveOrder sell = maker.buys() ? taker : maker;
    int instrument = sell.instrument.id;
    pay(buy.account(), sell.account(), price * kg);
    long makerFee = maker.fee(price * kg, true, sell.instrument);
    long takerFee = taker.fee(price * kg, false, sell.instrument);
    pay(maker.account(), SystemAccounts.FEES, makerFee);
    pay(taker.account(), SystemAccounts.FEES, takerFee);
    if (buy.account() != sell.account()) {
      hand(sell.account(), buy.account(), instrument, kg);
    }
    long sequence = outcomes.size() + 1L;
    trades.add(
        new Trade(
            trades.size() + 1L, sequence, instrument, price, kg, maker, taker, makerFee, takerFee));
  }

  @Override
  public void changed(NaiveOrder order) {
    order.changedBy = outcomes.size() + 1L;
  }

  /** What terms promise, whatever the way there: told of the trades of the command under way. */
  private void requireKeptPromises(List<Trade> told) {
    for (Trade trade : told) {
      NaiveOrder taker = trade.taker;
      boolean own = NaiveMatching.mustNotTrade(trade.maker, taker);
      boolean tooLittle = taker.leastAtOnce() > taker.filledKg;
      if (own || taker.asked.terms().postOnly() || tooLittle) {
        throw new IllegalStateException("the model itself broke the terms of order " + taker.id);
      }
      for (NaiveOrder order : List.of(trade.maker, taker)) {
        if (!order.isBudget() && order.asked.amount() != order.filledKg + order.openKg) {
          throw new IllegalStateException("the model lost a part of order " + order.id);
        }
      }
    }
  }

  private void issue(RoomCommand.Issue c) {
    use("issuance", c.intent());
    NaiveInstrument instrument = instruments.get(c.instrument());
    Deque<Long> held = account((int) c.account()).serials(c.instrument());
    List<Long> today =
        held.stream().filter(instrument.boughtToday((int) c.account())::contains).toList();
    held.removeAll(today);
    for (long kg = 0; kg < c.kg(); kg++) {
      instrument.issuanceOf.add(c.intent());
      held.add((long) instrument.issuanceOf.size());
    }
    held.addAll(today);
  }

  private void retire(long id, int account, int instrument, long kg, long certificate) {
    Set<Long> today = instruments.get(instrument).boughtToday(account);
    long older = account(account).kg(instrument) - today.size();
    long spare = today.isEmpty() ? kg : Math.min(kg, older - frozenKg(account, instrument));
    List<Long> serials = take(account, instrument, spare, serial -> true);
    serials.addAll(take(account, instrument, kg - spare, today::contains));
    serials.forEach(today::remove);
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

  /** So many of the serials that are meant, the longest held first. */
  private List<Long> take(int account, int instrument, long kg, Predicate<Long> meant) {
    List<Long> taken = new ArrayList<>();
    Iterator<Long> held = account(account).serials(instrument).iterator();
    while (taken.size() < kg) {
      long serial = held.next();
      if (meant.test(serial)) {
        held.remove();
        taken.add(serial);
      }
    }
    return taken;
  }

  /** The oldest kilograms of one become another's. */
  void hand(int from, int to, int instrument, long kg) {
    NaiveInstrument it = instruments.get(instrument);
    List<Long> sold = take(from, instrument, kg, serial -> true);
    if (it.tPlusOne && sold.stream().anyMatch(it.boughtToday(from)::contains)) {
      throw new IllegalStateException("the model itself sold what " + from + " bought today");
    }
    account(to).serials(instrument).addAll(sold);
    if (it.tPlusOne) {
      it.boughtToday(to).addAll(sold);
    }
  }

  void pay(int from, int to, long amount) {
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

  /** For a sale: what is free, and where T+1 holds what was not bought today. */
  Refusal units(int account, int instrument, long needed) {
    return admission.units(account, instrument, needed);
  }

  /** Cash that open purchases, block proposals and pending withdrawals of an account need. */
  long frozen(int account) {
    long sum = blocks.frozen(account) + auctions.frozen(account);
    for (NaiveInstrument instrument : instruments.values()) {
      for (NaiveOrder order : instrument.open) {
        sum += order.account() == account && order.buys() ? order.frozen() : 0;
      }
    }
    for (NaiveOrder order : criteria.nowhere.open) {
      sum += order.account() == account ? order.frozen() : 0;
    }
    for (Withdrawal withdrawal : withdrawals.values()) {
      sum += withdrawal.account == account ? withdrawal.amount : 0;
    }
    return sum;
  }

  /** Units that open sales and block proposals of an account need. */
  long frozenKg(int account, int instrument) {
    long sum = blocks.frozenKg(account, instrument) + auctions.frozenKg(account, instrument);
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
    for (NaiveOrder order : criteria.nowhere.open) {
      count += order.account() == account ? 1 : 0;
    }
    return count;
  }
}
