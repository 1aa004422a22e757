package io.carboninclusion.trading;

import static io.carboninclusion.exchange.Limits.MAX_CASH_MILLI_FEN;
import static io.carboninclusion.exchange.Limits.MAX_KG;
import static io.carboninclusion.exchange.Limits.MAX_PRICE_FEN;

import io.carboninclusion.exchange.InstrumentStatus;
import io.carboninclusion.exchange.Limits;
import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.SystemAccounts;
import io.carboninclusion.exchange.TimeInForce;

/**
 * What the {@link NaiveMarket} does not take: the first line that holds is the reason. Null means
 * that the command is taken.
 */
final class NaiveAdmission {
  private final NaiveMarket market;

  NaiveAdmission(NaiveMarket market) {
    this.market = market;
  }

  Refusal judge(RoomCommand command) {
    if (command instanceof RoomCommand.Place c) {
      return place(c);
    } else if (command instanceof RoomCommand.Cancel c) {
      return named(c.account(), c.order());
    } else if (command instanceof RoomCommand.Amend c) {
      return amend(c);
    } else if (command instanceof RoomCommand.Deposit c) {
      return deposit(c);
    } else if (command instanceof RoomCommand.RequestWithdrawal c) {
      return withdraw(c);
    } else if (command instanceof RoomCommand.CloseWithdrawal c) {
      return market.withdrawals.containsKey(c.withdrawal())
          ? null
          : Refusal.of(Reason.UNKNOWN_WITHDRAWAL, 0, c.withdrawal());
    } else if (command instanceof RoomCommand.Issue c) {
      return issue(c);
    } else if (command instanceof RoomCommand.Retire c) {
      return retire(c);
    } else if (command instanceof RoomCommand.OpenCase c) {
      return openCase((int) c.account());
    } else if (command instanceof RoomCommand.CloseCase c) {
      return closeCase(c);
    } else if (command instanceof RoomCommand.Distribute c) {
      return distribute(c);
    }
    return judgeRules(command);
  }

  private Refusal judgeRules(RoomCommand command) {
    if (command instanceof RoomCommand.DefineInstrument c) {
      return define(c);
    } else if (command instanceof RoomCommand.SetPriceRules c) {
      return rules(c);
    } else if (command instanceof RoomCommand.OpenTrading c) {
      return unknown(c.instrument());
    }
    return unknown(((RoomCommand.HaltTrading) command).instrument());
  }

  private Refusal place(RoomCommand.Place c) {
    NaiveInstrument instrument = market.instruments.get(c.instrument());
    if (instrument == null) {
      return unknown(c.instrument());
    }
    boolean market = c.type() == OrderType.BUDGET && c.priceFen() == 0;
    if (instrument.status != InstrumentStatus.OPEN) {
      return Refusal.of(Reason.INSTRUMENT_HALTED, 0, c.instrument());
    }
    Refusal refusal = market ? null : price(c, instrument);
    if (refusal != null) {
      return refusal;
    }
    refusal = c.type() == OrderType.LIMIT ? quantity(c, instrument) : budget(c, instrument);
    return refusal == null ? funds(c) : refusal;
  }

  private Refusal price(RoomCommand.Place c, NaiveInstrument instrument) {
    long price = c.priceFen();
    if (price < 1 || price > MAX_PRICE_FEN) {
      return Refusal.of(Reason.PRICE_OUT_OF_RANGE, MAX_PRICE_FEN, price);
    }
    if (price % instrument.tick != 0) {
      return Refusal.of(Reason.PRICE_OFF_TICK, instrument.tick, price);
    }
    if (price < instrument.lowest) {
      return Refusal.of(Reason.PRICE_OUTSIDE_BAND, instrument.lowest, price);
    }
    boolean isCap = c.side() == Side.BUY && isCase(c.account());
    if (price > instrument.highest && !isCap) {
      return Refusal.of(Reason.PRICE_OUTSIDE_BAND, instrument.highest, price);
    }
    return null;
  }

  private static Refusal quantity(RoomCommand.Place c, NaiveInstrument instrument) {
    if (c.amount() < 1 || c.amount() > MAX_KG) {
      return Refusal.of(Reason.QUANTITY_OUT_OF_RANGE, MAX_KG, c.amount());
    }
    return c.amount() % instrument.lot == 0
        ? null
        : Refusal.of(Reason.QUANTITY_OFF_LOT, instrument.lot, c.amount());
  }

  private static Refusal budget(RoomCommand.Place c, NaiveInstrument instrument) {
    boolean mayRest = c.timeInForce() == TimeInForce.GTC;
    if (c.side() != Side.BUY || (c.priceFen() == 0 && mayRest)) {
      return Refusal.of(Reason.BUDGET_ORDER_INVALID, 0, 0);
    }
    if (c.amount() < 1 || c.amount() > MAX_CASH_MILLI_FEN) {
      return Refusal.of(Reason.AMOUNT_OUT_OF_RANGE, MAX_CASH_MILLI_FEN, c.amount());
    }
    long oneLot = (c.priceFen() == 0 ? instrument.lowest : c.priceFen()) * instrument.lot;
    return c.amount() >= oneLot
        ? null
        : Refusal.of(Reason.BUDGET_BELOW_ONE_LOT, oneLot, c.amount());
  }

  private Refusal funds(RoomCommand.Place c) {
    int account = (int) c.account();
    boolean buys = c.side() == Side.BUY;
    if (isClosed(account)) {
      return Refusal.of(Reason.CASE_CLOSED, 0, account);
    }
    if (isCase(account) && !buys) {
      return Refusal.of(Reason.RETIRE_ONLY, 0, account);
    }
    if (market.openOrders(account) >= Limits.MAX_OPEN_ORDERS) {
      return Refusal.of(
          Reason.TOO_MANY_OPEN_ORDERS, Limits.MAX_OPEN_ORDERS, Limits.MAX_OPEN_ORDERS);
    }
    if (!buys) {
      long free = market.availableKg(account, c.instrument());
      return c.amount() <= free ? null : Refusal.of(Reason.INSUFFICIENT_UNITS, c.amount(), free);
    }
    long needed = c.type() == OrderType.LIMIT ? c.priceFen() * c.amount() : c.amount();
    return cash(account, needed);
  }

  private Refusal named(long account, long id) {
    boolean everWas = id >= 1 && id <= market.orders.size();
    if (!everWas) {
      return Refusal.of(Reason.UNKNOWN_ORDER, 0, id);
    }
    NaiveOrder order = market.order(id);
    if (order.status != OrderStatus.OPEN) {
      return Refusal.of(Reason.ORDER_NOT_OPEN, 0, id);
    }
    return order.account() == account ? null : Refusal.of(Reason.UNKNOWN_ORDER, 0, id);
  }

  /** As a new order in the place of the old one, whose funds are free for it. */
  private Refusal amend(RoomCommand.Amend c) {
    Refusal refusal = named(c.account(), c.order());
    if (refusal != null) {
      return refusal;
    }
    NaiveOrder order = market.order(c.order());
    if (order.isBudget()) {
      return Refusal.of(Reason.ORDER_NOT_AMENDABLE, 0, c.order());
    }
    RoomCommand.Place old = order.asked;
    RoomCommand.Place wish =
        new RoomCommand.Place(
            0,
            old.account(),
            old.instrument(),
            old.side(),
            old.type(),
            old.timeInForce(),
            c.priceFen(),
            c.kg());
    NaiveInstrument instrument = order.instrument;
    if (instrument.status != InstrumentStatus.OPEN) {
      return Refusal.of(Reason.INSTRUMENT_HALTED, 0, instrument.id);
    }
    boolean smaller = c.priceFen() == old.priceFen() && c.kg() <= old.amount();
    refusal = smaller ? null : price(wish, instrument);
    refusal = refusal == null ? quantity(wish, instrument) : refusal;
    if (refusal != null) {
      return refusal;
    }
    return c.kg() <= order.filledKg
        ? Refusal.of(Reason.QUANTITY_FILLED_ALREADY, order.filledKg, c.kg())
        : more(order, wish);
  }

  private Refusal more(NaiveOrder order, RoomCommand.Place wish) {
    long openKg = wish.amount() - order.filledKg;
    if (order.buys()) {
      return cash(order.account(), wish.priceFen() * openKg - order.frozen());
    }
    long free = market.availableKg(order.account(), wish.instrument());
    long needed = openKg - order.frozen();
    return needed <= free ? null : Refusal.of(Reason.INSUFFICIENT_UNITS, needed, free);
  }

  private Refusal deposit(RoomCommand.Deposit c) {
    if (!isAccount(c.account())) {
      return Refusal.of(Reason.UNKNOWN_ACCOUNT, 0, c.account());
    }
    if (isClosed(c.account())) {
      return Refusal.of(Reason.CASE_CLOSED, 0, c.account());
    }
    if (market.isUsed("deposit", c.intent())) {
      return Refusal.of(Reason.DUPLICATE_ID, 0, c.intent());
    }
    long room = MAX_CASH_MILLI_FEN + market.account(SystemAccounts.BANK).cash;
    return range(c.amountMilliFen(), room);
  }

  private Refusal withdraw(RoomCommand.RequestWithdrawal c) {
    if (market.isUsed("withdrawal", c.intent())) {
      return Refusal.of(Reason.DUPLICATE_ID, 0, c.intent());
    }
    return c.amountMilliFen() < 1
        ? range(c.amountMilliFen(), MAX_CASH_MILLI_FEN)
        : cash((int) c.account(), c.amountMilliFen());
  }

  private Refusal issue(RoomCommand.Issue c) {
    if (unknown(c.instrument()) != null) {
      return unknown(c.instrument());
    }
    if (!isAccount(c.account())) {
      return Refusal.of(Reason.UNKNOWN_ACCOUNT, 0, c.account());
    }
    if (isCase(c.account())) {
      return Refusal.of(Reason.RETIRE_ONLY, 0, c.account());
    }
    if (c.kg() < 1 || c.kg() > MAX_KG) {
      return Refusal.of(Reason.QUANTITY_OUT_OF_RANGE, MAX_KG, c.kg());
    }
    return market.isUsed("issuance", c.intent())
        ? Refusal.of(Reason.DUPLICATE_ID, 0, c.intent())
        : null;
  }

  private Refusal retire(RoomCommand.Retire c) {
    if (unknown(c.instrument()) != null) {
      return unknown(c.instrument());
    }
    if (c.kg() < 1 || c.kg() > MAX_KG) {
      return Refusal.of(Reason.QUANTITY_OUT_OF_RANGE, MAX_KG, c.kg());
    }
    if (market.isUsed("retirement", c.intent())) {
      return Refusal.of(Reason.DUPLICATE_ID, 0, c.intent());
    }
    long free = market.availableKg((int) c.account(), c.instrument());
    return c.kg() <= free ? null : Refusal.of(Reason.INSUFFICIENT_UNITS, c.kg(), free);
  }

  private Refusal openCase(int account) {
    if (account < SystemAccounts.FIRST_ENTERPRISE || account > Limits.MAX_ACCOUNT) {
      return Refusal.of(Reason.UNKNOWN_ACCOUNT, 0, account);
    }
    NaiveAccount owner = market.accounts.get(account);
    boolean used =
        owner != null
            && (owner.isCase
                || !owner.serials.isEmpty()
                || market.frozen(account) > 0
                || market.openOrders(account) > 0);
    return used ? Refusal.of(Reason.ACCOUNT_IN_USE, 0, account) : null;
  }

  private Refusal closeCase(RoomCommand.CloseCase c) {
    int account = (int) c.account();
    if (!isCase(account)) {
      return Refusal.of(Reason.NOT_A_CASE, 0, account);
    }
    if (isClosed(account)) {
      return Refusal.of(Reason.CASE_CLOSED, 0, account);
    }
    if (market.openOrders(account) > 0) {
      return Refusal.of(Reason.CASE_HAS_OPEN_ORDERS, 0, market.openOrders(account));
    }
    NaiveAccount owner = market.accounts.get(account);
    long all = owner.serials.values().stream().mapToLong(serials -> serials.size()).sum();
    if (all != c.kg() || owner.kg(c.instrument()) != c.kg()) {
      return Refusal.of(Reason.CASE_HOLDS_OTHER_UNITS, all, c.kg());
    }
    return market.isUsed("retirement", c.intent())
        ? Refusal.of(Reason.DUPLICATE_ID, 0, c.intent())
        : null;
  }

  private Refusal distribute(RoomCommand.Distribute c) {
    if (c.amountMilliFen() < 1) {
      return range(c.amountMilliFen(), MAX_CASH_MILLI_FEN);
    }
    if (isCase(c.account())) {
      return Refusal.of(Reason.RETIRE_ONLY, 0, c.account());
    }
    if (market.isUsed("payout", c.intent())) {
      return Refusal.of(Reason.DUPLICATE_ID, 0, c.intent());
    }
    boolean isSystem = c.account() < SystemAccounts.FIRST_ENTERPRISE;
    return isSystem
        ? Refusal.of(Reason.INSUFFICIENT_CASH, c.amountMilliFen(), 0)
        : cash((int) c.account(), c.amountMilliFen());
  }

  private Refusal define(RoomCommand.DefineInstrument c) {
    if (c.instrument() < 1 || c.instrument() > Limits.MAX_INSTRUMENT) {
      return Refusal.of(Reason.UNKNOWN_INSTRUMENT, Limits.MAX_INSTRUMENT, c.instrument());
    }
    if (unknown(c.instrument()) == null) {
      return Refusal.of(Reason.INSTRUMENT_EXISTS, 0, c.instrument());
    }
    boolean sensible =
        c.tickFen() >= 1 && c.tickFen() <= MAX_PRICE_FEN && c.lotKg() >= 1 && c.lotKg() <= MAX_KG;
    return sensible ? null : Refusal.of(Reason.RULES_INVALID, 0, 0);
  }

  private Refusal rules(RoomCommand.SetPriceRules c) {
    if (unknown(c.instrument()) != null) {
      return unknown(c.instrument());
    }
    int band = c.bandBasisPoints();
    long reference = c.referenceFen();
    boolean sensible = band >= -1 && band <= 10_000 && reference >= 0 && reference <= MAX_PRICE_FEN;
    sensible &= reference % market.instruments.get(c.instrument()).tick == 0;
    sensible &= band == -1 || reference > 0;
    return sensible ? null : Refusal.of(Reason.RULES_INVALID, band, reference);
  }

  private Refusal unknown(int instrument) {
    return market.instruments.containsKey(instrument)
        ? null
        : Refusal.of(Reason.UNKNOWN_INSTRUMENT, 0, instrument);
  }

  private Refusal cash(int account, long needed) {
    long free = market.available(account);
    return needed <= free ? null : Refusal.of(Reason.INSUFFICIENT_CASH, needed, free);
  }

  private static Refusal range(long amount, long most) {
    return amount >= 1 && amount <= most
        ? null
        : Refusal.of(Reason.AMOUNT_OUT_OF_RANGE, most, amount);
  }

  /** Accounts that cash and units may be put on. */
  private static boolean isAccount(long id) {
    return id >= SystemAccounts.WALLETS
        && id <= Limits.MAX_ACCOUNT
        && id != SystemAccounts.ISSUED
        && id != SystemAccounts.RETIRED;
  }

  private boolean isCase(long account) {
    NaiveAccount owner = market.accounts.get((int) account);
    return owner != null && owner.isCase;
  }

  private boolean isClosed(long account) {
    NaiveAccount owner = market.accounts.get((int) account);
    return owner != null && owner.isClosed;
  }
}
