package io.carboninclusion.trading;

import io.carboninclusion.bench.Machine;
import io.carboninclusion.db.TestDatabase;
import java.time.Duration;

/** CPU time of the database server, which belongs to a measurement as much as this JVM's. */
final class ServerTime {
  private final Machine machine = new Machine();
  private final double before = seconds();

  /** CPU time of the server since it was started. */
  static double seconds() {
    return TestDatabase.embedded()
            .process()
            .info()
            .totalCpuDuration()
            .orElse(Duration.ZERO)
            .toNanos()
        / 1e9;
  }

  /** CPU time of the server since this was made. */
  double used() {
    return seconds() - before;
  }

  /** As {@link Machine#others}, the server not being one of them. */
  int others() {
    return machine.others(used());
  }
}
