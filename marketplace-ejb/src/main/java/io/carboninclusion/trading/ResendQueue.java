package io.carboninclusion.trading;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Whether open intents are to be looked for. */
@ApplicationScoped
class ResendQueue {

  private final AtomicBoolean expected = new AtomicBoolean();
  private final AtomicLong lookedIn = new AtomicLong();

  /** An intent may be open: look again. */
  void expect() {
    expected.set(true);
  }

  /**
   * Whether to look: once for each {@link #expect}, and after every start of the market.
   *
   * @param epoch of the writer, another one after each start
   */
  boolean take(long epoch) {
    boolean started = lookedIn.getAndSet(epoch) != epoch;
    return expected.getAndSet(false) || started;
  }
}
