package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.carboninclusion.launcher.Trips;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The recorded trips through the running market, as the drive command sends them. */
class TripsIT {

  private static final Path TRIPS = Path.of("..", "..", "..", "shared", "data", "trips");

  @Test
  void theRecordedTripsGiveTheirKnownSumWithoutCaps() throws IOException {
    assumeThat(TRIPS).isDirectory();

    List<Trips.Counts> counts = new Trips(People.user("partner")).send(TRIPS, "WH-MOB-OPEN");

    assertThat(counts.get(0).accepted()).isEqualTo(20_511);
    assertThat(counts.stream().skip(1).mapToLong(Trips.Counts::accepted).sum()).isEqualTo(70_424);
    assertThat(counts.stream().mapToLong(Trips.Counts::mg).sum()).isEqualTo(2_440_642_451L);
    // The same once more, this time with caps: every line is there, and nothing counts twice.
    List<Trips.Counts> again = new Trips(People.user("partner")).send(TRIPS, null);
    assertThat(again.stream().skip(1).mapToLong(Trips.Counts::accepted).sum()).isZero();
    assertThat(again.stream().skip(1).mapToLong(Trips.Counts::lines).sum()).isEqualTo(70_424);
  }
}
