package io.carboninclusion.trading;

import java.time.Clock;
import java.time.Instant;

/** The time of the machine that a writer runs on; a simulation has its own. */
interface MachineTime {
  /** What the wall clock shows; somebody may set it. */
  Instant wall();

  /** Nanoseconds since some moment; they only ever go on. */
  long nanos();

  void pause(long millis) throws InterruptedException;

  /** The real one, with this wall clock. */
  static MachineTime of(Clock clock) {
    return new MachineTime() {
      @Override
      public Instant wall() {
        return clock.instant();
      }

      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void pause(long millis) throws InterruptedException {
        Thread.sleep(millis);
      }
    };
  }
}
