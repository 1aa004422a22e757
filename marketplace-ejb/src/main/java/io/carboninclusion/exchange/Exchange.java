package io.carboninclusion.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * The deterministic core of the market: books, matching, cash, units and serial blocks in one
 * place, so that matching, freezing and delivery versus payment are one step. The same commands
 * give the same events and the same {@link #stateHash()} on every machine: nothing here reads a
 * clock, a random number or a file. One thread at a time.
 *
 * <p>Each verb first decides, reading only, and may refuse; after that it must succeed. A verb that
 * throws while {@link #isDeciding()} has changed nothing; one that throws later has left a state
 * that must not be used any more.
 *
 * <p>Units: cash in thousandths of a fen, prices in fen per tonne, quantities in kg, so that price
 * times quantity is the exact amount.
 */
public final class Exchange {
  private final Totals totals = new Totals();
  private final EventStream events;
  private final Ledger ledger;
  private final Admission admission = new Admission();
  private final Cases cases;
  private final DeliveryVersusPayment settlement;
  private final BlockTrades blocks;
  private final Auctions auctions;
  private final OpenOrders orders = new OpenOrders();
  private final LongMap<Withdrawal> withdrawals = new LongMap<>();
  private final UsedIds used = new UsedIds();
  private final Arrivals arrivals = new Arrivals();
  private final CriteriaOrders criteriaOrders;
  private final Halts halts;
  private Book[] books = new Book[64];
  private int instruments;
  private long lastOrder;
  private long nowMicros;
  private boolean deciding;

  /** A sum that is frozen until its payment is confirmed or refused. */
  private record Withdrawal(int account, long amount) {}

  public Exchange(Events listener) {
    this.events = new EventStream(listener);
    this.ledger = new Ledger(events, totals);
    this.cases = new Cases(ledger, events);
    this.blocks = new BlockTrades(ledger, events, totals);
    this.auctions = new Auctions(ledger, events, totals);
    this.settlement = new DeliveryVersusPayment(ledger, events, orders, totals);
    this.halts = new Halts(events);
    this.criteriaOrders = new CriteriaOrders(settlement, halts);
  }

  /**
   * The number of this code that decides outcomes: a change that alters an outcome, an event or the
   * hash raises it.
   */
  public static int engine() {
    return 5;
  }

  /** The running 64-bit mix of every event told so far. */
  public long stateHash() {
    return events.hash();
  }

  /** Whether the verb under way has only read so far. */
  public boolean isDeciding() {
    return deciding;
  }

  /** Hands further events to another listener; the hash goes on. */
  public void listener(Events listener) {
    events.listener(listener);
  }

  /**
   * Before a command is applied: the time stamp of its batch, in microseconds since 1970; all that
   * the core knows of time.
   */
  public void time(long micros) {
    nowMicros = micros;
  }

  /** The outcome of a command during whose deciding the core failed; nothing else has changed. */
  public Reason refuseByFault() {
    return refuse(Reason.REFUSED_BY_FAULT, 0, 0);
  }

  /** Makes an instrument known; it opens only by {@link #openTrading}. */
  public Reason defineInstrument(int id, long tickFen, long lotKg) {
    deciding = true;
    if (id < 1 || id > Limits.MAX_INSTRUMENT) {
      return refuse(Reason.UNKNOWN_INSTRUMENT, Limits.MAX_INSTRUMENT, id);
    }
    if (book(id) != null) {
      return refuse(Reason.INSTRUMENT_EXISTS, 0, id);
    }
    if (tickFen < 1 || tickFen > Limits.MAX_PRICE_FEN || lotKg < 1 || lotKg > Limits.MAX_KG) {
      return refuse(Reason.RULES_INVALID, 0, 0);
    }
    deciding = false;
    Instrument instrument = new Instrument(id, tickFen, lotKg);
    add(instrument);
    events.instrumentChanged(instrument);
    return Reason.ACCEPTED;
  }

  private void add(Instrument instrument) {
    int id = instrument.id();
    if (id >= books.length) {
      books = Arrays.copyOf(books, Math.max(id + 1, books.length * 2));
    }
    books[id] = new Book(instrument, settlement, arrivals);
    instruments++;
  }

  /**
   * Tells what criteria may ask of an instrument, for the first time or anew; refused are
   * UNKNOWN_INSTRUMENT, RULES_INVALID.
   */
  public Reason describeInstrument(int id, Traits traits) {
    deciding = true;
    Book book = book(id);
    if (book == null) {
      return refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    if (!traits.makeSense()) {
      return refuse(Reason.RULES_INVALID, 0, 0);
    }
    deciding = false;
    book.instrument.traits = traits;
    events.instrumentDescribed(id, traits);
    return Reason.ACCEPTED;
  }

  /**
   * Sets reference price and band. Resting orders that fall outside stay and cannot match; those
   * that come back inside have their old priority, and what crosses then trades at the older
   * order's price.
   */
  public Reason setPriceRules(int id, long referenceFen, int bandBasisPoints) {
    deciding = true;
    Book book = book(id);
    if (book == null) {
      return refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    Instrument instrument = book.instrument;
    if (!Instrument.rulesMakeSense(referenceFen, bandBasisPoints, instrument.tickFen())) {
      return refuse(Reason.RULES_INVALID, bandBasisPoints, referenceFen);
    }
    deciding = false;
    applyPriceRules(book, referenceFen, bandBasisPoints);
    return Reason.ACCEPTED;
  }

  private void applyPriceRules(Book book, long referenceFen, int bandBasisPoints) {
    Instrument instrument = book.instrument;
    instrument.setRules(referenceFen, bandBasisPoints);
    instrument.windowFen = 0;
    events.instrumentChanged(instrument);
    book.recap();
    if (instrument.trades()) {
      book.uncross();
    }
  }

  /** Opens the instrument for orders. */
  public Reason openTrading(int id) {
    return changeStatus(id, InstrumentStatus.OPEN);
  }

  /** Halts the instrument: no new orders, cancelling goes on. */
  public Reason haltTrading(int id) {
    return changeStatus(id, InstrumentStatus.HALTED);
  }

  private Reason changeStatus(int id, InstrumentStatus status) {
    deciding = true;
    Book book = book(id);
    if (book == null) {
      return refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    deciding = false;
    book.instrument.status = status;
    book.instrument.windowFen = 0;
    events.instrumentChanged(book.instrument);
    if (book.instrument.trades()) {
      book.uncross();
    }
    return Reason.ACCEPTED;
  }

  /**
   * Begins a session or ends one, or an automatic halt; what may meet at the beginning of a
   * continuous one trades, and at the end of a call auction what meets at its one price. Refused
   * are UNKNOWN_INSTRUMENT.
   *
   * @param opensMicros when a closed one opens, in microseconds since 1970; else 0
   */
  public Reason changePhase(int id, TradingPhase phase, long opensMicros) {
    deciding = true;
    Book book = book(id);
    if (book == null) {
      return refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    deciding = false;
    boolean auctionEnds =
        book.instrument.phase == TradingPhase.CALL_AUCTION && phase != TradingPhase.CALL_AUCTION;
    book.instrument.phase = phase;
    book.instrument.opensMicros = opensMicros;
    halts.forget(book.instrument);
    events.phaseChanged(id, phase, opensMicros);
    if (auctionEnds && book.instrument.status == InstrumentStatus.OPEN) {
      book.callAuction();
    }
    if (book.instrument.trades()) {
      book.uncross();
    }
    return Reason.ACCEPTED;
  }

  /** Cash that has come in, in thousandths of a fen. */
  public Reason deposit(int account, long amount, long deposit) {
    deciding = true;
    if (!isAccount(account)) {
      return refuse(Reason.UNKNOWN_ACCOUNT, 0, account);
    }
    if (isClosed(account)) {
      return refuse(Reason.CASE_CLOSED, 0, account);
    }
    if (!used.deposits.isFree(deposit)) {
      return refuse(Reason.DUPLICATE_ID, 0, deposit);
    }
    Account bank = ledger.account(SystemAccounts.BANK);
    long room = Limits.MAX_CASH_MILLI_FEN + bank.available;
    if (amount < 1 || amount > room) {
      return refuse(Reason.AMOUNT_OUT_OF_RANGE, room, amount);
    }
    deciding = false;
    used.deposits.add(deposit);
    Account to = ledger.account(account);
    ledger.cash(bank, Bucket.AVAILABLE, to, Bucket.AVAILABLE, amount, Cause.DEPOSIT, deposit);
    return Reason.ACCEPTED;
  }

  /** Freezes a sum that is to be paid out. */
  public Reason requestWithdrawal(int account, long amount, long withdrawal) {
    deciding = true;
    Account owner = ledger.find(account);
    long available = owner == null ? 0 : owner.available;
    if (!used.withdrawals.isFree(withdrawal)) {
      return refuse(Reason.DUPLICATE_ID, 0, withdrawal);
    }
    if (amount < 1) {
      return refuse(Reason.AMOUNT_OUT_OF_RANGE, Limits.MAX_CASH_MILLI_FEN, amount);
    }
    if (amount > available) {
      return refuse(Reason.INSUFFICIENT_CASH, amount, available);
    }
    deciding = false;
    used.withdrawals.add(withdrawal);
    ledger.freezeCash(owner, amount, Cause.WITHDRAWAL_FREEZE, withdrawal);
    withdrawals.add(withdrawal, new Withdrawal(account, amount));
    totals.withdrawal(amount);
    events.withdrawalRequested(withdrawal, account, amount);
    return Reason.ACCEPTED;
  }

  /** Ends a withdrawal: the frozen sum leaves the market, or returns to its owner. */
  public Reason closeWithdrawal(long withdrawal, boolean paid) {
    deciding = true;
    Withdrawal pending = withdrawal < 1 ? null : withdrawals.get(withdrawal);
    if (pending == null) {
      return refuse(Reason.UNKNOWN_WITHDRAWAL, 0, withdrawal);
    }
    deciding = false;
    Account owner = ledger.account(pending.account);
    if (paid) {
      Account bank = ledger.account(SystemAccounts.BANK);
      ledger.cash(
          owner,
          Bucket.FROZEN,
          bank,
          Bucket.AVAILABLE,
          pending.amount,
          Cause.WITHDRAWAL_PAID,
          withdrawal);
    } else {
      ledger.releaseCash(owner, pending.amount, Cause.WITHDRAWAL_RELEASE, withdrawal);
    }
    withdrawals.remove(withdrawal);
    totals.withdrawal(-pending.amount);
    events.withdrawalClosed(withdrawal, pending.account, pending.amount, paid);
    return Reason.ACCEPTED;
  }

  /** Creates units on an account: one contiguous block behind the last serial of the instrument. */
  public Reason issue(int account, int id, long kg, long issuance) {
    deciding = true;
    Book book = book(id);
    if (book == null) {
      return refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    if (!isAccount(account)) {
      return refuse(Reason.UNKNOWN_ACCOUNT, 0, account);
    }
    if (isCase(account)) {
      return refuse(Reason.RETIRE_ONLY, 0, account);
    }
    if (kg < 1 || kg > Limits.MAX_KG) {
      return refuse(Reason.QUANTITY_OUT_OF_RANGE, Limits.MAX_KG, kg);
    }
    if (!used.issuances.isFree(issuance)) {
      return refuse(Reason.DUPLICATE_ID, 0, issuance);
    }
    deciding = false;
    Instrument instrument = book.instrument;
    long first = instrument.lastSerial + 1;
    instrument.lastSerial = Math.addExact(instrument.lastSerial, kg);
    used.issuances.add(issuance);
    Account owner = ledger.account(account);
    Account source = ledger.account(SystemAccounts.ISSUED);
    ledger.units(id, source, Bucket.AVAILABLE, owner, Bucket.AVAILABLE, kg, Cause.ISSUE, issuance);
    events.issued(issuance, account, id, first, instrument.lastSerial);
    owner.holdingFor(id).issued(issuance, first, instrument.lastSerial, instrument.tradingDay());
    return Reason.ACCEPTED;
  }

  /**
   * Retires what the account has held longest, but for what its open sales will deliver where T+1
   * keeps them from delivering what was bought today.
   *
   * @param certificate the certificate's number as drawn at the door
   */
  public Reason retire(int account, int id, long kg, long retirement, long certificate) {
    deciding = true;
    Account owner = ledger.find(account);
    if (book(id) == null) {
      return refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    if (kg < 1 || kg > Limits.MAX_KG) {
      return refuse(Reason.QUANTITY_OUT_OF_RANGE, Limits.MAX_KG, kg);
    }
    if (!used.retirements.isFree(retirement)) {
      return refuse(Reason.DUPLICATE_ID, 0, retirement);
    }
    long available = owner == null ? 0 : owner.movableKg(id);
    if (kg > available) {
      return refuse(Reason.INSUFFICIENT_UNITS, kg, available);
    }
    deciding = false;
    used.retirements.add(retirement);
    events.retired(retirement, account, id, kg, certificate);
    Account sink = ledger.account(SystemAccounts.RETIRED);
    ledger.units(id, owner, Bucket.AVAILABLE, sink, Bucket.AVAILABLE, kg, Cause.RETIRE, retirement);
    owner.holding(id).retire(kg, retirement, book(id).instrument.tradingDay());
    return Reason.ACCEPTED;
  }

  /**
   * Makes a fresh account that of a case: apart from everybody's own cash, and what it buys can
   * only be retired for it; refused are UNKNOWN_ACCOUNT, ACCOUNT_IN_USE.
   */
  public Reason openCase(int account) {
    deciding = true;
    Reason reason = cases.mayOpen(account);
    if (reason != Reason.ACCEPTED) {
      return refuse(reason, cases.expected(), cases.given());
    }
    deciding = false;
    cases.open(account);
    return Reason.ACCEPTED;
  }

  /**
   * Closes a case that has no open order: retires all that was bought for it, and moves what is
   * below one fen to {@link SystemAccounts#RESIDUE}; refused are NOT_A_CASE, CASE_CLOSED,
   * CASE_HAS_OPEN_ORDERS, CASE_HOLDS_OTHER_UNITS.
   *
   * @param kg exactly what the case holds; 0 if it bought nothing, then nothing is retired
   * @param certificate the certificate's number as drawn at the door
   */
  public Reason closeCase(int account, int id, long kg, long retirement, long certificate) {
    deciding = true;
    Reason reason = cases.mayClose(account, id, kg);
    if (reason != Reason.ACCEPTED) {
      return refuse(reason, cases.expected(), cases.given());
    }
    if (!used.retirements.isFree(retirement)) {
      return refuse(Reason.DUPLICATE_ID, 0, retirement);
    }
    deciding = false;
    used.retirements.add(retirement);
    cases.close(account, id, kg, retirement, certificate);
    return Reason.ACCEPTED;
  }

  /**
   * Moves an account's cash to the personal wallets, for the shares of a pay-out; refused are
   * AMOUNT_OUT_OF_RANGE, RETIRE_ONLY of a case's, INSUFFICIENT_CASH.
   *
   * @param amount thousandths of a fen
   */
  public Reason distribute(int account, long amount, long payout) {
    deciding = true;
    long available = account < SystemAccounts.FIRST_ENTERPRISE ? 0 : availableCash(account);
    if (amount < 1) {
      return refuse(Reason.AMOUNT_OUT_OF_RANGE, Limits.MAX_CASH_MILLI_FEN, amount);
    }
    if (isCase(account)) {
      return refuse(Reason.RETIRE_ONLY, 0, account);
    }
    if (!used.payouts.isFree(payout)) {
      return refuse(Reason.DUPLICATE_ID, 0, payout);
    }
    if (amount > available) {
      return refuse(Reason.INSUFFICIENT_CASH, amount, available);
    }
    deciding = false;
    used.payouts.add(payout);
    Account wallets = ledger.account(SystemAccounts.WALLETS);
    Account pool = ledger.account(account);
    ledger.cash(pool, Bucket.AVAILABLE, wallets, Bucket.AVAILABLE, amount, Cause.PAYOUT, payout);
    return Reason.ACCEPTED;
  }

  /** Places an order that asks for nothing but a time in force. */
  public Reason place(
      int account,
      int id,
      Side side,
      OrderType type,
      TimeInForce timeInForce,
      long priceFen,
      long kg,
      long budget) {
    return place(account, id, side, type, Terms.plain(timeInForce), priceFen, kg, budget);
  }

  /**
   * Places an order and trades it at once as far as the book allows.
   *
   * @param priceFen the limit, or the price cap of a case, which may stand above the band; 0 only
   *     for a budget order that is immediate-or-cancel
   * @param kg the quantity of a limit order, whole lots; 0 for a budget order
   * @param budget the sum of a budget order in thousandths of a fen; 0 for a limit order
   */
  public Reason place(
      int account,
      int id,
      Side side,
      OrderType type,
      Terms terms,
      long priceFen,
      long kg,
      long budget) {
    deciding = true;
    Book book = book(id);
    if (book == null) {
      return refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    Instrument instrument = book.instrument;
    Account owner = ledger.find(account);
    boolean market = type == OrderType.BUDGET && priceFen == 0;
    Reason reason =
        type == OrderType.LIMIT
            ? admission.limitOrder(owner, instrument, side, priceFen, kg)
            : admission.budgetOrder(owner, instrument, side, terms.timeInForce(), priceFen, budget);
    if (reason == Reason.ACCEPTED && instrument.phase == TradingPhase.CALL_AUCTION) {
      reason = admission.callAuction(instrument, type, terms);
    }
    if (reason == Reason.ACCEPTED && !terms.areUsual()) {
      reason = admission.terms(book, side, type, terms, priceFen, kg);
    }
    if (reason != Reason.ACCEPTED) {
      return refuse(reason, admission.expected(), admission.given());
    }
    deciding = false;
    Order order = orders.take(++lastOrder);
    order.owner = owner;
    order.book = book;
    order.side = side;
    order.type = type;
    order.terms =
        terms.timeInForce() == TimeInForce.DAY ? terms.until(instrument.tradingDay()) : terms;
    order.priceFen = priceFen;
    order.kg = kg;
    order.budget = budget;
    order.isCapped = owner.isCase && !market;
    order.fees = instrument.fees();
    order.openKg = kg;
    order.frozen = order.needed();
    if (type == OrderType.BUDGET) {
      order.openKg = order.bought(market ? instrument.lowestFen() : order.limitFen());
    }
    settlement.freeze(order, order.frozen);
    totals.count(order);
    owner.openOrders++;
    if (instrument.ordersByAccount != null) {
      instrument.ordersByAccount.opened(order);
    }
    events.orderAccepted(order);
    enter(order, market ? instrument.highestFen() : priceFen);
    return Reason.ACCEPTED;
  }

  /**
   * Buys at once, in one step and across the books, what fits: the best price first, at one price
   * the offer that came first. Books that do not trade now are skipped, and in each the limit
   * counts as the upper edge of its band where it lies above. What is not bought is released.
   * Refused are CRITERIA_INVALID, CRITERIA_FIT_NOTHING, ORDER_TERMS_INVALID, PRICE_OUT_OF_RANGE,
   * QUANTITY_OUT_OF_RANGE and QUANTITY_OFF_LOT (against the least of the books that fit),
   * MIN_QUANTITY_INVALID, AMOUNT_OUT_OF_RANGE, BUDGET_BELOW_ONE_LOT, CASE_CLOSED,
   * CASE_BUYS_ONE_INSTRUMENT, TOO_MANY_OPEN_ORDERS, POSITION_TOO_LARGE (in any book that fits),
   * INSUFFICIENT_CASH.
   *
   * @param priceFen the limit in fen per tonne, on no tick in particular; 0 only for a sum
   * @param kg the quantity of a limit order; 0 for a sum
   * @param budget a sum in thousandths of a fen; 0 for a limit order
   */
  public Reason placeByCriteria(
      int account,
      Criteria criteria,
      OrderType type,
      Terms terms,
      long priceFen,
      long kg,
      long budget) {
    deciding = true;
    Account owner = ledger.find(account);
    long amount = type == OrderType.LIMIT ? kg : budget;
    Reason reason = criteriaOrders.judge(owner, books, criteria, type, terms, priceFen, amount);
    if (reason != Reason.ACCEPTED) {
      return refuse(reason, criteriaOrders.expected(), criteriaOrders.given());
    }
    deciding = false;
    Order order = orders.take(++lastOrder);
    criteriaOrders.describe(order, criteria);
    order.owner = owner;
    order.type = type;
    order.terms = terms;
    order.priceFen = priceFen;
    order.kg = kg;
    order.budget = budget;
    order.openKg =
        type == OrderType.LIMIT ? kg : order.fees.without(budget) / Math.max(1, priceFen);
    order.frozen = order.needed();
    settlement.freeze(order, order.frozen);
    totals.count(order);
    owner.openOrders++;
    events.orderAccepted(order);
    criteriaOrders.sweep(order, nowMicros);
    return Reason.ACCEPTED;
  }

  /** What {@link #placeByCriteria} would do now with the same; only reads. */
  public CriteriaPreview previewByCriteria(
      int account, Criteria criteria, OrderType type, Terms terms, long priceFen, long amount) {
    Account owner = ledger.find(account);
    Reason reason = criteriaOrders.judge(owner, books, criteria, type, terms, priceFen, amount);
    return criteriaOrders.preview(reason, owner, type, terms, priceFen, amount);
  }

  private void enter(Order order, long limit) {
    Instrument instrument = order.book.instrument;
    long beforeFen = instrument.lastFen;
    long filledBefore = order.filledKg;
    boolean rests = order.book.enter(order, limit);
    if (rests) {
      if (!order.isKnown) {
        orders.add(order);
      }
      if (order.filledKg > filledBefore) {
        events.orderChanged(order);
      }
    }
    if (instrument.watchesPrice()) {
      halts.look(instrument, beforeFen, nowMicros);
    }
  }

  /**
   * Changes limit and quantity of an open limit order in one step; only what it needs more or less
   * is frozen or released. A quantity that is not greater keeps the order's place at the same
   * limit; anything else puts it behind all others of its price with the fees of now, and it trades
   * at once as far as the book allows. Refused are UNKNOWN_ORDER (also another's), ORDER_NOT_OPEN,
   * ORDER_NOT_AMENDABLE, QUANTITY_FILLED_ALREADY, and what {@link #place} refuses of instrument,
   * price, quantity, position and funds; the price is held against the band only if the order
   * moves.
   *
   * @param priceFen the new limit in fen a tonne
   * @param kg what the order is for in all, with what has traded already
   */
  public Reason amend(int account, long id, long priceFen, long kg) {
    deciding = true;
    Order order = orders.find(id);
    if (order == null || order.owner.id != account) {
      return refuseNamed(order, id);
    }
    Reason reason = admission.amendment(order, priceFen, kg);
    if (reason != Reason.ACCEPTED) {
      return refuse(reason, admission.expected(), admission.given());
    }
    deciding = false;
    boolean keepsItsPlace = order.keepsItsPlace(priceFen, kg);
    long openKg = kg - order.filledKg;
    if (keepsItsPlace) {
      order.book.reduce(order, openKg);
    } else {
      order.book.leave(order);
      order.openKg = openKg;
      order.priceFen = priceFen;
      order.fees = order.book.instrument.fees();
    }
    order.kg = kg;
    settlement.refreeze(order);
    events.orderAmended(order);
    if (!keepsItsPlace) {
      enter(order, priceFen);
    }
    return Reason.ACCEPTED;
  }

  /** Cancels an open order of this account and releases what it had frozen. */
  public Reason cancel(int account, long order) {
    deciding = true;
    Order open = orders.find(order);
    if (open == null || open.owner.id != account) {
      return refuseNamed(open, order);
    }
    deciding = false;
    open.book.cancel(open);
    return Reason.ACCEPTED;
  }

  /**
   * Cancels the open orders of an account, the oldest first and at most {@link
   * Limits#MAX_CANCELLED_AT_ONCE} of them; what is left takes another command. Refused is
   * UNKNOWN_INSTRUMENT.
   *
   * @param id the instrument whose orders alone are meant, or 0 for all
   * @param side the side that alone is meant, or null for both
   */
  public Reason cancelAll(int account, int id, Side side) {
    deciding = true;
    if (id != 0 && book(id) == null) {
      return refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    Account owner = ledger.find(account);
    OldestOrders oldest = new OldestOrders(Limits.MAX_CANCELLED_AT_ONCE);
    if (owner != null && owner.openOrders > 0) {
      orders
          .of(owner)
          .forEach(
              order -> {
                boolean there = id == 0 || order.instrument() == id;
                if (there && (side == null || order.side == side)) {
                  oldest.offer(order);
                }
              });
    }
    deciding = false;
    List<Order> meant = oldest.inOrder();
    meant.forEach(order -> order.book.cancel(order));
    events.allCancelled(account, meant.size(), oldest.offered() - meant.size());
    return Reason.ACCEPTED;
  }

  /**
   * Sets one of an instrument's rules; refused are UNKNOWN_INSTRUMENT, RULE_OUT_OF_RANGE.
   *
   * @param value in the rule's unit
   */
  public Reason setRule(int id, Rule rule, long value) {
    deciding = true;
    Book book = book(id);
    if (book == null) {
      return refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    long nearest = rule.nearest(value, book.instrument.lotKg(), book.instrument::rule);
    if (value != nearest) {
      return refuse(Reason.RULE_OUT_OF_RANGE, nearest, value);
    }
    deciding = false;
    book.instrument.rule(rule, value);
    if (rule == Rule.MAX_OPEN_ORDERS || rule == Rule.MAX_POSITION_KG) {
      countByAccount(book.instrument);
    }
    if (rule == Rule.T_PLUS_ONE && value == 0) {
      forgetBought(id);
    }
    events.ruleChanged(id, rule, value);
    return Reason.ACCEPTED;
  }

  /** What was bought today may be sold now, and is not counted if the rule comes back today. */
  private void forgetBought(int id) {
    for (Account account : ledger.accounts()) {
      Holding holding = account == null ? null : account.holding(id);
      if (holding != null) {
        holding.forgetBought();
      }
    }
  }

  /** Looks at every open order of the market, once when the first of such rules is set. */
  private void countByAccount(Instrument instrument) {
    OrdersByAccount before = instrument.ordersByAccount;
    OrdersByAccount counts = OrdersByAccount.askedBy(instrument);
    if (before != null && counts != null) {
      return;
    }
    instrument.ordersByAccount = counts;
    if (counts != null) {
      orders.forEach(
          order -> {
            if (order.book.instrument == instrument) {
              counts.opened(order);
            }
          });
      blocks.countAnew(instrument);
      auctions.countAnew(instrument);
    }
  }

  /**
   * Begins a trading day: what expired on days that were none leaves the book, and where {@link
   * Rule#REFERENCE_IS_CLOSE} says so the last close becomes the reference price. While more than
   * {@link Limits#MAX_EXPIRED_AT_ONCE} orders are to expire it ends so many of them and does
   * nothing else: the same command again goes on. Refused are UNKNOWN_INSTRUMENT, TRADING_DAY_OPEN,
   * TRADING_DAY_OVER.
   *
   * @param number counted from 1970-01-01, later than the day before
   */
  public Reason openDay(int id, int number) {
    deciding = true;
    Book book = book(id);
    if (book == null) {
      return refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    TradingDay day = book.instrument.day;
    if (day.isOpen) {
      return refuse(Reason.TRADING_DAY_OPEN, 0, day.number);
    }
    if (number <= day.number || number > Limits.MAX_DAY) {
      return refuse(Reason.TRADING_DAY_OVER, day.number, number);
    }
    deciding = false;
    if (!book.expire(number - 1)) {
      return Reason.ACCEPTED;
    }
    day.open(number);
    events.dayOpened(id, number);
    boolean moves = book.instrument.rule(Rule.REFERENCE_IS_CLOSE) == 1 && day.closeFen > 0;
    if (moves) {
      applyPriceRules(book, day.closeFen, book.instrument.bandBasisPoints());
    }
    return Reason.ACCEPTED;
  }

  /**
   * Ends the trading day under way: orders whose last day it was expire; its close is the mean of
   * the trades since the close before weighted by volume, rounded to the tick, half a tick up; a
   * volume of at most {@link Rule#CLOSE_NEEDS_KG} keeps the close before. While more than {@link
   * Limits#MAX_EXPIRED_AT_ONCE} orders are to expire it ends so many of them and the day goes on:
   * the same command again goes on. Refused are UNKNOWN_INSTRUMENT, NO_TRADING_DAY,
   * OTHER_TRADING_DAY.
   *
   * @param number the day under way, counted from 1970-01-01
   */
  public Reason closeDay(int id, int number) {
    deciding = true;
    Book book = book(id);
    if (book == null) {
      return refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    Instrument instrument = book.instrument;
    if (!instrument.isDayOpen()) {
      return refuse(Reason.NO_TRADING_DAY, 0, id);
    }
    if (number != instrument.tradingDay()) {
      return refuse(Reason.OTHER_TRADING_DAY, instrument.tradingDay(), number);
    }
    deciding = false;
    if (book.expire(number)) {
      long kg = instrument.dayKg();
      instrument.day.close(instrument.tickFen(), instrument.rule(Rule.CLOSE_NEEDS_KG));
      events.dayClosed(id, number, instrument.closeFen(), kg);
    }
    return Reason.ACCEPTED;
  }

  /**
   * Proposes a block to a named party and freezes what it offers. Refused are UNKNOWN_INSTRUMENT,
   * UNKNOWN_ACCOUNT, RETIRE_ONLY of a case, BLOCK_WITH_ONESELF, instrument, price, quantity and
   * funds as of an order but by {@link Rule#BLOCK_BAND_BASIS_POINTS} and {@link Rule#MIN_BLOCK_KG}
   * (BLOCK_BELOW_MINIMUM), OUTSIDE_BLOCK_HOURS, BLOCK_VALIDITY_INVALID, TOO_MANY_BLOCK_PROPOSALS.
   *
   * @param side what the proposer does
   * @param priceFen fen per tonne
   * @param validUntilMicros the first moment at which it cannot be accepted any more, in
   *     microseconds since 1970: later than now, by {@link Limits#MAX_BLOCK_MICROS} at most
   */
  public Reason proposeBlock(
      int account,
      int counterparty,
      int id,
      Side side,
      long priceFen,
      long kg,
      long validUntilMicros) {
    deciding = true;
    Book book = book(id);
    if (book == null) {
      return refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    Instrument it = book.instrument;
    Reason reason =
        blocks
            .admission()
            .mayPropose(account, counterparty, it, side, priceFen, kg, validUntilMicros, nowMicros);
    if (reason != Reason.ACCEPTED) {
      return refuse(reason, blocks.admission().expected(), blocks.admission().given());
    }
    deciding = false;
    blocks.propose(account, counterparty, it, side, priceFen, kg, validUntilMicros, nowMicros);
    return Reason.ACCEPTED;
  }

  /**
   * Accepts a block that was proposed to this account: cash and units change hands at once. Refused
   * are UNKNOWN_BLOCK_PROPOSAL (also others'), BLOCK_OTHER_PARTY, BLOCK_PROPOSAL_OVER, and of the
   * rules of this moment what {@link #proposeBlock} refuses.
   */
  public Reason acceptBlock(int account, long proposal) {
    deciding = true;
    Reason reason = blocks.admission().mayAccept(account, proposal, nowMicros);
    if (reason != Reason.ACCEPTED) {
      return refuse(reason, blocks.admission().expected(), blocks.admission().given());
    }
    deciding = false;
    blocks.accept(proposal);
    return Reason.ACCEPTED;
  }

  /**
   * Ends a block proposal to this account without a trade. Refused are UNKNOWN_BLOCK_PROPOSAL (also
   * others'), BLOCK_OTHER_PARTY, BLOCK_PROPOSAL_OVER.
   */
  public Reason declineBlock(int account, long proposal) {
    deciding = true;
    return releaseBlock(
        proposal, blocks.admission().mayDecline(account, proposal), BlockStatus.DECLINED);
  }

  /** Takes back a block proposal of this account's; refused as by {@link #declineBlock}. */
  public Reason withdrawBlock(int account, long proposal) {
    deciding = true;
    return releaseBlock(
        proposal, blocks.admission().mayWithdraw(account, proposal), BlockStatus.WITHDRAWN);
  }

  /**
   * Ends a block proposal whose last moment is over; refused are UNKNOWN_BLOCK_PROPOSAL,
   * BLOCK_PROPOSAL_OVER, BLOCK_STILL_VALID.
   */
  public Reason expireBlock(long proposal) {
    deciding = true;
    return releaseBlock(
        proposal, blocks.admission().mayExpire(proposal, nowMicros), BlockStatus.EXPIRED);
  }

  private Reason releaseBlock(long proposal, Reason reason, BlockStatus why) {
    if (reason != Reason.ACCEPTED) {
      return refuse(reason, blocks.admission().expected(), blocks.admission().given());
    }
    deciding = false;
    blocks.release(proposal, why);
    return Reason.ACCEPTED;
  }

  /**
   * Announces a one-way auction and freezes its lot. The floor stands outside the book's band.
   * Refused are UNKNOWN_INSTRUMENT, INSTRUMENT_HALTED, DUPLICATE_ID, AUCTION_WINDOW_INVALID, floor
   * and quantities as of an order, TOO_MANY_AUCTIONS, RETIRE_ONLY of a case's, INSUFFICIENT_UNITS,
   * BOUGHT_TODAY.
   *
   * @param account the seller's
   * @param floorFen the least that a bid may offer, in fen per tonne
   * @param leastKg the least that a bid may be for, whole lots of the instrument
   * @param beginMicros when it opens, in microseconds since 1970
   * @param endMicros when it clears
   */
  public Reason announceAuction(
      int account,
      int id,
      long kg,
      long floorFen,
      long leastKg,
      long beginMicros,
      long endMicros,
      long auction) {
    deciding = true;
    Book book = book(id);
    if (book == null) {
      return refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    if (book.instrument.status != InstrumentStatus.OPEN) {
      return refuse(Reason.INSTRUMENT_HALTED, 0, id);
    }
    Reason reason =
        auctions.mayAnnounce(
            account, book.instrument, kg, floorFen, leastKg, beginMicros, endMicros, auction);
    if (reason != Reason.ACCEPTED) {
      return refuse(reason, auctions.expected(), auctions.given());
    }
    deciding = false;
    Account seller = ledger.account(account);
    auctions.announce(
        new Auction(auction, seller, book, kg, floorFen, leastKg, beginMicros, endMicros));
    return Reason.ACCEPTED;
  }

  /**
   * Begins to take bids, when the window begins. Refused are UNKNOWN_AUCTION, AUCTION_OVER,
   * AUCTION_BEGUN.
   */
  public Reason openAuction(long auction) {
    deciding = true;
    Reason reason = auctions.mayOpen(auction);
    if (reason != Reason.ACCEPTED) {
      return refuse(reason, auctions.expected(), auctions.given());
    }
    deciding = false;
    auctions.open(auction);
    return Reason.ACCEPTED;
  }

  /**
   * Takes a sealed bid, which cannot be taken back, and freezes its money. Refused are
   * UNKNOWN_AUCTION, AUCTION_NOT_BEGUN, AUCTION_OVER, OWN_AUCTION, INSTRUMENT_HALTED, price and
   * quantity as of an order, BID_BELOW_FLOOR, BID_BELOW_LEAST, TOO_MANY_BIDS, CASE_CLOSED,
   * POSITION_TOO_LARGE, INSUFFICIENT_CASH.
   *
   * @param priceFen what it pays at most, in fen per tonne
   * @param kg whole lots, no more than the auction's
   */
  public Reason bid(int account, long auction, long priceFen, long kg) {
    deciding = true;
    Reason reason = auctions.mayBid(account, auction, priceFen, kg);
    if (reason != Reason.ACCEPTED) {
      return refuse(reason, auctions.expected(), auctions.given());
    }
    deciding = false;
    auctions.bid(account, auction, priceFen, kg);
    return Reason.ACCEPTED;
  }

  /**
   * Ends the window: the highest prices are served first, within a price the earlier bids, all at
   * the price of the last one served; all else is released. Refused are UNKNOWN_AUCTION,
   * AUCTION_OVER, AUCTION_NOT_BEGUN.
   */
  public Reason clearAuction(long auction) {
    deciding = true;
    Reason reason = auctions.mayClear(auction);
    if (reason != Reason.ACCEPTED) {
      return refuse(reason, auctions.expected(), auctions.given());
    }
    deciding = false;
    auctions.clear(auction);
    return Reason.ACCEPTED;
  }

  /** The account has no such order, or has it no more. */
  private Reason refuseNamed(Order anothers, long order) {
    boolean closed = anothers == null && order >= 1 && order <= lastOrder;
    return refuse(closed ? Reason.ORDER_NOT_OPEN : Reason.UNKNOWN_ORDER, 0, order);
  }

  private Reason refuse(Reason reason, long expected, long given) {
    deciding = false;
    events.refused(reason, expected, given);
    return reason;
  }

  /**
   * Accounts that cash and units may be put on: not those that count what is issued and retired.
   */
  private static boolean isAccount(int id) {
    return id >= SystemAccounts.WALLETS
        && id <= Limits.MAX_ACCOUNT
        && id != SystemAccounts.ISSUED
        && id != SystemAccounts.RETIRED;
  }

  private boolean isCase(int account) {
    Account owner = ledger.find(account);
    return owner != null && owner.isCase;
  }

  private boolean isClosed(int account) {
    Account owner = ledger.find(account);
    return owner != null && owner.isClosed;
  }

  private Book book(int id) {
    return id >= 0 && id < books.length ? books[id] : null;
  }

  /** Rules and state of an instrument, or null if there is none. */
  public Instrument instrument(int id) {
    Book book = book(id);
    return book == null ? null : book.instrument;
  }

  /** The instruments that their price has halted and that may go on by now. */
  public List<Instrument> haltsOver(long micros) {
    return halts.over(micros);
  }

  /** How many instruments it knows, open or not. */
  public int instrumentCount() {
    return instruments;
  }

  /** All of them by their numbers. */
  public List<Instrument> instruments() {
    return Arrays.stream(books).filter(Objects::nonNull).map(book -> book.instrument).toList();
  }

  /** When the next block proposal expires, in microseconds since 1970; else far away. */
  public long nextBlockExpiryMicros() {
    return blocks.nextExpiryMicros();
  }

  /** Open block proposals, whatever expires first before the others. */
  public List<BlockProposal> blockProposals(int most) {
    return blocks.first(most);
  }

  /** The auctions that are announced or open, by their ids. */
  public List<Auction> auctions() {
    return auctions.pending();
  }

  /**
   * When the next auction opens or clears, in microseconds since 1970; without one {@link
   * Long#MAX_VALUE}.
   */
  public long nextAuctionMicros() {
    return auctions.nextMicros();
  }

  /** Tells the price levels of one side, best first, at most {@code levels} of them. */
  public void depth(int id, Side side, int levels, DepthReader reader) {
    Book book = book(id);
    Level level = book == null ? null : book.ladder(side).best();
    for (int i = 0; i < levels && level != null; i++) {
      reader.level(level.priceFen, level.kg, level.orders);
      level = book.ladder(side).after(level);
    }
  }

  /** Cash of an account that may be used, in thousandths of a fen. */
  public long availableCash(int account) {
    Account owner = ledger.find(account);
    return owner == null ? 0 : owner.available;
  }

  /** Units of an account that may be sold or retired, in kg. */
  public long availableKg(int account, int id) {
    Account owner = ledger.find(account);
    return owner == null ? 0 : owner.availableKg(id);
  }

  /** Cash of an account that orders and withdrawals hold, in thousandths of a fen. */
  public long frozenCash(int account) {
    Account owner = ledger.find(account);
    return owner == null ? 0 : owner.frozen;
  }

  /** Units of an account that its open sales hold, in kg. */
  public long frozenKg(int account, int id) {
    Account owner = ledger.find(account);
    Holding holding = owner == null ? null : owner.holding(id);
    return holding == null ? 0 : holding.frozen;
  }

  /** Units of a case that can only be retired for it, in kg. */
  public long retireOnlyKg(int account, int id) {
    Account owner = ledger.find(account);
    return owner == null ? 0 : owner.retireOnlyKg(id);
  }

  public long lastOrder() {
    return lastOrder;
  }

  public long lastTrade() {
    return settlement.lastTrade();
  }

  public int openOrders() {
    return orders.size();
  }

  /** The whole state as numbers, from which {@link #restore} goes on. Between two commands. */
  public void save(LongConsumer out) {
    Snapshot snapshot = new Snapshot(ledger, orders, totals);
    Snapshot.writeLayout(out);
    out.accept(events.hash());
    out.accept(lastOrder);
    out.accept(settlement.lastTrade());
    out.accept(arrivals.last());
    Book[] defined = Arrays.stream(books).filter(Objects::nonNull).toArray(Book[]::new);
    out.accept(defined.length);
    for (Book book : defined) {
      Snapshot.write(book, out);
    }
    snapshot.writeAccounts(out);
    snapshot.writeOrders(out);
    out.accept(withdrawals.size());
    for (long id : withdrawals.sortedKeys()) {
      Withdrawal pending = withdrawals.get(id);
      out.accept(id);
      out.accept(pending.account);
      out.accept(pending.amount);
    }
    used.write(out);
    blocks.write(out);
    auctions.write(out);
  }

  /**
   * Takes over a saved state; this core must be a new one.
   *
   * @throws IllegalStateException if the numbers are of a layout that this code does not know
   */
  public void restore(LongSupplier in) {
    Snapshot snapshot = new Snapshot(ledger, orders, totals);
    snapshot.readLayout(in);
    final long hash = in.getAsLong();
    lastOrder = in.getAsLong();
    settlement.lastTrade(in.getAsLong());
    snapshot.readLastArrival(in, arrivals);
    for (int count = Snapshot.number(in); count > 0; count--) {
      Instrument instrument = snapshot.readInstrument(in);
      add(instrument);
      halts.restored(instrument);
      snapshot.readArrivals(in, arrivals, lastOrder);
    }
    snapshot.readAccounts(in);
    snapshot.readOrders(in, books);
    for (int count = Snapshot.number(in); count > 0; count--) {
      long id = in.getAsLong();
      Withdrawal pending = new Withdrawal(Snapshot.number(in), in.getAsLong());
      withdrawals.add(id, pending);
      totals.withdrawal(pending.amount);
    }
    if (!snapshot.readUsedIds(in, used)) {
      Arrays.stream(withdrawals.sortedKeys()).forEach(used.withdrawals::add);
    }
    snapshot.readBlocks(in, blocks, books);
    snapshot.readAuctions(in, auctions, books);
    events.hash(hash);
  }

  /** Shows the balances of all accounts and holdings, those with nothing left too. */
  public void read(BalanceReader reader) {
    for (Account account : ledger.accounts()) {
      if (account != null) {
        reader.cash(account.id, account.available, account.frozen);
        for (Holding holding : account.holdings()) {
          reader.units(
              account.id,
              holding.instrument,
              holding.available,
              holding.frozen,
              holding.retireOnly);
        }
      }
    }
  }

  /**
   * After every command: throws {@link InvariantBroken} if cash or units are not conserved, or if
   * what is frozen in all is not what orders and withdrawals need. Compares six numbers.
   */
  public void prove() {
    totals.prove();
  }

  /**
   * Walks over everything and throws {@link InvariantBroken} if cash or units are not conserved, if
   * what is frozen is not what orders and withdrawals need, or if serials overlap.
   */
  public void verify() {
    Conservation check = new Conservation(ledger, books);
    orders.forEach(check::add);
    withdrawals.forEach(w -> check.add(w.account, w.amount));
    blocks.check(check);
    auctions.check(check);
    check.verify();
  }
}
