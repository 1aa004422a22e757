package io.carboninclusion.trading;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.logging.Logger;

/**
 * The writer's time: the wall clock at start carried on by {@code nanoTime}, so that a wall clock
 * set back or forth while the market runs moves no stamp. A difference above two seconds alarms.
 */
final class WriterClock {
  private static final Logger LOG = Logger.getLogger(WriterClock.class.getName());
  private static final long TOLERATED_MICROS = 2_000_000;
  private static final long ALARM_AGAIN_MICROS = 60_000_000;

  private final MachineTime time;
  private final long startMicros;
  private final long startNanos;
  private long last;
  private long lastAlarm = -ALARM_AGAIN_MICROS;

  WriterClock(MachineTime time) {
    this.time = time;
    this.startMicros = micros(time.wall());
    this.startNanos = time.nanos();
    this.last = startMicros;
  }

  /** Microseconds since 1970, UTC; never goes back. */
  long nowMicros() {
    long elapsed = (time.nanos() - startNanos) / 1_000;
    last = Math.max(last, startMicros + elapsed);
    long difference = micros(time.wall()) - last;
    if (Math.abs(difference) > TOLERATED_MICROS && elapsed - lastAlarm >= ALARM_AGAIN_MICROS) {
      lastAlarm = elapsed;
      LOG.severe("The wall clock differs from the market's by " + difference + " microseconds.");
    }
    return last;
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
