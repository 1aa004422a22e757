package io.carboninclusion.bench;

import io.carboninclusion.exchange.CloseReason;
import io.carboninclusion.exchange.Order;
import io.carboninclusion.exchange.Side;
import java.util.Random;

/** What is open while a stream is drawn: any of them can be asked for. Ids are our core's. */
final class OpenOrders extends TradeSink {
  private final int[] open;
  private final int[] place;
  private final Side[] sides;
  private final int[] accounts;
  private final long[] prices;
  private final long[] openKg;
  private final long[] inAll;
  private int size;

  OpenOrders(int most) {
    open = new int[most];
    place = new int[most];
    sides = new Side[most];
    accounts = new int[most];
    prices = new long[most];
    openKg = new long[most];
    inAll = new long[most];
  }

  int size() {
    return size;
  }

  int any(Random random) {
    return open[random.nextInt(size)];
  }

  Side side(int id) {
    return sides[id];
  }

  int account(int id) {
    return accounts[id];
  }

  /** The limit in fen. */
  long price(int id) {
    return prices[id];
  }

  /** Quantity of an order with what has traded. */
  long inAll(int id) {
    return inAll[id];
  }

  long openKg(int id) {
    return openKg[id];
  }

  @Override
  public void orderAccepted(Order order) {
    int id = (int) order.id();
    sides[id] = order.side();
    accounts[id] = order.account();
    prices[id] = order.priceFen();
    openKg[id] = order.openKg();
    inAll[id] = order.kg();
    place[id] = size;
    open[size++] = id;
  }

  @Override
  public void orderAmended(Order order) {
    prices[(int) order.id()] = order.priceFen();
  }

  @Override
  public void traded(long trade, int instrument, long priceFen, long kg, Order maker, Order taker) {
    openKg[(int) maker.id()] = maker.openKg();
    openKg[(int) taker.id()] = taker.openKg();
  }

  @Override
  public void orderClosed(Order order, CloseReason why) {
    int last = open[--size];
    int hole = place[(int) order.id()];
    open[hole] = last;
    place[last] = hole;
  }
}
