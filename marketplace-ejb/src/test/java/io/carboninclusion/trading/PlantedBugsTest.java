package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bugs that the long hunt plants still have their places in the sources: a hunt for a bug that
 * is not there would find nothing and prove nothing.
 */
class PlantedBugsTest {

  static List<PlantedBugs.Bug> bugs() {
    return PlantedBugs.ALL;
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void itsPlaceStandsOnceInTheSource(PlantedBugs.Bug bug) throws IOException {
    assertThat(PlantedBugs.planted(bug)).contains(bug.planted());
  }
}
