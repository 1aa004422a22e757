package io.carboninclusion.trading;

import io.carboninclusion.kernel.Rejected;
import java.util.Arrays;
import java.util.Objects;

/** How the writer stands, for every thread to read. */
final class WriterStatus {
  private volatile MarketState.Phase phase = MarketState.Phase.STARTING;
  private volatile String why = "The journal is being read.";
  private volatile Position position = new Position(0, 0, 0, new byte[Commands.HASH_BYTES]);
  private volatile long poisoned;

  /** The end of the journal as the writer has applied it. */
  record Position(long epoch, long batch, long sequence, byte[] rowHash) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Position p && p.batch == batch && Arrays.equals(p.rowHash, rowHash);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(rowHash);
    }
  }

  /**
   * @throws Rejected MARKET_STARTING, MARKET_STANDBY, MARKET_STOPPED
   */
  void requireTrading() {
    switch (phase) {
      case STARTING -> throw Rejected.because(TradingRefusal.MARKET_STARTING);
      case STANDBY -> throw Rejected.because(TradingRefusal.MARKET_STANDBY);
      case STOPPED -> throw Rejected.because(TradingRefusal.MARKET_STOPPED);
      default -> {}
    }
  }

  boolean isTrading() {
    return phase == MarketState.Phase.TRADING || phase == MarketState.Phase.SETTLING;
  }

  synchronized void trading() {
    if (phase == MarketState.Phase.STARTING || phase == MarketState.Phase.STANDBY) {
      phase = MarketState.Phase.TRADING;
      why = null;
    }
  }

  /** Another instance trades. */
  synchronized void standBy(String sentence) {
    if (phase != MarketState.Phase.STOPPED) {
      phase = MarketState.Phase.STANDBY;
      why = sentence;
    }
  }

  synchronized void settling(String sentence) {
    if (phase == MarketState.Phase.TRADING) {
      phase = MarketState.Phase.SETTLING;
      why = sentence;
    }
  }

  synchronized void settled() {
    if (phase == MarketState.Phase.SETTLING) {
      phase = MarketState.Phase.TRADING;
      why = null;
    }
  }

  /** For good: the first reason stays. */
  synchronized void stop(String sentence) {
    if (phase != MarketState.Phase.STOPPED) {
      phase = MarketState.Phase.STOPPED;
      why = sentence;
    }
  }

  /** A batch could not be finished, or the journal not be read; a poison is remembered. */
  void failed(Exception failure) {
    if (failure instanceof Replay.Poisoned poison) {
      poisoned = poison.sequence;
    }
    stop(Objects.requireNonNullElse(failure.getMessage(), failure.toString()));
  }

  /** Whether this instance writes the views: not before it may trade, nor after another does. */
  boolean leads() {
    return phase != MarketState.Phase.STARTING && phase != MarketState.Phase.STANDBY;
  }

  /** The command that broke the core, or 0. */
  long poisoned() {
    return poisoned;
  }

  void applied(Chain chain, long epoch) {
    position = new Position(epoch, chain.batch(), chain.sequence(), chain.hash());
  }

  Position position() {
    return position;
  }

  MarketState.Phase phase() {
    return phase;
  }

  String why() {
    return why;
  }
}
