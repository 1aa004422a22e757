package io.carboninclusion.participant;

import io.carboninclusion.kernel.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Lets one password be computed at a time and twenty wait; whoever comes beyond is refused at once.
 * Without it a few hundred logins would take the processors from the market.
 */
@ApplicationScoped
class LoginQueue {

  static final int WAITING = 20;

  private final Semaphore turn = new Semaphore(1, true);
  private final AtomicInteger inside = new AtomicInteger();

  /**
   * @throws Rejected LOGIN_BUSY {waiting}
   */
  <T> T compute(Supplier<T> computation) {
    if (inside.incrementAndGet() > WAITING + 1) {
      inside.decrementAndGet();
      throw Rejected.because(ParticipantRefusal.LOGIN_BUSY, WAITING);
    }
    try {
      turn.acquireUninterruptibly();
      try {
        return computation.get();
      } finally {
        turn.release();
      }
    } finally {
      inside.decrementAndGet();
    }
  }
}
