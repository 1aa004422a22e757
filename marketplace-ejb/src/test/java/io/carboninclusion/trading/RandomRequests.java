package io.carboninclusion.trading;

import io.carboninclusion.exchange.Criteria;
import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Rule;
import io.carboninclusion.exchange.SelfTrade;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.SystemAccounts;
import io.carboninclusion.exchange.Terms;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.exchange.TradingPhase;
import io.carboninclusion.exchange.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What callers send in a simulation: sensible commands for the most part, and everything else now
 * and then. It looks at the model for what may be meant: open orders, pending withdrawals.
 */
final class RandomRequests {
  static final int INSTRUMENTS = 3;
  static final int MOST_OPEN = 500;

  /** A deposit that breaks the core when it is applied. */
  static final long POISON = 666_666;

  private static final int TRADERS = 6;
  private static final int FIRST_CASE = 1_100;
  private static final byte[] DOCUMENT = new byte[Commands.HASH_BYTES];
  private static final long[] TICKS = {1, 1, 5};
  private static final long[] LOTS = {1, 10, 3};

  private final NaiveMarket market;
  private long lastIntent;
  private long lastKey;

  RandomRequests(NaiveMarket market) {
    this.market = market;
  }

  /** The n-th command of a market that opens. */
  Submission opening(int n) {
    int instrument = n % INSTRUMENTS + 1;
    long lot = LOTS[instrument - 1];
    return Submission.ofRoom(
        switch (n / INSTRUMENTS) {
          case 0 ->
              new RoomCommand.DefineInstrument(
                  intent(), instrument, TICKS[instrument - 1], lot, DOCUMENT);
          case 1 -> new RoomCommand.SetPriceRules(intent(), instrument, 100, 2_000);
          case 2 -> new RoomCommand.OpenTrading(intent(), instrument);
          case 3, 4 -> new RoomCommand.Deposit(intent(), 1_001 + n % TRADERS, 400_000);
          case 5 -> new RoomCommand.OpenCase(intent(), FIRST_CASE + instrument);
          case 6 -> new RoomCommand.Deposit(intent(), FIRST_CASE + instrument, 100_000);
          default ->
              new RoomCommand.Issue(
                  intent(), 1_001 + n % TRADERS, instrument, lot * 400 + 7, DOCUMENT);
        });
  }

  Submission next(SplittableRandom random) {
    int dice = random.nextInt(100);
    if (dice < 4) {
      return block(random);
    }
    if (dice < 7) {
      return auction(random);
    }
    if (dice < 80) {
      return order(random);
    }
    int account = account(random);
    int instrument = instrument(random);
    return Submission.ofRoom(room(random, account, instrument, dice));
  }

  /** Another command with the key of an earlier one. */
  Submission withKeyOf(Submission earlier, SplittableRandom random) {
    if (earlier.byTrader) {
      Submission other = order(random);
      RoomCommand what =
          other.what instanceof RoomCommand.Place p
              ? new RoomCommand.Place(
                  0,
                  earlier.account(),
                  p.instrument(),
                  p.side(),
                  p.type(),
                  p.terms(),
                  p.priceFen(),
                  p.amount())
              : new RoomCommand.Cancel(0, earlier.account(), random.nextInt(1, 50));
      return Submission.ofTrader(what, earlier.traderKey, "");
    }
    return Submission.ofRoom(
        new RoomCommand.Deposit(earlier.what.intent(), account(random), random.nextInt(1_000)));
  }

  private RoomCommand room(SplittableRandom random, int account, int instrument, int dice) {
    long lot = lot(instrument);
    return switch (dice) {
      case 80, 81 -> new RoomCommand.Deposit(intent(), account, cash(random, 100_000));
      case 82, 83 ->
          new RoomCommand.Issue(intent(), account, instrument, quantity(random, lot, 30), DOCUMENT);
      case 84 -> new RoomCommand.RequestWithdrawal(intent(), account, cash(random, 30_000));
      case 85, 86 ->
          new RoomCommand.CloseWithdrawal(intent(), withdrawal(random), random.nextBoolean());
      case 87, 88 ->
          new RoomCommand.Retire(
              intent(), account, instrument, quantity(random, 1, 30), random.nextLong(), DOCUMENT);
      case 89 -> new RoomCommand.Distribute(intent(), account, cash(random, 20_000));
      case 90 -> new RoomCommand.OpenCase(intent(), randomCase(random));
      case 91, 92 -> new RoomCommand.Deposit(intent(), randomCase(random), cash(random, 60_000));
      case 93, 94 -> closeCase(random, instrument);
      case 95 -> rules(random, instrument);
      case 96 -> random.nextInt(3) == 0 ? phase(random, instrument) : day(random, instrument);
      case 97 ->
          random.nextInt(3) == 0
              ? new RoomCommand.HaltTrading(intent(), instrument)
              : new RoomCommand.OpenTrading(intent(), instrument);
      case 98 ->
          random.nextBoolean()
              ? new RoomCommand.DefineInstrument(
                  intent(), random.nextInt(0, 6), random.nextInt(3), random.nextInt(3), DOCUMENT)
              : new RoomCommand.DescribeInstrument(intent(), instrument, traits(random));
      default -> oddity(random, account, instrument);
    };
  }

  /** What hardly anybody sends. */
  private RoomCommand oddity(SplittableRandom random, int account, int instrument) {
    return switch (random.nextInt(11)) {
      case 6, 7 -> day(random, instrument);
      case 8, 9, 10 -> rule(random, instrument);
      case 0 ->
          random.nextInt(8) == 0
              ? new RoomCommand.Deposit(intent(), 1_001, POISON)
              : new RoomCommand.Deposit(intent(), account, Long.MAX_VALUE);
      case 1 -> new RoomCommand.Issue(intent(), random.nextInt(-1, 8), instrument, 5, DOCUMENT);
      case 2 -> new RoomCommand.Deposit(intent(), random.nextInt(-1, 8), 10);
      case 3 ->
          new RoomCommand.Retire(
              intent(), random.nextInt(1, 8), instrument, 1 + random.nextInt(3), 1, DOCUMENT);
      case 4 ->
          new RoomCommand.Place(
              intent(),
              random.nextInt(1, 8),
              instrument,
              Side.of(random.nextInt(2)),
              OrderType.LIMIT,
              Terms.plain(TimeInForce.GTC),
              100,
              lot(instrument));
      default -> new RoomCommand.RequestWithdrawal(intent(), SystemAccounts.WALLETS, 100);
    };
  }

  /** Days come one after the other for the most part. */
  private RoomCommand day(SplittableRandom random, int instrument) {
    NaiveInstrument book = market.instruments.get(instrument);
    boolean close = book != null && book.isDayOpen && random.nextInt(9) > 0;
    int day = (book == null ? 0 : book.day) + (random.nextInt(9) == 0 ? -1 : random.nextInt(1, 4));
    return close
        ? new RoomCommand.CloseDay(
            intent(), instrument, random.nextInt(20) == 0 ? day : book.day, random.nextInt(9))
        : new RoomCommand.OpenDay(intent(), instrument, day, random.nextInt(9));
  }

  /** Limits that some orders keep and others do not, and that are taken away as often. */
  private RoomCommand rule(SplittableRandom random, int instrument) {
    Rule rule = Rule.of(random.nextInt(Rule.values().length));
    long value =
        switch (rule) {
          case CLOSE_NEEDS_KG -> 10L * random.nextInt(-1, 12);
          case BLOCK_BAND_BASIS_POINTS -> random.nextInt(-1, 11) * 1_001;
          case MIN_BLOCK_KG -> random.nextInt(-1, 30);
          case BLOCK_FROM_MINUTE -> random.nextInt(3) > 0 ? 0 : minutesFromNow(random);
          case BLOCK_UNTIL_MINUTE -> random.nextInt(3) > 0 ? 1_440 : minutesFromNow(random);
          case REFERENCE_IS_CLOSE, T_PLUS_ONE -> random.nextInt(3);
          case MAX_ORDER_KG ->
              random.nextInt(3) > 0 ? random.nextInt(-1, 60) : rule.usual() + random.nextInt(2);
          case MAX_OPEN_ORDERS ->
              random.nextInt(3) > 0 ? random.nextInt(-1, 30) : rule.usual() + random.nextInt(2);
          case MAX_POSITION_KG ->
              random.nextInt(4) > 0
                  ? lot(instrument) * random.nextInt(350, 500) + random.nextInt(-1, 2)
                  : rule.usual() * random.nextInt(2) + random.nextInt(-1, 2);
          case HALT_MOVE_BASIS_POINTS ->
              random.nextInt(3) == 0 ? 0 : random.nextInt(12) == 0 ? 10_001 : random.nextInt(2_500);
          case HALT_WINDOW_SECONDS, HALT_COOL_DOWN_SECONDS ->
              random.nextInt(9) == 0 ? 86_400 + random.nextInt(2) : random.nextInt(40);
          case MAKER_FEE_BASIS_POINTS, TAKER_FEE_BASIS_POINTS ->
              random.nextInt(9) == 0 ? random.nextInt(-1, 10_002) : random.nextInt(300);
        };
    return new RoomCommand.SetRule(intent(), instrument, rule, value);
  }

  /** Now and then no minute of a day. */
  private long minutesFromNow(SplittableRandom random) {
    return NaiveBlocks.minute(market.now) + random.nextInt(-3, 4);
  }

  /** It is seldom closed for long, and now and then gathers orders for a call auction. */
  private RoomCommand phase(SplittableRandom random, int instrument) {
    TradingPhase phase =
        switch (random.nextInt(6)) {
          case 0 -> TradingPhase.CLOSED;
          case 1 -> TradingPhase.CALL_AUCTION;
          default -> TradingPhase.CONTINUOUS;
        };
    long opens = phase == TradingPhase.CLOSED ? random.nextInt(1, 9) : 0;
    return new RoomCommand.ChangePhase(intent(), instrument, phase, opens, random.nextInt(9));
  }

  private RoomCommand rules(SplittableRandom random, int instrument) {
    long reference = random.nextInt(10) == 0 ? random.nextInt(-10, 30) : 5 * random.nextInt(15, 26);
    return new RoomCommand.SetPriceRules(
        intent(), instrument, reference, random.nextInt(8) == 0 ? -1 : random.nextInt(0, 4) * 900);
  }

  private RoomCommand closeCase(SplittableRandom random, int instrument) {
    int account = randomCase(random);
    NaiveAccount owner = market.accounts.get(account);
    long kg = owner == null ? 0 : owner.kg(instrument) - (random.nextInt(10) == 0 ? 1 : 0);
    return new RoomCommand.CloseCase(
        intent(), account, instrument, kg, random.nextLong(), DOCUMENT);
  }

  private Submission order(SplittableRandom random) {
    int account = random.nextInt(10) == 0 ? randomCase(random) : account(random);
    boolean byTrader = random.nextInt(4) > 0;
    long intent = byTrader ? 0 : intent();
    RoomCommand what =
        switch (random.nextInt(12)) {
          case 0 ->
              random.nextInt(12) == 0
                  ? cancelAll(random, intent, account)
                  : cancel(random, intent, account);
          case 1 -> cancel(random, intent, account);
          case 2, 3 -> amend(random, intent, account);
          case 4 -> byCriteria(random, intent, account);
          default -> place(random, intent, account, instrument(random));
        };
    if (!byTrader) {
      return Submission.ofRoom(what);
    }
    String key = random.nextInt(5) < 3 ? "k" + ++lastKey : null;
    return Submission.ofTrader(what, key, random.nextInt(4) == 0 ? "r" + random.nextInt(99) : "");
  }

  /** Few of each, so that criteria fit some books and not others. */
  private static Traits traits(SplittableRandom random) {
    int nonsense = random.nextInt(20) == 0 ? -1 : 0;
    return new Traits(
        random.nextInt(2) + nonsense,
        random.nextInt(1, 3),
        random.nextInt(2_023, 2_025),
        random.nextBoolean());
  }

  private RoomCommand byCriteria(SplittableRandom random, long intent, int account) {
    Criteria criteria =
        new Criteria(
            random.nextInt(3) == 0 ? random.nextInt(4) : 3,
            random.nextInt(4) == 0 ? random.nextInt(-1, 3) : 0,
            random.nextInt(3) == 0 ? 2_024 : 0,
            random.nextInt(5) == 0 ? 2_023 : 2_024,
            random.nextInt(4) == 0);
    NaiveInstrument book = market.instruments.get(instrument(random));
    TimeInForce time = random.nextInt(3) > 0 ? TimeInForce.GTC : TimeInForce.IOC;
    Terms terms = terms(random, book, time, 9);
    long price = price(random, book, random.nextBoolean());
    if (random.nextInt(3) == 0) {
      long limit = random.nextInt(time == TimeInForce.GTC ? 20 : 2) == 0 ? 0 : price;
      long sum = cash(random, 9_000);
      return new RoomCommand.PlaceByCriteria(
          intent, account, criteria, OrderType.BUDGET, terms, limit, sum);
    }
    long kg = quantity(random, 1, 60);
    return new RoomCommand.PlaceByCriteria(
        intent, account, criteria, OrderType.LIMIT, terms, price, kg);
  }

  /** Half of what is open is answered; what has expired is ended here, for nothing else is due. */
  private Submission block(SplittableRandom random) {
    List<NaiveBlocks.Proposal> open = market.blocks.open();
    if (open.size() < 3 || random.nextInt(3) == 0) {
      return byTrader(random, proposed(random));
    }
    NaiveBlocks.Proposal it = open.get(random.nextInt(open.size()));
    long id = random.nextInt(20) == 0 ? random.nextLong(-1, it.id + 3) : it.id;
    boolean over = it.asked.validUntilMicros() <= market.now;
    if (random.nextInt(over ? 2 : 20) == 0) {
      return Submission.ofRoom(
          new RoomCommand.ExpireBlock(intent(), id, it.asked.validUntilMicros()));
    }
    BlockAnswer answer = BlockAnswer.values()[Math.max(0, random.nextInt(-2, 3))];
    boolean byProposer = (answer == BlockAnswer.WITHDRAW) != (random.nextInt(20) == 0);
    long account = byProposer ? it.asked.account() : it.asked.counterparty();
    account = random.nextInt(20) == 0 ? account(random) : account;
    return byTrader(random, new RoomCommand.AnswerBlock(0, account, id, answer));
  }

  private Submission byTrader(SplittableRandom random, RoomCommand what) {
    return Submission.ofTrader(what, random.nextBoolean() ? "k" + ++lastKey : null, "");
  }

  /** Valid for a minute at most, so that many expire. */
  private RoomCommand proposed(SplittableRandom random) {
    int instrument = instrument(random);
    NaiveInstrument book = market.instruments.get(instrument);
    long price = price(random, book, false);
    price = random.nextInt(6) == 0 ? price + random.nextInt(-40, 40) : price;
    long valid =
        switch (random.nextInt(12)) {
          case 0 -> random.nextLong(-2, 1);
          case 1 -> 30 * 86_400_000_000L + random.nextLong(2) * 3_600_000_000L;
          default -> random.nextLong(60_000_000);
        };
    return new RoomCommand.ProposeBlock(
        0,
        random.nextInt(40) == 0 ? randomCase(random) : account(random),
        instrument,
        random.nextInt(40) == 0 ? randomCase(random) : account(random),
        Side.of(random.nextInt(2)),
        price,
        quantity(random, lot(instrument), 12),
        market.now + valid);
  }

  /** Windows are opened and closed here: in a simulated life nothing else is due. */
  private Submission auction(SplittableRandom random) {
    List<Long> ids = List.copyOf(market.auctions.pending.keySet());
    boolean odd = ids.isEmpty() || random.nextInt(20) == 0;
    long id = odd ? random.nextLong(lastIntent + 2) : ids.get(random.nextInt(ids.size()));
    NaiveAuctions.Lot lot = market.auctions.pending.get(id);
    int dice = random.nextInt(14);
    if (dice == 0) {
      return Submission.ofRoom(announced(random));
    }
    if (dice == 1 && lot != null && (lot.isOpen || random.nextInt(4) == 0)) {
      return Submission.ofRoom(new RoomCommand.ClearAuction(intent(), id, 9));
    }
    if (dice < 4 && (lot == null || !lot.isOpen || random.nextInt(9) == 0)) {
      return Submission.ofRoom(new RoomCommand.OpenAuction(intent(), id, 9));
    }
    boolean byTrader = random.nextBoolean();
    int account = random.nextInt(8) == 0 ? randomCase(random) : account(random);
    int instrument = lot == null ? 1 : lot.asked.instrument();
    long price = price(random, market.instruments.get(instrument), false);
    long kg = quantity(random, lot(instrument), 9);
    RoomCommand bid = new RoomCommand.Bid(byTrader ? 0 : intent(), account, id, price, kg);
    return byTrader ? Submission.ofTrader(bid, "k" + ++lastKey, "") : Submission.ofRoom(bid);
  }

  private RoomCommand announced(SplittableRandom random) {
    int account = random.nextInt(20) == 0 ? randomCase(random) : account(random);
    int instrument = instrument(random);
    NaiveInstrument book = market.instruments.get(instrument);
    long floor = price(random, book, false) - (random.nextInt(3) > 0 ? 10 : 0);
    long kg = quantity(random, lot(instrument), 30);
    long least = random.nextInt(4) > 0 ? lot(instrument) : quantity(random, lot(instrument), 3);
    int begin = random.nextInt(20) == 0 ? 0 : random.nextInt(1, 90);
    int end = begin + random.nextInt(0, 90);
    return new RoomCommand.AnnounceAuction(
        intent(), account, instrument, kg, floor, least, begin, end);
  }

  private RoomCommand cancelAll(SplittableRandom random, long intent, int account) {
    int instrument = random.nextBoolean() ? 0 : instrument(random);
    Side side = random.nextInt(3) == 0 ? null : Side.of(random.nextInt(2));
    return new RoomCommand.CancelAll(intent, account, instrument, side);
  }

  private RoomCommand cancel(SplittableRandom random, long intent, int account) {
    NaiveOrder order = anyOpen(random);
    return order == null
        ? new RoomCommand.Cancel(intent, account, anyNumber(random))
        : new RoomCommand.Cancel(intent, order.account(), order.id);
  }

  /** Half of them leave the price as it is, and half of those are smaller. */
  private RoomCommand amend(SplittableRandom random, long intent, int account) {
    NaiveOrder order = anyOpen(random);
    if (order == null) {
      return new RoomCommand.Amend(intent, account, anyNumber(random), 100, 5);
    }
    NaiveInstrument book = order.instrument;
    long price = price(random, book, order.isCapped);
    long kg = order.filledKg + quantity(random, book.lot, 9);
    if (random.nextBoolean()) {
      price = order.asked.priceFen();
      kg = random.nextBoolean() ? order.asked.amount() - book.lot * random.nextInt(3) : kg;
    }
    return new RoomCommand.Amend(intent, order.account(), order.id, price, kg);
  }

  private NaiveOrder anyOpen(SplittableRandom random) {
    List<NaiveOrder> open = new ArrayList<>();
    for (NaiveInstrument instrument : market.instruments.values()) {
      open.addAll(instrument.open);
    }
    open.addAll(market.criteria.nowhere.open);
    boolean none = open.isEmpty() || random.nextInt(6) == 0;
    return none ? null : open.get(random.nextInt(open.size()));
  }

  private long anyNumber(SplittableRandom random) {
    return random.nextInt(-1, market.orders.size() + 3);
  }

  private RoomCommand place(SplittableRandom random, long intent, int account, int instrument) {
    NaiveInstrument book = market.instruments.get(instrument);
    boolean isCase = account >= FIRST_CASE;
    Side side = Side.of(random.nextInt(isCase && random.nextInt(20) > 0 ? 1 : 2));
    boolean full = book != null && book.open.size() >= MOST_OPEN;
    TimeInForce time = full || random.nextInt(5) == 0 ? TimeInForce.IOC : TimeInForce.GTC;
    long lot = lot(instrument);
    long price = price(random, book, isCase);
    boolean budget = random.nextInt(6) == 0 && (side == Side.BUY || random.nextInt(8) == 0);
    if (budget) {
      boolean market = random.nextInt(3) == 0;
      return new RoomCommand.Place(
          intent,
          account,
          instrument,
          side,
          OrderType.BUDGET,
          market && random.nextInt(8) > 0
              ? Terms.plain(TimeInForce.IOC)
              : terms(random, book, time, 0),
          market ? 0 : price,
          cash(random, (int) (2_000 * lot)));
    }
    long kg = quantity(random, lot, 9);
    Terms terms = terms(random, book, time, kg);
    return new RoomCommand.Place(
        intent, account, instrument, side, OrderType.LIMIT, terms, price, kg);
  }

  /** Nothing special for two of three orders; what makes no sense now and then. */
  private static Terms terms(
      SplittableRandom random, NaiveInstrument book, TimeInForce time, long kg) {
    if (random.nextInt(3) > 0) {
      return Terms.plain(time);
    }
    TimeInForce other =
        switch (random.nextInt(6)) {
          case 0 -> TimeInForce.FOK;
          case 1 -> time == TimeInForce.GTC ? TimeInForce.DAY : time;
          case 2 -> time == TimeInForce.GTC ? TimeInForce.GTD : time;
          default -> time;
        };
    int day = book == null ? 1 : book.day + random.nextInt(-1, 3);
    boolean dated = other == TimeInForce.GTD || random.nextInt(60) == 0;
    SelfTrade selfTrade = SelfTrade.of(random.nextInt(4));
    long least = random.nextInt(6) == 0 ? kg / 2 : 0;
    if (book != null && random.nextInt(8) > 0) {
      least -= least % book.lot;
    }
    boolean postOnly = random.nextInt(4) == 0 && (least == 0 || random.nextInt(9) == 0);
    return new Terms(other, dated ? day : 0, postOnly, least, selfTrade);
  }

  private static long price(SplittableRandom random, NaiveInstrument book, boolean isCase) {
    long tick = book == null || random.nextInt(30) == 0 ? 1 : book.tick;
    long low = book == null ? 85 : Math.max(85, book.lowest);
    long high = book == null ? 115 : Math.min(115, book.highest);
    boolean anyhow = low > high || random.nextInt(10) == 0;
    long price = anyhow ? random.nextInt(70, 130) : random.nextLong(low, high + 1);
    price = (isCase ? price + random.nextInt(30) : price) / tick * tick;
    return switch (random.nextInt(80)) {
      case 0 -> random.nextInt(-1, 1);
      case 1 -> random.nextLong(200_000_000L);
      default -> price;
    };
  }

  private static long quantity(SplittableRandom random, long lot, int lots) {
    return switch (random.nextInt(60)) {
      case 0 -> random.nextInt(-1, 1);
      case 1 -> 20_000_000_000L;
      case 2 -> random.nextInt(1, 20);
      default -> lot * random.nextInt(1, lots + 1);
    };
  }

  private static long cash(SplittableRandom random, int most) {
    return random.nextInt(40) == 0 ? random.nextInt(-1, 1) : random.nextInt(1, most);
  }

  private long withdrawal(SplittableRandom random) {
    List<Long> pending = List.copyOf(market.withdrawals.keySet());
    return pending.isEmpty() || random.nextInt(10) == 0
        ? random.nextInt(-1, 40)
        : pending.get(random.nextInt(pending.size()));
  }

  private static int account(SplittableRandom random) {
    return 1_001 + random.nextInt(random.nextInt(50) == 0 ? TRADERS * 2 : TRADERS);
  }

  private static int instrument(SplittableRandom random) {
    return random.nextInt(50) == 0 ? random.nextInt(0, 6) : 1 + random.nextInt(INSTRUMENTS);
  }

  private int randomCase(SplittableRandom random) {
    return FIRST_CASE + market.outcomes.size() / 800 * 3 + random.nextInt(4);
  }

  private long lot(int instrument) {
    NaiveInstrument book = market.instruments.get(instrument);
    return book == null ? 1 : book.lot;
  }

  private long intent() {
    return ++lastIntent;
  }
}
