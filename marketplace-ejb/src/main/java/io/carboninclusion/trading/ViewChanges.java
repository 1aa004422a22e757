package io.carboninclusion.trading;

import io.carboninclusion.exchange.Auction;
import io.carboninclusion.exchange.Bid;
import io.carboninclusion.exchange.BlockProposal;
import io.carboninclusion.exchange.Bucket;
import io.carboninclusion.exchange.Cause;
import io.carboninclusion.exchange.CloseReason;
import io.carboninclusion.exchange.Criteria;
import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.Instrument;
import io.carboninclusion.exchange.Order;
import io.carboninclusion.exchange.QuietEvents;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Rule;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.Terms;
import io.carboninclusion.exchange.TradingPhase;
import io.carboninclusion.exchange.Traits;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Gathers what commands change in the views until it is written in one transaction: facts row by
 * row, states in their last state.
 */
final class ViewChanges extends QuietEvents {
  private final Map<ViewTable, Rows> tables = new EnumMap<>(ViewTable.class);
  private final Rows outcomes = table(ViewTable.OUTCOME);
  private final Rows newOrders = table(ViewTable.NEW_ORDER);
  private final Rows criteria = table(ViewTable.ORDER_CRITERIA);
  private final Rows changedOrders = table(ViewTable.CHANGED_ORDER);
  private final Rows trades = table(ViewTable.TRADE);
  private final Rows postings = table(ViewTable.POSTING);
  private final Rows cash = table(ViewTable.CASH_BALANCE);
  private final Rows units = table(ViewTable.UNIT_BALANCE);
  private final SerialRows serials = new SerialRows(this::table);
  private final Rows withdrawals = table(ViewTable.WITHDRAWAL);
  private final Rows instruments = table(ViewTable.INSTRUMENT);
  private final Rows rules = table(ViewTable.INSTRUMENT_RULE);
  private final Rows closes = table(ViewTable.DAY_CLOSE);
  private final Rows refusals = table(ViewTable.REFUSAL_DAY);
  private final BlockRows blocks = new BlockRows(this::table);
  private final AuctionRows auctions = new AuctionRows(this::table);
  private final Candles candles = new Candles(this::table);
  private final OutcomeRecorder recorder =
      new OutcomeRecorder(instrument -> {}, (trade, instrument, price, kg, taker) -> {});
  private CommandReader command;
  private long sequence;
  private long micros;
  private long lastPosting;
  private long firstNewOrder = Long.MAX_VALUE;

  private Rows table(ViewTable table) {
    return tables.computeIfAbsent(table, ViewTable::rows);
  }

  Rows rows(ViewTable table) {
    return tables.get(table);
  }

  /** Rows to be written so far. */
  int size() {
    return outcomes.count() + newOrders.count() + trades.count() + postings.count();
  }

  void clear() {
    tables.values().forEach(Rows::clear);
    firstNewOrder = Long.MAX_VALUE;
  }

  /** For a core that begins anew. */
  void restart() {
    clear();
    lastPosting = 0;
  }

  /** What goes on from batch to batch, for a snapshot. */
  void save(LongConsumer out) {
    out.accept(lastPosting);
  }

  /** After {@link #restart}: goes on from a snapshot; older ones have more behind it. */
  void restore(LongSupplier in) {
    lastPosting = in.getAsLong();
  }

  /** Before a command is applied. */
  void begin(CommandReader next, long itsSequence, long timeMicros) {
    command = next;
    sequence = itsSequence;
    micros = timeMicros;
    recorder.begin(next);
  }

  /** After it was applied: its outcome. */
  void end(Reason reason) {
    Outcome outcome = recorder.outcome(sequence, micros, reason);
    OrderState order = outcome.order();
    int row = outcomes.add();
    outcomes.set(row, 0, sequence, orNull(command.intent()), micros, command.op().ordinal());
    outcomes.set(
        row, 4, reason.ordinal(), outcome.expected(), outcome.given(), orNull(command.account()));
    outcomes.set(row, 8, orNull(order == null ? command.instrument() : order.instrument()));
    if (order == null) {
      outcomes.set(row, 9, Rows.NULL, Rows.NULL, Rows.NULL, Rows.NULL);
      outcomes.set(row, 13, Rows.NULL);
      outcomes.set(row, 14, Rows.NULL);
      outcomes.set(row, 17, Rows.NULL);
      outcomes.set(row, 18, Rows.NULL);
    } else {
      outcomes.set(row, 9, order.id(), order.openKg(), order.filledKg(), order.frozen());
      outcomes.set(row, 13, order.paidMilliFen());
      outcomes.set(row, 14, order.status().ordinal());
      outcomes.set(row, 17, order.priceFen());
      outcomes.set(row, 18, order.kg());
    }
    int fills = outcome.fills().size();
    outcomes.set(row, 15, fills == 0 ? Rows.NULL : outcome.fills().get(0).trade());
    outcomes.set(row, 16, fills);
    if (reason != Reason.ACCEPTED) {
      countRefusal(reason);
    }
  }

  private void countRefusal(Reason reason) {
    int before = refusals.count();
    int row = refusals.of(CandleInterval.DAY.at(micros), reason.ordinal());
    refusals.set(row, 2, row == before ? 1 : refusals.get(row, 2) + 1);
  }

  /** Before writing: balances and instruments as they are now. */
  void settle(Exchange exchange) {
    for (int row = 0; row < cash.count(); row++) {
      int account = (int) cash.get(row, 0);
      cash.set(row, 1, exchange.availableCash(account));
      cash.set(row, 2, exchange.frozenCash(account));
    }
    for (int row = 0; row < units.count(); row++) {
      int account = (int) units.get(row, 0);
      int instrument = (int) units.get(row, 1);
      units.set(row, 2, exchange.availableKg(account, instrument));
      units.set(row, 3, exchange.frozenKg(account, instrument));
      units.set(row, 4, exchange.retireOnlyKg(account, instrument));
    }
    for (int row = 0; row < instruments.count(); row++) {
      Instrument it = exchange.instrument((int) instruments.get(row, 0));
      instruments.set(
          row, 1, it.status().ordinal(), it.referenceFen(), it.bandBasisPoints(), it.lastFen());
      instruments.set(
          row, 5, it.lastSerial(), it.tradingDay(), it.isDayOpen() ? 1 : 0, it.closeFen());
      instruments.set(row, 9, it.phase().ordinal());
      instruments.set(row, 10, it.opensMicros());
    }
  }

  @Override
  public void refused(Reason reason, long expected, long given) {
    recorder.refused(reason, expected, given);
  }

  @Override
  public void transferred(
      int asset,
      int debitAccount,
      Bucket debit,
      int creditAccount,
      Bucket credit,
      long amount,
      Cause cause,
      long reference) {
    int row = postings.add();
    postings.set(row, 0, ++lastPosting, sequence, micros, asset);
    postings.set(row, 4, debitAccount, debit.ordinal(), creditAccount, credit.ordinal());
    postings.set(row, 8, amount);
    postings.set(row, 9, cause.ordinal());
    postings.set(row, 10, reference);
    if (asset == 0) {
      cash.of(debitAccount, 0);
      cash.of(creditAccount, 0);
    } else {
      units.of(debitAccount, asset);
      units.of(creditAccount, asset);
    }
  }

  @Override
  public void orderAccepted(Order order) {
    recorder.orderAccepted(order);
    firstNewOrder = Math.min(firstNewOrder, order.id());
    int row = newOrders.add();
    newOrders.set(row, 0, order.id(), order.account(), order.instrument(), order.side().ordinal());
    newOrders.set(row, 4, order.type().ordinal());
    newOrders.set(row, 5, order.timeInForce().ordinal());
    newOrders.set(row, 6, order.budget());
    newOrders.set(row, 7, sequence);
    newOrders.set(row, 8, micros);
    Terms terms = order.terms();
    newOrders.set(
        row,
        ViewTable.ORDER_TERMS,
        terms.lastDay(),
        terms.postOnly() ? 1 : 0,
        terms.minKg(),
        terms.selfTrade().ordinal());
    String reference = command.reference();
    newOrders.text(row, reference.isEmpty() ? null : reference);
    if (order.criteria() != null) {
      criteria(order.id(), order.criteria());
    }
    changed(order, OrderStatus.OPEN);
  }

  private void criteria(long order, Criteria asked) {
    int row = criteria.add();
    criteria.set(row, 0, order, asked.kinds(), asked.scheme(), asked.firstVintage());
    criteria.set(row, 4, asked.lastVintage());
    criteria.set(row, 5, asked.compensating() ? 1 : 0);
  }

  @Override
  public void traded(long trade, int instrument, long priceFen, long kg, Order maker, Order taker) {
    recorder.traded(trade, instrument, priceFen, kg, maker, taker);
    boolean makerBuys = maker.side() == Side.BUY;
    int row = trades.add();
    trades.set(row, 0, trade, sequence, micros, instrument);
    trades.set(row, 4, priceFen, kg, maker.id(), taker.id());
    trades.set(row, 8, makerBuys ? maker.account() : taker.account());
    trades.set(row, 9, makerBuys ? taker.account() : maker.account());
    trades.set(row, 10, taker.side().ordinal());
    trades.set(row, 11, maker.fee(priceFen * kg, maker, taker));
    trades.set(row, 12, taker.fee(priceFen * kg, maker, taker));
    instruments.of(instrument, 0);
    candles.traded(instrument, micros, priceFen, kg);
    changed(maker, OrderStatus.OPEN);
    changed(taker, OrderStatus.OPEN);
  }

  @Override
  public void orderAmended(Order order) {
    recorder.orderAmended(order);
    changed(order, OrderStatus.OPEN);
  }

  @Override
  public void orderChanged(Order order) {
    recorder.orderChanged(order);
    changed(order, OrderStatus.OPEN);
  }

  @Override
  public void orderClosed(Order order, CloseReason why) {
    recorder.orderClosed(order, why);
    changed(order, OutcomeRecorder.statusOf(why));
  }

  private void changed(Order order, OrderStatus status) {
    boolean isNew = order.id() >= firstNewOrder;
    Rows rows = isNew ? newOrders : changedOrders;
    int row = isNew ? (int) (order.id() - firstNewOrder) : changedOrders.of(order.id(), 0);
    int state = isNew ? ViewTable.ORDER_STATE : 1;
    rows.set(row, state, order.openKg(), order.filledKg(), order.frozen(), order.paid());
    rows.set(row, state + 4, status.ordinal());
    rows.set(row, state + 5, sequence);
    rows.set(row, state + 6, micros);
    rows.set(row, state + 7, order.priceFen());
    rows.set(row, state + 8, order.kg());
  }

  @Override
  public void blockHeld(int account, int instrument, long issuance, long first, long last) {
    serials.held(account, instrument, issuance, first, last);
  }

  @Override
  public void blockGone(int instrument, long first) {
    serials.gone(instrument, first);
  }

  @Override
  public void issued(long issuance, int account, int instrument, long first, long last) {
    serials.issued(issuance, account, instrument, first, last, sequence, micros);
    instruments.of(instrument, 0);
  }

  @Override
  public void retired(long retirement, int account, int instrument, long kg, long certificate) {
    serials.retired(retirement, account, instrument, kg, certificate, sequence, micros);
  }

  @Override
  public void blockRetired(long retirement, int instrument, long issuance, long first, long last) {
    serials.blockRetired(retirement, instrument, issuance, first, last);
  }

  @Override
  public void instrumentChanged(Instrument instrument) {
    instruments.of(instrument.id(), 0);
  }

  @Override
  public void instrumentDescribed(int instrument, Traits traits) {
    // No page asks for it; what criteria fit is asked of the instruments' own rows.
  }

  @Override
  public void ruleChanged(int instrument, Rule rule, long value) {
    rules.set(rules.of(instrument, rule.ordinal()), 2, value);
  }

  @Override
  public void phaseChanged(int instrument, TradingPhase phase, long opensMicros) {
    instruments.of(instrument, 0);
  }

  @Override
  public void dayOpened(int instrument, int day) {
    instruments.of(instrument, 0);
  }

  @Override
  public void dayClosed(int instrument, int day, long closeFen, long kg) {
    instruments.of(instrument, 0);
    int row = closes.of(instrument, day);
    closes.set(row, 2, closeFen);
    closes.set(row, 3, kg);
  }

  @Override
  public void allCancelled(int account, int cancelled, int left) {
    recorder.allCancelled(account, cancelled, left);
  }

  @Override
  public void blockChanged(BlockProposal proposal) {
    recorder.blockChanged(proposal);
    blocks.changed(proposal, sequence, micros);
  }

  @Override
  public void auctionChanged(Auction auction) {
    auctions.changed(auction, sequence, micros);
  }

  @Override
  public void bidTaken(Auction auction, Bid bid) {
    auctions.taken(auction, bid, sequence, micros);
  }

  @Override
  public void bidCleared(Auction auction, Bid bid) {
    auctions.cleared(auction, bid);
  }

  @Override
  public void withdrawalRequested(long withdrawal, int account, long amount) {
    withdrawal(withdrawal, account, amount, WithdrawalStatus.FROZEN);
  }

  @Override
  public void withdrawalClosed(long withdrawal, int account, long amount, boolean paid) {
    withdrawal(
        withdrawal, account, amount, paid ? WithdrawalStatus.PAID : WithdrawalStatus.RELEASED);
  }

  private void withdrawal(long id, int account, long amount, WithdrawalStatus status) {
    int row = withdrawals.of(id, 0);
    withdrawals.set(row, 1, account);
    withdrawals.set(row, 2, amount);
    withdrawals.set(row, 3, status.ordinal());
    withdrawals.set(row, 4, sequence);
    withdrawals.set(row, 5, micros);
  }

  private static long orNull(long id) {
    return id == 0 ? Rows.NULL : id;
  }
}
