package io.carboninclusion.exchange;

import java.util.Arrays;
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
  private final OpenOrders orders = new OpenOrders();
  private final LongMap<Withdrawal> withdrawals = new LongMap<>();
  private final UsedIds used = new UsedIds();
  private Book[] books = new Book[64];
  private long lastOrder;
  private boolean deciding;

  /** A sum that is frozen until its payment is confirmed or refused. */
  private record Withdrawal(int account, long amount) {}

  public Exchange(Events listener) {
    this.events = new EventStream(listener);
    this.ledger = new Ledger(events, totals);
    this.cases = new Cases(ledger, events);
    this.settlement = new DeliveryVersusPayment(ledger, events, orders, totals);
  }

  /**
   * The number of this code that decides outcomes: a change that alters an outcome, an event or the
   * hash raises it.
   */
  public static int engine() {
    return 2;
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
    books[id] = new Book(instrument, settlement);
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
    instrument.setRules(referenceFen, bandBasisPoints);
    events.instrumentChanged(instrument);
    book.recap();
    if (instrument.status == InstrumentStatus.OPEN) {
      book.uncross();
    }
    return Reason.ACCEPTED;
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
    events.instrumentChanged(book.instrument);
    if (status == InstrumentStatus.OPEN) {
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
    owner.holdingFor(id).blocks.add(issuance, first, instrument.lastSerial);
    owner.holdingFor(id).requireBlocks();
    return Reason.ACCEPTED;
  }

  /**
   * Retires what the account has held longest.
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
    owner.holding(id).blocks.retire(kg, retirement);
    owner.holding(id).requireBlocks();
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
      TimeInForce timeInForce,
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
            : admission.budgetOrder(owner, instrument, side, timeInForce, priceFen, budget);
    if (reason != Reason.ACCEPTED) {
      return refuse(reason, admission.expected(), admission.given());
    }
    deciding = false;
    Order order = orders.take(++lastOrder);
    order.owner = owner;
    order.book = book;
    order.side = side;
    order.type = type;
    order.timeInForce = timeInForce;
    order.priceFen = priceFen;
    order.kg = kg;
    order.budget = budget;
    order.isCapped = owner.isCase && !market;
    order.openKg =
        type == OrderType.LIMIT
            ? kg
            : instrument.wholeLots(budget, market ? instrument.lowestFen() : priceFen);
    order.frozen = order.needed();
    settlement.freeze(order, order.frozen);
    totals.count(order);
    owner.openOrders++;
    events.orderAccepted(order);
    enter(order, market ? instrument.highestFen() : priceFen);
    return Reason.ACCEPTED;
  }

  private void enter(Order order, long limit) {
    long filledBefore = order.filledKg;
    boolean rests = order.book.enter(order, limit);
    if (!rests) {
      return;
    }
    if (!order.isKnown) {
      orders.add(order);
    }
    if (order.filledKg > filledBefore) {
      events.orderChanged(order);
    }
  }

  /**
   * Changes limit and quantity of an open limit order in one step; only what it needs more or less
   * is frozen or released. A quantity that is not greater keeps the order's place at the same
   * limit; anything else puts it behind all others of its price, and it trades at once as far as
   * the book allows. Refused are UNKNOWN_ORDER (also another's), ORDER_NOT_OPEN,
   * ORDER_NOT_AMENDABLE, QUANTITY_FILLED_ALREADY, and what {@link #place} refuses of instrument,
   * price, quantity and funds; the price is held against the band only if the order moves.
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
    }
    order.kg = kg;
    refreeze(order);
    events.orderAmended(order);
    if (!keepsItsPlace) {
      enter(order, priceFen);
    }
    return Reason.ACCEPTED;
  }

  private void refreeze(Order order) {
    long more = order.needed() - order.frozen;
    order.frozen += more;
    if (more > 0) {
      settlement.freeze(order, more);
    } else {
      settlement.release(order, -more);
    }
    totals.count(order);
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
    for (int count = Snapshot.number(in); count > 0; count--) {
      Instrument instrument = Snapshot.readInstrument(in);
      add(instrument);
      snapshot.readPriority(in, books[instrument.id()], lastOrder);
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
    check.verify();
  }
}
