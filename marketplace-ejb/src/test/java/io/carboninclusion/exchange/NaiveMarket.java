package io.carboninclusion.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The market as one would explain it: a plain list of orders, searched from the beginning each
 * time. Slow and obviously right; what the core does is compared with it.
 */
final class NaiveMarket {
  static final class Entry {
    long id;
    int account;
    Side side;
    boolean isBudget;
    long price;
    long kg;
    long sum;

    /** What may still trade at this price. */
    long kgAt(long atPrice, long lot) {
      return isBudget ? sum / (atPrice * lot) * lot : kg;
    }
  }

  final List<String> trades = new ArrayList<>();
  final Map<Integer, Long> cash = new HashMap<>();
  final Map<Integer, Long> units = new HashMap<>();
  private final List<Entry> resting = new ArrayList<>();
  private final long lot;
  long lowest = 1;
  long highest = Limits.MAX_PRICE_FEN;
  private long lastId;

  NaiveMarket(long lot) {
    this.lot = lot;
  }

  long free(int account, Side side) {
    return (side == Side.BUY ? cash : units).getOrDefault(account, 0L);
  }

  /** Returns whether the order was taken. */
  boolean place(int account, Side side, boolean isBudget, boolean isIoc, long price, long amount) {
    boolean market = isBudget && price == 0;
    long needed = isBudget ? amount : side == Side.BUY ? price * amount : amount;
    boolean sensible =
        market ? isIoc && side == Side.BUY : price >= lowest && price <= highest && price > 0;
    long lowestPrice = market ? lowest : price;
    sensible &= isBudget ? side == Side.BUY && amount / (lowestPrice * lot) > 0 : amount > 0;
    sensible &= isBudget || amount % lot == 0;
    if (!sensible || needed > free(account, side)) {
      return false;
    }
    Entry order = new Entry();
    order.id = ++lastId;
    order.account = account;
    order.side = side;
    order.isBudget = isBudget;
    order.price = market ? highest : price;
    order.kg = isBudget ? 0 : amount;
    order.sum = isBudget ? amount : 0;
    move(account, side, -needed);
    while (true) {
      Entry maker = best(side.opposite());
      if (maker == null || !side.accepts(order.price, maker.price)) {
        break;
      }
      if (order.kgAt(maker.price, lot) == 0) {
        break;
      }
      fill(maker, order);
    }
    boolean open = order.kgAt(order.price, lot) > 0;
    if (open && !isIoc) {
      resting.add(order);
    } else {
      release(order);
    }
    return true;
  }

  boolean cancel(int account, long id) {
    for (Entry order : resting) {
      if (order.id == id && order.account == account) {
        resting.remove(order);
        release(order);
        return true;
      }
    }
    return false;
  }

  private Entry best(Side side) {
    Comparator<Entry> priority =
        Comparator.<Entry>comparingLong(e -> side == Side.BUY ? -e.price : e.price)
            .thenComparingLong(e -> e.id);
    return resting.stream()
        .filter(e -> e.side == side && e.price >= lowest && e.price <= highest)
        .min(priority)
        .orElse(null);
  }

  private void fill(Entry maker, Entry taker) {
    long price = maker.price;
    long kg = Math.min(maker.kgAt(price, lot), taker.kgAt(price, lot));
    for (Entry order : List.of(maker, taker)) {
      if (order.side == Side.SELL) {
        order.kg -= kg;
        move(order.account, Side.BUY, price * kg);
      } else {
        move(order.account, Side.SELL, kg);
        if (order.isBudget) {
          order.sum -= price * kg;
        } else {
          order.kg -= kg;
          move(order.account, Side.BUY, (order.price - price) * kg);
        }
      }
    }
    trades.add(kg + " at " + price + ": " + maker.id + ", " + taker.id);
    if (maker.kgAt(maker.price, lot) == 0) {
      resting.remove(maker);
      release(maker);
    }
  }

  private void release(Entry order) {
    long frozen =
        order.isBudget ? order.sum : order.side == Side.BUY ? order.price * order.kg : order.kg;
    move(order.account, order.side, frozen);
  }

  /** Cash for the buying side, units for the selling side. */
  void move(int account, Side side, long amount) {
    (side == Side.BUY ? cash : units).merge(account, amount, Long::sum);
  }
}
