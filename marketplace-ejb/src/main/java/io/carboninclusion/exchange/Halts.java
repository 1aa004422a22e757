package io.carboninclusion.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Automatic halts: an order whose trades move the price by more than {@link
 * Rule#HALT_MOVE_BASIS_POINTS} from what it was at the beginning of the window turns continuous
 * trading into a call auction, which a due command ends after the cool-down. The order that did it
 * trades in full before: its band bounds it.
 *
 * <p>One window follows the other: each begins with the first order behind the end of the one
 * before. A price that a band, a session or a call auction made begins a new one, for nobody's
 * order moved it there.
 */
final class Halts {
  private static final int FULL = 10_000;
  private static final long MICROS = 1_000_000;

  private final EventStream events;
  private final List<Instrument> halted = new ArrayList<>();

  Halts(EventStream events) {
    this.events = events;
  }

  /** After an order of an instrument that watches its price has traded, or has not. */
  void look(Instrument instrument, long beforeFen, long nowMicros) {
    long window = instrument.rule(Rule.HALT_WINDOW_SECONDS) * MICROS;
    if (instrument.windowFen == 0 || nowMicros - instrument.windowMicros >= window) {
      instrument.windowMicros = nowMicros;
      instrument.windowFen = beforeFen > 0 ? beforeFen : instrument.lastFen;
    }
    long moved = Math.abs(instrument.lastFen - instrument.windowFen) * FULL;
    if (moved > instrument.windowFen * instrument.rule(Rule.HALT_MOVE_BASIS_POINTS)) {
      long until = nowMicros + instrument.rule(Rule.HALT_COOL_DOWN_SECONDS) * MICROS;
      instrument.phase = TradingPhase.CALL_AUCTION;
      instrument.opensMicros = until;
      instrument.windowFen = 0;
      halted.add(instrument);
      events.phaseChanged(instrument.id(), TradingPhase.CALL_AUCTION, until);
    }
  }

  /** A session began or ended, or something else than an order made the price. */
  void forget(Instrument instrument) {
    instrument.windowFen = 0;
    halted.remove(instrument);
  }

  /** Takes over an instrument of a saved state. */
  void restored(Instrument instrument) {
    if (instrument.isHalted()) {
      halted.add(instrument);
    }
  }

  /** Those whose cool-down is over, the first that ended before. */
  List<Instrument> over(long nowMicros) {
    if (halted.isEmpty()) {
      return List.of();
    }
    return halted.stream()
        .filter(instrument -> instrument.opensMicros <= nowMicros)
        .sorted(Comparator.comparingLong(Instrument::opensMicros).thenComparing(Instrument::id))
        .toList();
  }
}
