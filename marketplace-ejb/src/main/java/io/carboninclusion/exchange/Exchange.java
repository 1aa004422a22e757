package io.carboninclusion.exchange;

import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * The deterministic core of the market: books, matching, cash, units and serial blocks in one
 * place, so that matching, freezing and delivery versus payment are one step. The same commands
 * give the same events and the same {@link #stateHash()} on every machine: nothing here reads a
 * clock, a random number or a file. One thread at a time.
 *
 * <p>The door alone: what a verb does stands in the class of its feature. Each verb first decides,
 * reading only, and may refuse; after that it must succeed. A verb that throws while {@link
 * #isDeciding()} has changed nothing; one that throws later has left a state that must not be used
 * any more.
 *
 * <p>Units: cash in thousandths of a fen, prices in fen per tonne, quantities in kg, so that price
 * times quantity is the exact amount.
 */
public final class Exchange {
  private final Totals totals = new Totals();
  private final OpenOrders orders = new OpenOrders();
  private final UsedIds used = new UsedIds();
  private final Arrivals arrivals = new Arrivals();
  private final EventStream events;
  private final Step step;
  private final Ledger ledger;
  private final DeliveryVersusPayment settlement;
  private final Books books;
  private final Halts halts;
  private final Listing listing;
  private final Days days;
  private final Cash cash;
  private final Units units;
  private final Cases cases;
  private final OrderEntry orderEntry;
  private final BlockTrades blocks;
  private final Auctions auctions;
  private final RuleBook ruleBook;

  public Exchange(Events listener) {
    this.events = new EventStream(listener);
    this.step = new Step(events);
    this.ledger = new Ledger(events, totals);
    this.settlement = new DeliveryVersusPayment(ledger, events, orders, totals);
    this.books = new Books(settlement, arrivals);
    this.halts = new Halts(events);
    this.listing = new Listing(step, books, halts, events);
    this.days = new Days(step, books, listing, events);
    this.cash = new Cash(step, ledger, used, totals, events);
    this.units = new Units(step, books, ledger, used, events);
    this.cases = new Cases(ledger, events);
    this.orderEntry =
        new OrderEntry(
            step,
            books,
            ledger,
            events,
            orders,
            settlement,
            new CriteriaOrders(settlement, halts, books.acrossBooks(), orders, arrivals, events),
            halts,
            totals);
    this.blocks = new BlockTrades(ledger, events, totals);
    this.auctions = new Auctions(ledger, events, totals);
    this.ruleBook = new RuleBook(step, books, ledger, orders, blocks, auctions, events);
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
    return step.isDeciding();
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
    step.time(micros);
  }

  /** The outcome of a command during whose deciding the core failed; nothing else has changed. */
  public Reason refuseByFault() {
    return step.refuse(Reason.REFUSED_BY_FAULT, 0, 0);
  }

  /** Makes an instrument known; it opens only by {@link #openTrading}. */
  public Reason defineInstrument(int id, long tickFen, long lotKg) {
    return listing.defineInstrument(id, tickFen, lotKg);
  }

  /**
   * Tells what criteria may ask of an instrument, for the first time or anew; what a purchase
   * across books meets there now trades at the older order's price. Refused are UNKNOWN_INSTRUMENT,
   * RULES_INVALID.
   */
  public Reason describeInstrument(int id, Traits traits) {
    return listing.describeInstrument(id, traits);
  }

  /**
   * Sets reference price and band. Resting orders that fall outside stay and cannot match; those
   * that come back inside have their old priority, and what crosses then trades at the older
   * order's price.
   */
  public Reason setPriceRules(int id, long referenceFen, int bandBasisPoints) {
    return listing.setPriceRules(id, referenceFen, bandBasisPoints);
  }

  /** Opens the instrument for orders. */
  public Reason openTrading(int id) {
    return listing.openTrading(id);
  }

  /** Halts the instrument: no new orders, cancelling goes on. */
  public Reason haltTrading(int id) {
    return listing.haltTrading(id);
  }

  /**
   * Begins a session or ends one, or an automatic halt; what may meet at the beginning of a
   * continuous one trades, and at the end of a call auction what meets at its one price. Refused
   * are UNKNOWN_INSTRUMENT.
   *
   * @param opensMicros when a closed one opens, in microseconds since 1970; else 0
   */
  public Reason changePhase(int id, TradingPhase phase, long opensMicros) {
    return listing.changePhase(id, phase, opensMicros);
  }

  /** Cash that has come in, in thousandths of a fen. */
  public Reason deposit(int account, long amount, long deposit) {
    return cash.deposit(account, amount, deposit);
  }

  /** Freezes a sum that is to be paid out. */
  public Reason requestWithdrawal(int account, long amount, long withdrawal) {
    return cash.requestWithdrawal(account, amount, withdrawal);
  }

  /** Ends a withdrawal: the frozen sum leaves the market, or returns to its owner. */
  public Reason closeWithdrawal(long withdrawal, boolean paid) {
    return cash.closeWithdrawal(withdrawal, paid);
  }

  /** Creates units on an account: one contiguous block behind the last serial of the instrument. */
  public Reason issue(int account, int id, long kg, long issuance) {
    return units.issue(account, id, kg, issuance);
  }

  /**
   * Retires what the account has held longest, but for what its open sales will deliver where T+1
   * keeps them from delivering what was bought today.
   *
   * @param certificate the certificate's number as drawn at the door
   */
  public Reason retire(int account, int id, long kg, long retirement, long certificate) {
    return units.retire(account, id, kg, retirement, certificate);
  }

  /**
   * Makes a fresh account that of a case: apart from everybody's own cash, and what it buys can
   * only be retired for it; refused are UNKNOWN_ACCOUNT, ACCOUNT_IN_USE.
   */
  public Reason openCase(int account) {
    step.begin();
    Reason reason = cases.mayOpen(account);
    if (reason != Reason.ACCEPTED) {
      return step.refuse(reason, cases.expected(), cases.given());
    }
    step.decided();
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
    step.begin();
    Reason reason = cases.mayClose(account, id, kg);
    if (reason != Reason.ACCEPTED) {
      return step.refuse(reason, cases.expected(), cases.given());
    }
    if (!used.retirements.isFree(retirement)) {
      return step.refuse(Reason.DUPLICATE_ID, 0, retirement);
    }
    step.decided();
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
    return cash.distribute(account, amount, payout);
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
    return orderEntry.place(account, id, side, type, terms, priceFen, kg, budget);
  }

  /**
   * Buys at once, in one step and across the books, what fits: the best price first, at one price
   * the offer that came first. Books that do not trade now are skipped, and in each the limit
   * counts as the upper edge of its band where it lies above. What is not bought is released, or
   * rests and is there for each offer that comes to a book that fits. Refused are CRITERIA_INVALID,
   * CRITERIA_FIT_NOTHING, ORDER_TERMS_INVALID, PRICE_OUT_OF_RANGE, QUANTITY_OUT_OF_RANGE and
   * QUANTITY_OFF_LOT (against the least of the books that fit), MIN_QUANTITY_INVALID,
   * AMOUNT_OUT_OF_RANGE, BUDGET_BELOW_ONE_LOT, CASE_CLOSED, CASE_BUYS_ONE_INSTRUMENT,
   * TOO_MANY_OPEN_ORDERS, POSITION_TOO_LARGE (in any book that fits), INSUFFICIENT_CASH; of one
   * that may rest NO_TRADING_DAY, LAST_DAY_OVER, TOO_MANY_CRITERIA_ORDERS.
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
    return orderEntry.placeByCriteria(account, criteria, type, terms, priceFen, kg, budget);
  }

  /** What {@link #placeByCriteria} would do now with the same; only reads. */
  public CriteriaPreview previewByCriteria(
      int account, Criteria criteria, OrderType type, Terms terms, long priceFen, long amount) {
    return orderEntry.previewByCriteria(account, criteria, type, terms, priceFen, amount);
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
    return orderEntry.amend(account, id, priceFen, kg);
  }

  /** Cancels an open order of this account and releases what it had frozen. */
  public Reason cancel(int account, long order) {
    return orderEntry.cancel(account, order);
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
    return orderEntry.cancelAll(account, id, side);
  }

  /**
   * Sets one of an instrument's rules; refused are UNKNOWN_INSTRUMENT, RULE_OUT_OF_RANGE.
   *
   * @param value in the rule's unit
   */
  public Reason setRule(int id, Rule rule, long value) {
    return ruleBook.setRule(id, rule, value);
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
    return days.openDay(id, number);
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
    return days.closeDay(id, number);
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
    step.begin();
    Book book = books.find(id);
    if (book == null) {
      return step.refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    Instrument it = book.instrument;
    Reason reason =
        blocks
            .admission()
            .mayPropose(
                account, counterparty, it, side, priceFen, kg, validUntilMicros, step.nowMicros());
    if (reason != Reason.ACCEPTED) {
      return step.refuse(reason, blocks.admission().expected(), blocks.admission().given());
    }
    step.decided();
    blocks.propose(
        account, counterparty, it, side, priceFen, kg, validUntilMicros, step.nowMicros());
    return Reason.ACCEPTED;
  }

  /**
   * Accepts a block that was proposed to this account: cash and units change hands at once. Refused
   * are UNKNOWN_BLOCK_PROPOSAL (also others'), BLOCK_OTHER_PARTY, BLOCK_PROPOSAL_OVER, and of the
   * rules of this moment what {@link #proposeBlock} refuses.
   */
  public Reason acceptBlock(int account, long proposal) {
    step.begin();
    Reason reason = blocks.admission().mayAccept(account, proposal, step.nowMicros());
    if (reason != Reason.ACCEPTED) {
      return step.refuse(reason, blocks.admission().expected(), blocks.admission().given());
    }
    step.decided();
    blocks.accept(proposal);
    return Reason.ACCEPTED;
  }

  /**
   * Ends a block proposal to this account without a trade. Refused are UNKNOWN_BLOCK_PROPOSAL (also
   * others'), BLOCK_OTHER_PARTY, BLOCK_PROPOSAL_OVER.
   */
  public Reason declineBlock(int account, long proposal) {
    step.begin();
    return releaseBlock(
        proposal, blocks.admission().mayDecline(account, proposal), BlockStatus.DECLINED);
  }

  /** Takes back a block proposal of this account's; refused as by {@link #declineBlock}. */
  public Reason withdrawBlock(int account, long proposal) {
    step.begin();
    return releaseBlock(
        proposal, blocks.admission().mayWithdraw(account, proposal), BlockStatus.WITHDRAWN);
  }

  /**
   * Ends a block proposal whose last moment is over; refused are UNKNOWN_BLOCK_PROPOSAL,
   * BLOCK_PROPOSAL_OVER, BLOCK_STILL_VALID.
   */
  public Reason expireBlock(long proposal) {
    step.begin();
    return releaseBlock(
        proposal, blocks.admission().mayExpire(proposal, step.nowMicros()), BlockStatus.EXPIRED);
  }

  private Reason releaseBlock(long proposal, Reason reason, BlockStatus why) {
    if (reason != Reason.ACCEPTED) {
      return step.refuse(reason, blocks.admission().expected(), blocks.admission().given());
    }
    step.decided();
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
    step.begin();
    Book book = books.find(id);
    if (book == null) {
      return step.refuse(Reason.UNKNOWN_INSTRUMENT, 0, id);
    }
    if (book.instrument.status != InstrumentStatus.OPEN) {
      return step.refuse(Reason.INSTRUMENT_HALTED, 0, id);
    }
    Reason reason =
        auctions.mayAnnounce(
            account, book.instrument, kg, floorFen, leastKg, beginMicros, endMicros, auction);
    if (reason != Reason.ACCEPTED) {
      return step.refuse(reason, auctions.expected(), auctions.given());
    }
    step.decided();
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
    step.begin();
    Reason reason = auctions.mayOpen(auction);
    if (reason != Reason.ACCEPTED) {
      return step.refuse(reason, auctions.expected(), auctions.given());
    }
    step.decided();
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
    step.begin();
    Reason reason = auctions.mayBid(account, auction, priceFen, kg);
    if (reason != Reason.ACCEPTED) {
      return step.refuse(reason, auctions.expected(), auctions.given());
    }
    step.decided();
    auctions.bid(account, auction, priceFen, kg);
    return Reason.ACCEPTED;
  }

  /**
   * Ends the window: the highest prices are served first, within a price the earlier bids, all at
   * the price of the last one served; all else is released. Refused are UNKNOWN_AUCTION,
   * AUCTION_OVER, AUCTION_NOT_BEGUN.
   */
  public Reason clearAuction(long auction) {
    step.begin();
    Reason reason = auctions.mayClear(auction);
    if (reason != Reason.ACCEPTED) {
      return step.refuse(reason, auctions.expected(), auctions.given());
    }
    step.decided();
    auctions.clear(auction);
    return Reason.ACCEPTED;
  }

  /** Rules and state of an instrument, or null if there is none. */
  public Instrument instrument(int id) {
    Book book = books.find(id);
    return book == null ? null : book.instrument;
  }

  /** The instruments that their price has halted and that may go on by now. */
  public List<Instrument> haltsOver(long micros) {
    return halts.over(micros);
  }

  /** How many instruments it knows, open or not. */
  public int instrumentCount() {
    return books.count();
  }

  /** All of them by their numbers. */
  public List<Instrument> instruments() {
    return books.defined().stream().map(book -> book.instrument).toList();
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
    Book book = books.find(id);
    Level level = book == null ? null : book.ladder(side).best();
    for (int i = 0; i < levels && level != null; i++) {
      reader.level(level.priceFen, level.kg, level.orders);
      level = book.ladder(side).after(level);
    }
  }

  /** Cash of an account that may be used, in thousandths of a fen. */
  public long availableCash(int account) {
    return ledger.availableCash(account);
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
    return orderEntry.lastOrder();
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
    out.accept(orderEntry.lastOrder());
    out.accept(settlement.lastTrade());
    out.accept(arrivals.last());
    List<Book> defined = books.defined();
    out.accept(defined.size());
    for (Book book : defined) {
      Snapshot.write(book, out);
    }
    snapshot.writeAccounts(out);
    snapshot.writeOrders(out);
    cash.write(out);
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
    orderEntry.lastOrder(in.getAsLong());
    settlement.lastTrade(in.getAsLong());
    snapshot.readLastArrival(in, arrivals);
    for (int count = Snapshot.number(in); count > 0; count--) {
      Instrument instrument = snapshot.readInstrument(in);
      books.add(instrument);
      halts.restored(instrument);
      snapshot.readArrivals(in, arrivals, orderEntry.lastOrder());
    }
    snapshot.readAccounts(in);
    snapshot.readOrders(in, books.byNumber(), books.acrossBooks().nowhere());
    cash.read(in);
    if (!snapshot.readUsedIds(in, used)) {
      cash.rememberPending();
    }
    snapshot.readBlocks(in, blocks, books.byNumber());
    snapshot.readAuctions(in, auctions, books.byNumber());
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
    Conservation check = new Conservation(ledger, books.byNumber());
    orders.forEach(check::add);
    cash.check(check);
    blocks.check(check);
    auctions.check(check);
    check.verify();
  }
}
