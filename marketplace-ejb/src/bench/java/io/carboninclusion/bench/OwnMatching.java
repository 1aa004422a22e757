package io.carboninclusion.bench;

import io.carboninclusion.exchange.MatchingAlone;
import io.carboninclusion.exchange.Order;
import io.carboninclusion.exchange.Side;

/** Our structures alone, which keep an order's id when it moves, as the peers do. */
final class OwnMatching implements Engine {
  private final MatchingAlone book;

  OwnMatching(TradeSink sink) {
    book = new MatchingAlone(new ById(sink), 1);
  }

  /** Ids are the peers' here. */
  private static final class ById extends TradeSink {
    private final TradeSink sink;

    ById(TradeSink sink) {
      super(null);
      this.sink = sink;
    }

    @Override
    public void traded(
        long trade, int instrument, long priceFen, long kg, Order maker, Order taker) {
      sink.trade(maker.id(), taker.id(), priceFen, kg);
    }
  }

  @Override
  public void apply(CommandStream s, int from, int to) {
    for (int i = from; i < to; i++) {
      switch (s.verbs[i]) {
        case CommandStream.CANCEL -> book.cancel(s.ids[i]);
        case CommandStream.MOVE -> book.move(s.ids[i], s.prices[i]);
        default ->
            book.place(
                s.ids[i],
                Side.of(s.sides[i]),
                s.verbs[i] == CommandStream.PLACE,
                s.prices[i],
                s.kg[i]);
      }
    }
  }
}
