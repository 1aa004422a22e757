package io.carboninclusion.trading;

import io.carboninclusion.exchange.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Remembers the trades of the instruments that somebody watches, until he asks for them. On the
 * writer's thread alone; an instrument that nobody watches costs one look-up a trade.
 */
final class LiveBooks {
  /** Whoever asks more rarely than so many trades happen is told that some are missing. */
  private static final int MOST_TRADES = 10_000;

  private final Map<Integer, Watched> watched = new HashMap<>();
  private long sequence;
  private long micros;

  private static final class Watched {
    private final String code;
    private final long since;
    private final List<TradeRecord> trades = new ArrayList<>();

    Watched(String code, long since) {
      this.code = code;
      this.since = since;
    }
  }

  /** Before a command is applied. */
  void begin(long itsSequence, long timeMicros) {
    sequence = itsSequence;
    micros = timeMicros;
  }

  void traded(long trade, int instrument, long priceFen, long kg, Side taker) {
    Watched it = watched.get(instrument);
    if (it == null) {
      return;
    }
    if (it.trades.size() == MOST_TRADES) {
      watched.remove(instrument);
      return;
    }
    it.trades.add(
        new TradeRecord(
            trade, sequence, OutcomeRecorder.instant(micros), it.code, priceFen, kg, taker));
  }

  /** Nobody watches any others from now on. */
  void keep(Set<Integer> instruments) {
    watched.keySet().retainAll(instruments);
  }

  /** Trades of these instruments were not heard from here on: the core begins anew. */
  void forgetAll() {
    watched.clear();
  }

  /**
   * Between two batches: the book, and the trades since it was last asked for.
   *
   * @param end the last command
   */
  LiveBook take(int instrument, Depth depth, long end) {
    Watched next = new Watched(depth.instrument(), end);
    Watched before = watched.put(instrument, next);
    return before == null
        ? new LiveBook(depth, end, end, List.of())
        : new LiveBook(depth, before.since, end, before.trades);
  }
}
