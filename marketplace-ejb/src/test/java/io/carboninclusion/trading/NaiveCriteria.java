package io.carboninclusion.trading;

import io.carboninclusion.exchange.Criteria;
import io.carboninclusion.exchange.InstrumentStatus;
import io.carboninclusion.exchange.Limits;
import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.SelfTrade;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.Terms;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.exchange.TradingPhase;
import io.carboninclusion.exchange.Traits;
import java.util.Collection;
import java.util.List;

/**
 * Purchases across the books of the {@link NaiveMarket}: for each trade all offers of all books are
 * looked at from the beginning.
 */
final class NaiveCriteria {
  private final NaiveMarket market;
  private final NaiveMatching matching;
  private final NaiveAccountLimits limits;

  /** Where those rest that do. */
  final NaiveInstrument nowhere = new NaiveInstrument(0, 1, 1);

  NaiveCriteria(NaiveMarket market, NaiveMatching matching) {
    this.market = market;
    this.matching = matching;
    this.limits = new NaiveAccountLimits(market);
  }

  Refusal judge(RoomCommand.PlaceByCriteria c) {
    Criteria asked = c.criteria();
    boolean sensible =
        asked.kinds() >= 1
            && asked.kinds() < 1L << 32
            && asked.scheme() >= 0
            && asked.firstVintage() >= 0
            && asked.firstVintage() <= asked.lastVintage()
            && asked.lastVintage() <= 9_999;
    if (!sensible) {
      return Refusal.of(Reason.CRITERIA_INVALID, 0, 0);
    }
    List<NaiveInstrument> fitting = fitting(List.copyOf(market.instruments.values()), asked);
    if (fitting.isEmpty()) {
      return Refusal.of(Reason.CRITERIA_FIT_NOTHING, 0, 0);
    }
    Terms.Field wrong = wrong(c);
    if (wrong != null) {
      return Refusal.of(Reason.ORDER_TERMS_INVALID, 0, wrong.ordinal());
    }
    boolean isSum = c.type() == OrderType.BUDGET;
    boolean anyPrice = isSum && c.priceFen() == 0;
    if (!anyPrice && (c.priceFen() < 1 || c.priceFen() > Limits.MAX_PRICE_FEN)) {
      return Refusal.of(Reason.PRICE_OUT_OF_RANGE, Limits.MAX_PRICE_FEN, c.priceFen());
    }
    Refusal refusal = isSum ? sum(c, fitting) : quantity(c.amount(), fitting);
    if (refusal == null && !isSum) {
      refusal = least(c);
    }
    if (refusal == null && rests(c.terms().timeInForce())) {
      refusal = rest(c, fitting);
    }
    return refusal == null ? funds(c, fitting) : refusal;
  }

  private static boolean rests(TimeInForce time) {
    return time != TimeInForce.IOC && time != TimeInForce.FOK;
  }

  private Refusal rest(RoomCommand.PlaceByCriteria c, List<NaiveInstrument> fitting) {
    for (NaiveInstrument it : fitting) {
      Refusal refusal = limits.newOrder((int) c.account(), it, false, 0);
      if (refusal != null) {
        return refusal;
      }
    }
    int last = fitting.stream().mapToInt(it -> it.day).max().orElseThrow();
    TimeInForce time = c.terms().timeInForce();
    boolean noDay = time == TimeInForce.DAY ? dayUnderWay(fitting) == 0 : last == 0;
    if (noDay && time != TimeInForce.GTC) {
      return Refusal.of(Reason.NO_TRADING_DAY, 0, 0);
    }
    int first = dayUnderWay(fitting) == last ? last : last + 1;
    if (time == TimeInForce.GTD && c.terms().lastDay() < first) {
      return Refusal.of(Reason.LAST_DAY_OVER, first, c.terms().lastDay());
    }
    int size = nowhere.open.size();
    return size < 1_000 ? null : Refusal.of(Reason.TOO_MANY_CRITERIA_ORDERS, 1_000, size);
  }

  private static int dayUnderWay(List<NaiveInstrument> fitting) {
    return fitting.stream().filter(it -> it.isDayOpen).mapToInt(it -> it.day).max().orElse(0);
  }

  /** The same limit and no more than before: nothing else can be changed. */
  Refusal amend(NaiveOrder order, long priceFen, long kg) {
    if (order.isBudget() || priceFen != order.asked.priceFen() || kg > order.asked.amount()) {
      return Refusal.of(Reason.ORDER_NOT_AMENDABLE, 0, order.id);
    }
    List<NaiveInstrument> fitting =
        fitting(List.copyOf(market.instruments.values()), order.criteria);
    Refusal refusal = fitting.isEmpty() ? null : quantity(kg, fitting);
    if (refusal != null) {
      return refusal;
    }
    return kg > order.filledKg
        ? null
        : Refusal.of(Reason.QUANTITY_FILLED_ALREADY, order.filledKg, kg);
  }

  private static Terms.Field wrong(RoomCommand.PlaceByCriteria c) {
    Terms terms = c.terms();
    boolean isSum = c.type() == OrderType.BUDGET;
    boolean waitsWithoutLimit = rests(terms.timeInForce()) && c.priceFen() == 0;
    if (isSum && (terms.timeInForce() == TimeInForce.FOK || waitsWithoutLimit)) {
      return Terms.Field.TIME_IN_FORCE;
    }
    if ((terms.lastDay() == 0) == (terms.timeInForce() == TimeInForce.GTD)) {
      return Terms.Field.LAST_DAY;
    }
    if (terms.postOnly()) {
      return Terms.Field.POST_ONLY;
    }
    if (isSum && terms.minKg() != 0) {
      return Terms.Field.MIN_KG;
    }
    return terms.selfTrade() == SelfTrade.DECREMENT ? Terms.Field.SELF_TRADE : null;
  }

  private static Refusal quantity(long kg, List<NaiveInstrument> fitting) {
    long most = fitting.stream().mapToLong(i -> i.maxOrder).min().orElseThrow();
    long lot = fitting.stream().mapToLong(i -> i.lot).min().orElseThrow();
    if (kg < 1 || kg > most) {
      return Refusal.of(Reason.QUANTITY_OUT_OF_RANGE, most, kg);
    }
    return kg % lot == 0 ? null : Refusal.of(Reason.QUANTITY_OFF_LOT, lot, kg);
  }

  private static Refusal least(RoomCommand.PlaceByCriteria c) {
    long least = c.terms().minKg();
    return least >= 0 && least <= c.amount()
        ? null
        : Refusal.of(Reason.MIN_QUANTITY_INVALID, c.amount(), least);
  }

  private static Refusal sum(RoomCommand.PlaceByCriteria c, List<NaiveInstrument> fitting) {
    long most = Limits.MAX_CASH_MILLI_FEN;
    long oneLot = Long.MAX_VALUE;
    for (NaiveInstrument instrument : fitting) {
      long price = c.priceFen() == 0 ? instrument.lowest : c.priceFen();
      if (instrument.maxOrder < Limits.MAX_KG) {
        most = Math.min(most, fees(c, fitting).with(price * instrument.maxOrder));
      }
      oneLot = Math.min(oneLot, fees(c, fitting).with(price * instrument.lot));
    }
    if (c.amount() < 1 || c.amount() > most) {
      return Refusal.of(Reason.AMOUNT_OUT_OF_RANGE, most, c.amount());
    }
    return c.amount() < oneLot ? Refusal.of(Reason.BUDGET_BELOW_ONE_LOT, oneLot, c.amount()) : null;
  }

  /** What it reckons with: the dearest of the books, of which it is the maker if it rests. */
  private static NaiveFees fees(RoomCommand.PlaceByCriteria c, List<NaiveInstrument> fitting) {
    long maker = fitting.stream().mapToLong(i -> i.fees.maker()).max().orElseThrow();
    long taker = fitting.stream().mapToLong(i -> i.fees.taker()).max().orElseThrow();
    return new NaiveFees(rests(c.terms().timeInForce()) ? maker : 0, taker);
  }

  private Refusal funds(RoomCommand.PlaceByCriteria c, List<NaiveInstrument> fitting) {
    NaiveAccount owner = market.accounts.get((int) c.account());
    if (owner != null && owner.isClosed) {
      return Refusal.of(Reason.CASE_CLOSED, 0, c.account());
    }
    if (owner != null && owner.isCase) {
      return Refusal.of(Reason.CASE_BUYS_ONE_INSTRUMENT, 0, c.account());
    }
    for (NaiveInstrument instrument : fitting) {
      long price = c.priceFen() == 0 ? instrument.lowest : c.priceFen();
      boolean isSum = c.type() == OrderType.BUDGET;
      long wanted = isSum ? c.amount() / price : c.amount();
      long lots = wanted / instrument.lot * instrument.lot;
      Refusal refusal = lots == 0 ? null : limits.position((int) c.account(), instrument, lots);
      if (refusal != null) {
        return refusal;
      }
    }
    long needed =
        c.type() == OrderType.LIMIT ? fees(c, fitting).with(c.priceFen() * c.amount()) : c.amount();
    long free = market.available((int) c.account());
    return needed <= free ? null : Refusal.of(Reason.INSUFFICIENT_CASH, needed, free);
  }

  /** The order of an accepted purchase, in no book. */
  NaiveOrder order(long id, RoomCommand.PlaceByCriteria c) {
    RoomCommand.Place asked =
        new RoomCommand.Place(
            c.intent(), c.account(), 0, Side.BUY, c.type(), c.terms(), c.priceFen(), c.amount());
    List<NaiveInstrument> fitting = fitting(List.copyOf(market.instruments.values()), c.criteria());
    if (c.terms().timeInForce() == TimeInForce.DAY) {
      asked = NaiveOrder.until(asked, dayUnderWay(fitting));
    }
    nowhere.fees = fees(c, fitting);
    NaiveOrder order = new NaiveOrder(id, asked, nowhere, false);
    order.criteria = c.criteria();
    return order;
  }

  /** The order buys what it can, and rests or is gone. */
  void sweep(NaiveOrder order) {
    List<NaiveInstrument> fitting =
        fitting(List.copyOf(market.instruments.values()), order.criteria);
    if (wouldBuy(order, fitting) < order.leastAtOnce()) {
      order.status = OrderStatus.NOT_RESTING;
      return;
    }
    boolean metOwn = !buy(matching, order, fitting);
    if (metOwn) {
      order.status = OrderStatus.SELF_TRADE;
    } else if (isDone(order, fitting)) {
      order.status = OrderStatus.FILLED;
    } else if (rests(order.asked.terms().timeInForce())) {
      nowhere.open.add(order);
    } else {
      order.status = OrderStatus.NOT_RESTING;
    }
  }

  /** A sum is done when it bought something and its rest pays no lot of any book that fits. */
  static boolean isDone(NaiveOrder order, Collection<NaiveInstrument> all) {
    return order.isBudget()
        ? order.filledKg > 0
            && fitting(List.copyOf(all), order.criteria).stream()
                .allMatch(i -> order.openKg < i.lot)
        : order.openKg == 0;
  }

  /** It comes to copies of all books, and there one counts what it buys. */
  private static long wouldBuy(NaiveOrder order, List<NaiveInstrument> fitting) {
    NaiveOrder copy = order.copy(new NaiveInstrument(0, 1, 1));
    List<NaiveInstrument> copies = fitting.stream().map(NaiveInstrument::copy).toList();
    buy(NaiveMatching.withoutConsequences(), copy, copies);
    return copy.filledKg;
  }

  /** False if it ends at an offer of its own account. */
  private static boolean buy(
      NaiveMatching matching, NaiveOrder order, List<NaiveInstrument> fitting) {
    NaiveOrder offer = best(order, fitting);
    while (offer != null) {
      if (!NaiveMatching.mustNotTrade(offer, order)) {
        matching.trade(offer, order, offer.price(), kg(offer, order));
      } else if (order.asked.terms().selfTrade() == SelfTrade.CANCEL_NEWEST) {
        return false;
      } else {
        matching.close(offer, OrderStatus.SELF_TRADE);
      }
      offer = best(order, fitting);
    }
    return true;
  }

  /** The cheapest offer of which it can take a lot, of those the one that came first. */
  private static NaiveOrder best(NaiveOrder order, List<NaiveInstrument> fitting) {
    NaiveOrder best = null;
    for (NaiveInstrument book : fitting) {
      boolean trades =
          book.status == InstrumentStatus.OPEN && book.phase == TradingPhase.CONTINUOUS;
      for (NaiveOrder offer : trades ? book.open : List.<NaiveOrder>of()) {
        long price = offer.price();
        boolean within =
            book.allows(price) && (order.asked.priceFen() == 0 || price <= order.asked.priceFen());
        if (!offer.buys() && within && kg(offer, order) > 0) {
          boolean sooner = best != null && price == best.price() && offer.arrived < best.arrived;
          best = best == null || price < best.price() || sooner ? offer : best;
        }
      }
    }
    return best;
  }

  /** What of the offer the purchase takes: whole lots of the offer's book. */
  private static long kg(NaiveOrder offer, NaiveOrder order) {
    long lot = offer.instrument.lot;
    return Math.min(offer.openKg, order.kgAt(offer.price(), false, offer.instrument) / lot * lot);
  }

  private static List<NaiveInstrument> fitting(List<NaiveInstrument> all, Criteria asked) {
    return all.stream().filter(i -> i.traits != null && fits(i.traits, asked)).toList();
  }

  static boolean fits(Traits it, Criteria asked) {
    boolean kind = (asked.kinds() >> it.kind()) % 2 == 1;
    boolean scheme = asked.scheme() == 0 || asked.scheme() == it.scheme();
    boolean year = it.vintage() >= asked.firstVintage() && it.vintage() <= asked.lastVintage();
    return kind && scheme && year && (!asked.compensating() || it.compensates());
  }
}
