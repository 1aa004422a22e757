package io.carboninclusion.trading;

import static io.carboninclusion.exchange.Limits.MAX_CASH_MILLI_FEN;
import static io.carboninclusion.exchange.Limits.MAX_KG;
import static io.carboninclusion.exchange.Limits.MAX_PRICE_FEN;

import io.carboninclusion.exchange.InstrumentStatus;
import io.carboninclusion.exchange.Limits;
import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.SelfTrade;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.SystemAccounts;
import io.carboninclusion.exchange.Terms;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.exchange.TradingPhase;
import io.carboninclusion.exchange.Traits;

/**
 * What the {@link NaiveMarket} does not take: the first line that holds is the reason. Null means
 * that the command is taken.
 */
final class NaiveAdmission {
  private final NaiveMarket market;
  private final NaiveAccountLimits limits;

  NaiveAdmission(NaiveMarket market) {
    this.market = market;
    this.limits = new NaiveAccountLimits(market);
  }

  Refusal judge(RoomCommand command) {
    if (command instanceof RoomCommand.Place c) {
      return place(c);
    } else if (command instanceof RoomCommand.PlaceByCriteria c) {
      return market.criteria.judge(c);
    } else if (command instanceof RoomCommand.Cancel c) {
      return named(c.account(), c.order());
    } else if (command instanceof RoomCommand.CancelAll c) {
      return c.instrument() == 0 ? null : unknown(c.instrument());
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
    } else if (NaiveBlocks.isAbout(command)) {
      return market.blocks.judge(command);
    }
    return judgeAuction(command);
  }

  private Refusal judgeAuction(RoomCommand command) {
    if (command instanceof RoomCommand.AnnounceAuction c) {
      return market.auctions.mayAnnounce(c);
    } else if (command instanceof RoomCommand.OpenAuction c) {
      return market.auctions.mayOpen(c.auction());
    } else if (command instanceof RoomCommand.Bid c) {
      return market.auctions.mayBid(c);
    } else if (command instanceof RoomCommand.ClearAuction c) {
      return market.auctions.mayClear(c.auction());
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
    } else if (command instanceof RoomCommand.ChangePhase c) {
      return unknown(c.instrument());
    } else if (command instanceof RoomCommand.DescribeInstrument c) {
      return describe(c);
    } else if (command instanceof RoomCommand.SetRule c) {
      return rule(c);
    } else if (command instanceof RoomCommand.OpenDay c) {
      return openDay(c);
    } else if (command instanceof RoomCommand.CloseDay c) {
      return closeDay(c);
    }
    return unknown(((RoomCommand.HaltTrading) command).instrument());
  }

  private Refusal place(RoomCommand.Place c) {
    NaiveInstrument instrument = market.instruments.get(c.instrument());
    if (instrument == null) {
      return unknown(c.instrument());
    }
    boolean market = c.type() == OrderType.BUDGET && c.priceFen() == 0;
    Refusal refusal = closed(instrument);
    if (refusal == null && !market) {
      refusal = price(c, instrument);
    }
    if (refusal != null) {
      return refusal;
    }
    refusal = c.type() == OrderType.LIMIT ? quantity(c, instrument) : budget(c, instrument);
    refusal = refusal == null ? funds(c) : refusal;
    refusal = refusal == null ? callAuction(c, instrument) : refusal;
    return refusal == null ? terms(c, instrument) : refusal;
  }

  private static Refusal closed(NaiveInstrument instrument) {
    if (instrument.status != InstrumentStatus.OPEN) {
      return Refusal.of(Reason.INSTRUMENT_HALTED, 0, instrument.id);
    }
    return instrument.phase != TradingPhase.CLOSED
        ? null
        : Refusal.of(Reason.OUTSIDE_SESSION, instrument.opens, instrument.id);
  }

  private Refusal terms(RoomCommand.Place c, NaiveInstrument instrument) {
    Terms terms = c.terms();
    TimeInForce time = terms.timeInForce();
    boolean mayRest = time != TimeInForce.IOC && time != TimeInForce.FOK;
    boolean dated = time == TimeInForce.GTD;
    boolean isSum = c.type() == OrderType.BUDGET;
    if (dated != (terms.lastDay() != 0)) {
      return notTogether(Terms.Field.LAST_DAY);
    }
    if (terms.postOnly() && !(mayRest && terms.minKg() == 0)) {
      return notTogether(Terms.Field.POST_ONLY);
    }
    if (isSum && time == TimeInForce.FOK) {
      return notTogether(Terms.Field.TIME_IN_FORCE);
    }
    if (isSum && terms.minKg() != 0) {
      return notTogether(Terms.Field.MIN_KG);
    }
    if (isSum && terms.selfTrade() == SelfTrade.DECREMENT) {
      return notTogether(Terms.Field.SELF_TRADE);
    }
    long least = terms.minKg();
    if (!isSum && (least < 0 || least > c.amount())) {
      return Refusal.of(Reason.MIN_QUANTITY_INVALID, c.amount(), least);
    }
    if (least % instrument.lot != 0) {
      return Refusal.of(Reason.MIN_QUANTITY_OFF_LOT, instrument.lot, least);
    }
    boolean hasDay = time == TimeInForce.DAY ? instrument.isDayOpen : instrument.day > 0;
    if (!hasDay && (dated || time == TimeInForce.DAY)) {
      return Refusal.of(Reason.NO_TRADING_DAY, 0, instrument.id);
    }
    int first = instrument.isDayOpen ? instrument.day : instrument.day + 1;
    if (dated && terms.lastDay() < first) {
      return Refusal.of(Reason.LAST_DAY_OVER, first, terms.lastDay());
    }
    return postOnly(c, instrument);
  }

  /** Only what can wait may come before a call auction. */
  private static Refusal callAuction(RoomCommand.Place c, NaiveInstrument instrument) {
    TimeInForce time = c.terms().timeInForce();
    boolean waits = time != TimeInForce.IOC && time != TimeInForce.FOK && c.terms().minKg() == 0;
    boolean taken = waits && c.type() == OrderType.LIMIT;
    if (instrument.phase == TradingPhase.CALL_AUCTION && instrument.opens > 0 && !taken) {
      return Refusal.of(Reason.HALTED_BY_PRICE, instrument.opens, instrument.id);
    }
    return instrument.phase != TradingPhase.CALL_AUCTION || taken
        ? null
        : Refusal.of(Reason.NOT_IN_CALL_AUCTION, 0, instrument.id);
  }

  private static Refusal notTogether(Terms.Field field) {
    return Refusal.of(Reason.ORDER_TERMS_INVALID, 0, field.ordinal());
  }

  private static Refusal postOnly(RoomCommand.Place c, NaiveInstrument instrument) {
    boolean buys = c.side() == Side.BUY;
    NaiveOrder other = buys ? instrument.best(false) : instrument.bestPurchase();
    long price = other == null ? 0 : other.priceIn(instrument);
    boolean crosses = other != null && (buys ? price <= c.priceFen() : price >= c.priceFen());
    return crosses && c.terms().postOnly()
        ? Refusal.of(Reason.POST_ONLY_WOULD_TRADE, price, c.priceFen())
        : null;
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
    if (c.amount() < 1 || c.amount() > instrument.maxOrder) {
      return Refusal.of(Reason.QUANTITY_OUT_OF_RANGE, instrument.maxOrder, c.amount());
    }
    return c.amount() % instrument.lot == 0
        ? null
        : Refusal.of(Reason.QUANTITY_OFF_LOT, instrument.lot, c.amount());
  }

  private static Refusal budget(RoomCommand.Place c, NaiveInstrument instrument) {
    boolean mayRest = c.terms().timeInForce() != TimeInForce.IOC;
    if (c.side() != Side.BUY || (c.priceFen() == 0 && mayRest)) {
      return Refusal.of(Reason.BUDGET_ORDER_INVALID, 0, 0);
    }
    if (c.amount() < 1 || c.amount() > MAX_CASH_MILLI_FEN) {
      return Refusal.of(Reason.AMOUNT_OUT_OF_RANGE, MAX_CASH_MILLI_FEN, c.amount());
    }
    long price = c.priceFen() == 0 ? instrument.lowest : c.priceFen();
    boolean isBounded = instrument.maxOrder != MAX_KG;
    if (isBounded && c.amount() > instrument.fees.with(price * instrument.maxOrder)) {
      return Refusal.of(
          Reason.AMOUNT_OUT_OF_RANGE,
          instrument.fees.with(price * instrument.maxOrder),
          c.amount());
    }
    long oneLot = instrument.fees.with(price * instrument.lot);
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
    NaiveInstrument it = market.instruments.get(c.instrument());
    long price = c.priceFen() == 0 ? it.lowest : c.priceFen();
    long kg = c.type() == OrderType.LIMIT ? c.amount() : it.lots(c.amount(), price);
    Refusal refusal = limits.newOrder(account, it, buys, kg);
    if (refusal != null) {
      return refusal;
    }
    if (!buys) {
      return units(account, c.instrument(), c.amount());
    }
    NaiveFees fees = market.instruments.get(c.instrument()).fees;
    boolean isSum = c.type() == OrderType.BUDGET;
    long needed = isSum ? c.amount() : fees.with(c.priceFen() * c.amount());
    return cash(account, needed);
  }

  /** For a sale: what is free, and where T+1 holds what was not bought today. */
  Refusal units(int account, int instrument, long needed) {
    long free = market.availableKg(account, instrument);
    if (needed > free) {
      return Refusal.of(Reason.INSUFFICIENT_UNITS, needed, free);
    }
    NaiveInstrument it = market.instruments.get(instrument);
    if (!it.tPlusOne || needed <= 0) {
      return null;
    }
    long sellable = Math.max(0, free - it.boughtToday(account).size());
    return needed <= sellable ? null : Refusal.of(Reason.BOUGHT_TODAY, needed, sellable);
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
    if (order.criteria != null) {
      return market.criteria.amend(order, c.priceFen(), c.kg());
    }
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
            old.terms(),
            c.priceFen(),
            c.kg());
    NaiveInstrument instrument = order.instrument;
    if (closed(instrument) != null) {
      return closed(instrument);
    }
    boolean smaller = c.priceFen() == old.priceFen() && c.kg() <= old.amount();
    refusal = smaller ? null : price(wish, instrument);
    refusal = refusal == null ? quantity(wish, instrument) : refusal;
    if (refusal != null) {
      return refusal;
    }
    return c.kg() <= order.filledKg
        ? Refusal.of(Reason.QUANTITY_FILLED_ALREADY, order.filledKg, c.kg())
        : more(order, wish, smaller);
  }

  private Refusal more(NaiveOrder order, RoomCommand.Place wish, boolean smaller) {
    long openKg = wish.amount() - order.filledKg;
    Refusal refusal = null;
    if (order.buys() && openKg > order.openKg) {
      refusal = limits.position(order.account(), order.instrument, openKg - order.openKg);
    }
    if (refusal != null) {
      return refusal;
    }
    if (order.buys()) {
      NaiveFees fees = smaller ? order.fees : order.instrument.fees;
      refusal = cash(order.account(), fees.with(wish.priceFen() * openKg) - order.frozen());
    } else {
      refusal = units(order.account(), wish.instrument(), openKg - order.frozen());
    }
    return refusal != null || smaller ? refusal : postOnly(wish, order.instrument);
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
    int open = market.openOrders(account) + market.auctions.bids(account);
    if (open > 0) {
      return Refusal.of(Reason.CASE_HAS_OPEN_ORDERS, 0, open);
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

  private Refusal rule(RoomCommand.SetRule c) {
    if (unknown(c.instrument()) != null) {
      return unknown(c.instrument());
    }
    NaiveInstrument it = market.instruments.get(c.instrument());
    long most =
        switch (c.rule()) {
          case BLOCK_FROM_MINUTE -> it.blockUntil - 1;
          case BLOCK_UNTIL_MINUTE -> 1_440;
          case REFERENCE_IS_CLOSE, T_PLUS_ONE -> 1;
          case MAKER_FEE_BASIS_POINTS, TAKER_FEE_BASIS_POINTS, HALT_MOVE_BASIS_POINTS -> 10_000;
          case HALT_WINDOW_SECONDS, HALT_COOL_DOWN_SECONDS -> 86_400;
          case MAX_OPEN_ORDERS -> Limits.MAX_OPEN_ORDERS;
          case BLOCK_BAND_BASIS_POINTS -> 10_000;
          default -> MAX_KG;
        };
    long least =
        switch (c.rule()) {
          case MAX_ORDER_KG -> it.lot;
          case BLOCK_UNTIL_MINUTE -> it.blockFrom + 1;
          case MAX_OPEN_ORDERS, MIN_BLOCK_KG, HALT_WINDOW_SECONDS, HALT_COOL_DOWN_SECONDS -> 1;
          default -> 0;
        };
    if (c.value() < least) {
      return Refusal.of(Reason.RULE_OUT_OF_RANGE, least, c.value());
    }
    return c.value() > most ? Refusal.of(Reason.RULE_OUT_OF_RANGE, most, c.value()) : null;
  }

  private Refusal describe(RoomCommand.DescribeInstrument c) {
    if (unknown(c.instrument()) != null) {
      return unknown(c.instrument());
    }
    Traits it = c.traits();
    boolean sensible = it.kind() >= 0 && it.kind() <= 31 && it.scheme() >= 1;
    sensible &= it.vintage() >= 1 && it.vintage() <= 9_999;
    return sensible ? null : Refusal.of(Reason.RULES_INVALID, 0, 0);
  }

  private Refusal openDay(RoomCommand.OpenDay c) {
    if (unknown(c.instrument()) != null) {
      return unknown(c.instrument());
    }
    NaiveInstrument instrument = market.instruments.get(c.instrument());
    if (instrument.isDayOpen) {
      return Refusal.of(Reason.TRADING_DAY_OPEN, 0, instrument.day);
    }
    return c.day() > instrument.day && c.day() <= Limits.MAX_DAY
        ? null
        : Refusal.of(Reason.TRADING_DAY_OVER, instrument.day, c.day());
  }

  private Refusal closeDay(RoomCommand.CloseDay c) {
    NaiveInstrument instrument = market.instruments.get(c.instrument());
    if (instrument == null) {
      return unknown(c.instrument());
    }
    if (!instrument.isDayOpen) {
      return Refusal.of(Reason.NO_TRADING_DAY, 0, c.instrument());
    }
    return c.day() == instrument.day
        ? null
        : Refusal.of(Reason.OTHER_TRADING_DAY, instrument.day, c.day());
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
