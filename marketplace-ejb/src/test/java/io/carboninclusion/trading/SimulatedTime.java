package io.carboninclusion.trading;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time of a simulation: a wall clock that somebody may set, and one that only goes on. */
final class SimulatedTime implements MachineTime {
  private final Clocks clocks;
  private final SimulatedNode node;
  private long startMicros = -1;
  private long startNanos;

  /** What all instances share. */
  private static final class Clocks {
    long wallMicros = 1_800_000_000_000_000L;
    long nanos = 1;
  }

  SimulatedTime() {
    this(new Clocks(), null);
  }

  private SimulatedTime(Clocks clocks, SimulatedNode node) {
    this.clocks = clocks;
    this.node = node;
  }

  SimulatedTime ofNode(SimulatedNode its) {
    return new SimulatedTime(clocks, its);
  }

  void pass(long micros) {
    clocks.wallMicros += micros;
    clocks.nanos += micros * 1_000;
  }

  void setWall(long micros) {
    clocks.wallMicros = micros;
  }

  long wallMicros() {
    return clocks.wallMicros;
  }

  /** Its writer begins, and looks at the wall clock. */
  void begin() {
    startMicros = -1;
  }

  /** The stamp that a writer of this instance must give now. */
  long stamp() {
    return startMicros + (clocks.nanos - startNanos) / 1_000;
  }

  @Override
  public Instant wall() {
    if (startMicros < 0) {
      startMicros = clocks.wallMicros;
      startNanos = clocks.nanos;
    }
    return Instant.EPOCH.plus(clocks.wallMicros, ChronoUnit.MICROS);
  }

  @Override
  public long nanos() {
    return clocks.nanos;
  }

  @Override
  public void pause(long millis) {
    node.reach(Crash.Point.BEFORE_RESENDING);
    pass(millis * 1_000);
    node.disk.tick();
    node.whileWaiting.run();
  }
}
