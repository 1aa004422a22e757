package io.carboninclusion.trading;

import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.Side;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The books' price levels for readers, each kept until a batch changes its book. Filled and emptied
 * on the writer's thread, read by all.
 */
final class Depths {
  static final int LEVELS = 200;

  private final ConcurrentMap<Integer, Depth> kept = new ConcurrentHashMap<>();
  private final BitSet changed = new BitSet();

  /** The levels as last read, or null if the book has changed since. */
  Depth kept(int instrument) {
    return kept.get(instrument);
  }

  /** Something in this book changes in the batch under way. */
  void changed(int instrument) {
    changed.set(instrument);
  }

  /** After a batch. */
  void forgetChanged() {
    for (int id = changed.nextSetBit(0); id >= 0; id = changed.nextSetBit(id + 1)) {
      kept.remove(id);
    }
    changed.clear();
  }

  /** The core was restored: nothing kept is true any more. */
  void forgetAll() {
    kept.clear();
    changed.clear();
  }

  /** Between two batches. */
  Depth read(Exchange exchange, int instrument, String code, long sequence) {
    Depth depth =
        new Depth(
            code,
            sequence,
            levels(exchange, instrument, Side.BUY),
            levels(exchange, instrument, Side.SELL));
    kept.put(instrument, depth);
    return depth;
  }

  private static List<DepthLevel> levels(Exchange exchange, int instrument, Side side) {
    List<DepthLevel> levels = new ArrayList<>();
    exchange.depth(
        instrument,
        side,
        LEVELS,
        (price, kg, orders) -> levels.add(new DepthLevel(price, kg, orders)));
    return levels;
  }
}
