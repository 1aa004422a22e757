package io.carboninclusion.exchange;

/**
 * The core's ladder, levels, orders and index with price and time priority, and nothing else: no
 * admission, no money, no units, no hash. It is not a part of the product; it shows what the
 * structures cost, beside the books of others that do no more.
 */
public final class MatchingAlone {
  private final Events sink;
  private final LongMap<Order> orders = new LongMap<>();
  private final Ladder bids;
  private final Ladder asks;
  private Order pool;
  private long lastTrade;

  public MatchingAlone(Events sink, long tickFen) {
    this.sink = sink;
    this.bids = new Ladder(Side.BUY, tickFen);
    this.asks = new Ladder(Side.SELL, tickFen);
  }

  public void place(long id, Side side, boolean rests, long priceFen, long kg) {
    Order order = pool == null ? new Order() : pool;
    pool = order.next;
    order.next = null;
    order.id = id;
    order.side = side;
    order.openKg = kg;
    enter(order, rests, priceFen);
  }

  public void cancel(long id) {
    Order order = orders.get(id);
    takeOut(order);
    forget(order);
  }

  /** The order keeps its id and its age is gone. */
  public void move(long id, long priceFen) {
    Order order = orders.get(id);
    takeOut(order);
    orders.remove(id);
    enter(order, true, priceFen);
  }

  private void enter(Order order, boolean rests, long priceFen) {
    order.priceFen = priceFen;
    Ladder makers = ladder(order.side.opposite());
    Level level = makers.best();
    while (level != null && order.openKg > 0 && order.side.accepts(priceFen, level.priceFen)) {
      Order maker = level.first;
      long kg = Math.min(maker.openKg, order.openKg);
      maker.openKg -= kg;
      order.openKg -= kg;
      level.kg -= kg;
      sink.traded(++lastTrade, 1, level.priceFen, kg, maker, order);
      if (maker.openKg == 0) {
        takeOut(maker);
        forget(maker);
      }
      level = makers.best();
    }
    if (rests && order.openKg > 0) {
      orders.add(order.id, order);
      ladder(order.side).at(priceFen).append(order);
    } else {
      order.next = pool;
      pool = order;
    }
  }

  private Ladder ladder(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  private void takeOut(Order order) {
    Level level = order.level;
    level.remove(order);
    if (level.orders == 0) {
      ladder(order.side).drop(level);
    }
  }

  private void forget(Order order) {
    orders.remove(order.id);
    order.next = pool;
    pool = order;
  }
}
