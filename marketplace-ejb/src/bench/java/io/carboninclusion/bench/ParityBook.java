package io.carboninclusion.bench;

import com.paritytrading.parity.match.OrderBook;
import com.paritytrading.parity.match.OrderBookListener;
import com.paritytrading.parity.match.Side;

/**
 * The book of parity-match 0.7.0: matching alone. It knows neither moves nor orders that do not
 * rest, so a move is a cancel and an entry, and what is left of a taking order is cancelled.
 */
final class ParityBook implements Engine, OrderBookListener {
  private final TradeSink sink;
  private final OrderBook book = new OrderBook(this);

  ParityBook(TradeSink sink) {
    this.sink = sink;
  }

  @Override
  public void apply(CommandStream s, int from, int to) {
    for (int i = from; i < to; i++) {
      byte verb = s.verbs[i];
      if (verb >= CommandStream.CANCEL) {
        book.cancel(s.ids[i], 0);
      }
      if (verb != CommandStream.CANCEL) {
        book.enter(s.ids[i], s.sides[i] == 0 ? Side.BUY : Side.SELL, s.prices[i], s.kg[i]);
      }
      if (verb == CommandStream.TAKE) {
        book.cancel(s.ids[i], 0);
      }
    }
  }

  @Override
  public void match(long maker, long taker, Side side, long price, long kg, long remaining) {
    sink.trade(maker, taker, price, kg);
  }

  @Override
  public void add(long orderId, Side side, long price, long kg) {}

  @Override
  public void cancel(long orderId, long canceled, long remaining) {}
}
