package io.carboninclusion.exchange;

/**
 * The verb under way: when it is, and whether it has only read so far. Whatever throws before
 * {@link #decided} has changed nothing.
 */
final class Step {
  private final EventStream events;
  private long nowMicros;
  private boolean deciding;

  Step(EventStream events) {
    this.events = events;
  }

  /** The time stamp of the batch, in microseconds since 1970. */
  void time(long micros) {
    nowMicros = micros;
  }

  long nowMicros() {
    return nowMicros;
  }

  void begin() {
    deciding = true;
  }

  /** From here on it must succeed. */
  void decided() {
    deciding = false;
  }

  boolean isDeciding() {
    return deciding;
  }

  Reason refuse(Reason reason, long expected, long given) {
    deciding = false;
    events.refused(reason, expected, given);
    return reason;
  }
}
