package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Simulated lives of the market beside the model; the README tells how to run many more. */
class SimulationTest {
  private static final long COMMANDS = Long.getLong("simulation.commands", 2_000_000);

  @Test
  void marketAndModelDoNotDiverge() {
    SimulationRun.Report report = SimulationRun.of(COMMANDS, 1).run();
    assertThat(report.divergence()).as(report::toString).isNull();
  }

  @Test
  void theSameSeedIsTheSameLife() {
    long hash = SimulationRun.life(7);
    assertThat(SimulationRun.life(7)).isEqualTo(hash);
    assertThat(SimulationRun.life(8)).isNotEqualTo(hash);
  }
}
