package io.carboninclusion.bench;

import io.carboninclusion.exchange.BookAlone;
import io.carboninclusion.exchange.Side;

/** The market's own book without admission and ledger: matching alone, as the peers' books. */
final class OwnBook implements Engine {
  private final BookAlone book;

  OwnBook(TradeSink sink) {
    book = new BookAlone(sink::trade, 1, CommandStream.LOT_KG);
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
                CommandStream.timeInForce(s.verbs[i]),
                s.prices[i],
                s.kg[i]);
      }
    }
  }
}
