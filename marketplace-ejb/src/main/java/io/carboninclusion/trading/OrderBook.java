package io.carboninclusion.trading;

import io.carboninclusion.exchange.Criteria;
import io.carboninclusion.exchange.Limits;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.kernel.Page;
import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.RequestKey;
import io.carboninclusion.kernel.Settings;
import io.carboninclusion.participant.Caller;
import io.carboninclusion.participant.Right;
import io.carboninclusion.participant.Role;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/**
 * The EJB order book: pages, calls and rooms reach the core through it alone.
 *
 * <p>At its start it reads the journal and begins to trade. A command is answered when it is
 * committed and applied; what the core refuses is an answer like any other, {@link
 * Outcome#orThrow()} turns it into a refusal. Answers that do not come within ten seconds are
 * unknown: the same key asked again gets them. Nothing here takes part in a transaction, and a
 * caller inside one is a bug.
 */
@Singleton
@Startup
@DependsOn("StartChecks")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OrderBook {
  private static final long PATIENCE_SECONDS = 10;
  private static final long DEPTH_PATIENCE_SECONDS = 2;

  @Resource(lookup = "java:app/jdbc/market")
  private DataSource database;

  @Inject Calendars calendars;
  @Inject Timetables timetables;
  @Resource private ManagedThreadFactory threads;
  @Resource private TransactionSynchronizationRegistry transactions;

  private Codes codes;
  private CriteriaCodes criteriaCodes;
  private OrderReads orderReads;
  private AccountReads accountReads;
  private LedgerReads ledgerReads;
  private volatile Market market;

  @PostConstruct
  void begin() {
    Sql sql = new Sql(database::getConnection);
    codes = new Codes(sql);
    criteriaCodes = new CriteriaCodes(sql);
    orderReads = new OrderReads(sql, codes, criteriaCodes);
    accountReads = new AccountReads(sql);
    ledgerReads = new LedgerReads(sql);
    startMarket();
  }

  @PreDestroy
  void end() {
    market.close();
  }

  /** Reads the journal anew, after a command was voided. */
  synchronized void restart() {
    market.close();
    startMarket();
  }

  private void startMarket() {
    Settings settings = Settings.fromEnvironment();
    MarketParts parts =
        new MarketParts(
            MarketConnections.app(settings),
            MarketConnections.view(settings),
            database::getConnection,
            Replay::new,
            new TradingDays(() -> new Schedules(calendars.now(), timetables.all()))
                .then(new Descriptions(criteriaCodes::traits))
                .then(new DueBlocks())
                .then(new DueHalts())
                .then(new DueAuctions()),
            Clock.systemUTC(),
            threads,
            MarketLimits.USUAL);
    market = new Market(parts).start();
  }

  /**
   * Places an order on the caller's account; on that of a pool it can only sell, for what it holds
   * belongs to the contributors.
   *
   * @throws Rejected for a shape that makes no sense, a missing right, or a market that takes
   *     nothing at the moment; what the core refuses is an outcome
   */
  public CompletionStage<Outcome> place(Caller caller, PlaceOrder order) {
    requireTrader(caller);
    OrderIntake.check(order);
    if (order.side() == Side.BUY) {
      requireOwnAccount(caller);
    }
    int account = accountId(caller);
    return submit(OrderIntake.command(account, codes.id(order.instrument()), order), account);
  }

  /**
   * Buys at once, in one step and across the books of all instruments that are wanted: the best
   * price first, at one price the offer that came first. What is not bought is released.
   *
   * @param order made by {@link PlaceOrder#acrossBooks}
   * @throws Rejected FIELD_MISSING, FIELD_NOT_ALLOWED, CRITERIA_FIT_NOTHING for a scheme of which
   *     nothing is listed, POOL_ONLY_SELLS, and as {@link #place}; what the core refuses is an
   *     outcome
   */
  public CompletionStage<Outcome> place(Caller caller, Wanted wanted, PlaceOrder order) {
    Criteria criteria = purchase(caller, wanted, order);
    int account = accountId(caller);
    return submit(OrderIntake.command(account, criteria, order), account);
  }

  /**
   * What the order across books would do now, or its refusal.
   *
   * @throws Rejected as {@link #place(Caller, Wanted, PlaceOrder)}, and what the core would refuse
   */
  public CriteriaQuote quote(Caller caller, Wanted wanted, PlaceOrder order) {
    Criteria criteria = purchase(caller, wanted, order);
    return soon(market.writer().quote(accountId(caller), criteria, order)).quote(codes);
  }

  private Criteria purchase(Caller caller, Wanted wanted, PlaceOrder order) {
    requireTrader(caller);
    OrderIntake.check(order);
    requireOwnAccount(caller);
    return criteriaCodes.criteria(wanted);
  }

  /**
   * Changes limit and quantity of an open limit order of the caller's in one step; another's is
   * UNKNOWN_ORDER. A quantity that is not greater keeps the order's place in the book at the same
   * limit.
   *
   * @throws Rejected FIELD_MISSING at the field, and as {@link #place}
   */
  public CompletionStage<Outcome> amend(Caller caller, AmendOrder order) {
    requireTrader(caller);
    int account = accountId(caller);
    return submit(OrderIntake.command(account, order), account);
  }

  /**
   * Takes an open order of the caller's out of the book; another's is UNKNOWN_ORDER.
   *
   * @return completes after the commit; a refusal of the core, as ORDER_NOT_OPEN, is an outcome
   * @throws Rejected NOT_APPROVED, NOT_ALLOWED, RIGHT_MISSING, IDEMPOTENCY_KEY_INVALID, and what
   *     keeps any command out: MARKET_BUSY, TOO_MANY_WAITING, VIEWS_BEHIND, MARKET_STOPPED
   */
  public CompletionStage<Outcome> cancel(Caller caller, CancelOrder order) {
    requireTrader(caller);
    int account = accountId(caller);
    String key = RequestKey.checked(order.idempotencyKey());
    return submit(Commands.cancel(account, order.orderId(), key), account);
  }

  /**
   * Takes the caller's open orders out of the book, the oldest first and at most {@link
   * Limits#MAX_CANCELLED_AT_ONCE} of them; the outcome's numbers say how many, and how many are
   * left.
   *
   * @throws Rejected UNKNOWN_CODE, and as {@link #cancel}
   */
  public CompletionStage<Outcome> cancelAll(Caller caller, CancelOrders orders) {
    requireTrader(caller);
    int account = accountId(caller);
    int instrument = orders.instrument() == null ? 0 : codes.id(orders.instrument());
    String key = RequestKey.checked(orders.idempotencyKey());
    return submit(Commands.cancelAll(account, instrument, orders.side(), key), account);
  }

  /** For the room of block trades; the key is checked. As {@link #cancel}. */
  public CompletionStage<Outcome> propose(
      Caller caller, RoomCommand.ProposeBlock block, String key) {
    requireTrader(caller);
    return submit(BlockCommands.ofTrader(block, key), accountId(caller));
  }

  /** For the room of block trades; the key is checked. As {@link #cancel}. */
  public CompletionStage<Outcome> answer(Caller caller, RoomCommand.AnswerBlock block, String key) {
    requireTrader(caller);
    return submit(BlockCommands.ofTrader(block, key), accountId(caller));
  }

  /** For the room of auctions; the key is checked. POOL_ONLY_SELLS, and as {@link #cancel}. */
  public CompletionStage<Outcome> bid(
      Caller caller, long auction, long priceFen, long kg, String key) {
    requireTrader(caller);
    if (!caller.isOnOwnAccount()) {
      throw Rejected.because(TradingRefusal.POOL_ONLY_SELLS);
    }
    int account = accountId(caller);
    return submit(Commands.bid(account, auction, priceFen, kg, key), account);
  }

  /** For rooms: the intent must be committed before. */
  public CompletionStage<Outcome> send(RoomCommand command) {
    return submit(Commands.of(command), 0);
  }

  /** What the views know of an intent; empty if its command has not come to them. */
  public Optional<Outcome> outcomeOf(long intent) {
    return market.outcomes().ofIntent(intent);
  }

  /** Waits until the views show this command, at most two seconds; whether they do. */
  public boolean awaitViews(long sequence) {
    return market.lag().await(sequence, OutcomeReads.PATIENCE_MILLIS);
  }

  /**
   * The best levels of a book, at most {@link Depths#LEVELS}: as committed, or as the views have it
   * while the writer cannot say.
   */
  public Depth depth(String instrument, int levels) {
    int id = codes.id(instrument);
    return market.depth(orderReads, id, instrument).best(Math.max(1, levels));
  }

  /**
   * The books of these instruments as committed, each with its trades since the call before, for
   * the one who tells them on. From the first call that names an instrument its trades are
   * remembered, until a call does not name it. It completes between two batches, by code.
   *
   * @throws Rejected UNKNOWN_CODE, MARKET_STARTING, MARKET_STANDBY, MARKET_STOPPED, MARKET_BUSY
   */
  public CompletionStage<Map<String, LiveBook>> live(Collection<String> instruments) {
    Map<Integer, String> byId = new HashMap<>();
    instruments.forEach(code -> byId.put(codes.id(code), code));
    return market.writer().live(byId);
  }

  /**
   * Whether {@link #live} can be asked about it.
   *
   * @throws Rejected UNKNOWN_CODE, MARKET_STARTING, MARKET_STANDBY, MARKET_STOPPED
   */
  public void requireLive(String instrument) {
    codes.id(instrument);
    market.writer().status().requireTrading();
  }

  /**
   * What the order would do now.
   *
   * @throws Rejected for input that makes no sense
   */
  public Quote quote(PlaceOrder order) {
    OrderIntake.check(order);
    int id = codes.id(order.instrument());
    return soon(market.writer().quote(order, id));
  }

  /**
   * Before market data is read out of the views: waits until they show all that was answered so
   * far, at most two seconds, so that who has just traded reads his own trade in it.
   *
   * @return the last command in the views; what is read after is at least as new
   */
  public long awaitAnswered() {
    market.awaitWritten();
    return market.lag().viewedSequence();
  }

  /** Trades of an instrument, the newest first. */
  public Page<TradeRecord> trades(String instrument, Long cursor, int limit) {
    market.awaitWritten();
    return orderReads.trades(instrument, cursor, limit);
  }

  /**
   * The caller's own orders, the newest first. By a reference none are shown only if none can come.
   *
   * @throws Rejected OUTCOME_UNKNOWN, MARKET_STARTING, MARKET_STANDBY, MARKET_STOPPED if there is
   *     none with the reference yet
   */
  public Page<OrderRecord> orders(Caller caller, OrderFilter filter, Long cursor, int limit) {
    requireReader(caller);
    return market.orders(orderReads, caller.account(), filter, cursor, limit);
  }

  /**
   * @throws Rejected UNKNOWN_ORDER, also for another's
   */
  public OrderRecord order(Caller caller, long id) {
    requireReader(caller);
    market.awaitWritten();
    return orderReads.order(caller.account(), id);
  }

  /** Trades of an order of the caller's, the newest first. */
  public Page<OrderTrade> tradesOf(Caller caller, long order, Long cursor, int limit) {
    order(caller, order);
    return orderReads.tradesOf(order, cursor, limit);
  }

  /** The caller's cash, holdings and serial blocks, all of one moment. */
  public AccountRecord account(Caller caller) {
    requireReader(caller);
    market.awaitWritten();
    return accountReads.account(caller.account());
  }

  /** For rooms: cash, holdings and serial blocks of an account whose owner they have checked. */
  public AccountRecord accountOf(long account) {
    market.awaitWritten();
    return accountReads.account(account);
  }

  /**
   * For rooms: an order of an account whose owner they have checked.
   *
   * @throws Rejected UNKNOWN_ORDER
   */
  public OrderRecord orderOf(long account, long order) {
    market.awaitWritten();
    return orderReads.order(account, order);
  }

  /** For rooms: the orders of an account whose owner they have checked, the newest first. */
  public Page<OrderRecord> ordersOf(long account, Long cursor, int limit) {
    market.awaitWritten();
    return orderReads.orders(account, OrderFilter.ALL, cursor, limit);
  }

  /** For rooms: trades of an order, the newest first. */
  public Page<OrderTrade> tradesOf(long account, long order, Long cursor, int limit) {
    orderOf(account, order);
    return orderReads.tradesOf(order, cursor, limit);
  }

  /** How writer and views stand. */
  public MarketState state() {
    return market.state();
  }

  /** The command that broke the core and stopped the market, or 0. */
  public long poisonedCommand() {
    return market.writer().status().poisoned();
  }

  /** Whether cash and units add up, and the views show what the journal says. */
  public LedgerCheck check() {
    return ledgerReads.check().with(market.replayed());
  }

  private CompletionStage<Outcome> submit(byte[] command, int account) {
    if (transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
      throw new IllegalStateException("a command must not be sent inside a transaction");
    }
    return market
        .writer()
        .submit(command, account)
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .exceptionally(OrderBook::refusal);
  }

  private static Outcome refusal(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof TimeoutException) {
      throw Rejected.because(TradingRefusal.OUTCOME_UNKNOWN);
    }
    throw cause instanceof RuntimeException known ? known : new CompletionException(cause);
  }

  /** An answer of the writer's for which a page waits, or MARKET_BUSY. */
  static <T> T soon(CompletableFuture<T> answer) {
    try {
      return answer.orTimeout(DEPTH_PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof Rejected rejected) {
        throw rejected;
      }
      if (failure.getCause() instanceof TimeoutException) {
        throw Rejected.because(TradingRefusal.MARKET_BUSY);
      }
      throw failure;
    }
  }

  private static void requireOwnAccount(Caller caller) {
    if (!caller.isOnOwnAccount()) {
      throw Rejected.because(TradingRefusal.POOL_ONLY_SELLS).at("side");
    }
  }

  private static void requireTrader(Caller caller) {
    caller.require(Role.TRADER, Role.SELLER, Role.OPERATOR);
    caller.requireRight(Right.TRADE);
  }

  /** Whoever may act for the enterprise may also see what became of it. */
  static void requireReader(Caller caller) {
    if (!caller.may(Right.TRADE) && !caller.may(Right.RETIRE)) {
      caller.requireRight(Right.VIEW);
    }
  }

  private static int accountId(Caller caller) {
    return Math.toIntExact(caller.account());
  }
}
