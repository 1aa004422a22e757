package io.carboninclusion.exchange;

/**
 * Drives the market's own {@link Book} as it is, with the same index of open orders, but without
 * admission, money, units and hash: a trade is only told. So it does what the books of others do
 * that match and no more.
 */
public final class BookAlone {
  private final OpenOrders orders = new OpenOrders();
  private final Book book;

  /** Hears of a trade; both orders already show it. */
  @FunctionalInterface
  public interface Trades {
    void traded(long maker, long taker, long priceFen, long kg);
  }

  public BookAlone(Trades trades, long tickFen, long lotKg) {
    this.book = new Book(new Instrument(1, tickFen, lotKg), new Told(trades));
  }

  private final class Told implements Settlement {
    private final Trades trades;

    Told(Trades trades) {
      this.trades = trades;
    }

    @Override
    public void settle(Order maker, Order taker, long priceFen, long kg) {
      trades.traded(maker.id, taker.id, priceFen, kg);
    }

    @Override
    public void reduced(Order order) {}

    @Override
    public void close(Order order, CloseReason why) {
      orders.forget(order);
    }
  }

  public void place(long id, Side side, TimeInForce timeInForce, long priceFen, long kg) {
    Order order = orders.take(id);
    order.book = book;
    order.side = side;
    order.type = OrderType.LIMIT;
    order.terms = Terms.plain(timeInForce);
    order.priceFen = priceFen;
    order.kg = kg;
    order.openKg = kg;
    if (book.enter(order, priceFen)) {
      orders.add(order);
    }
  }

  public void cancel(long id) {
    book.cancel(orders.find(id));
  }

  /** The order keeps its id and its age is gone. */
  public void move(long id, long priceFen) {
    Order order = orders.find(id);
    book.leave(order);
    order.priceFen = priceFen;
    book.enter(order, priceFen);
  }
}
