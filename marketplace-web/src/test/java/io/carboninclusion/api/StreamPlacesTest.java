package io.carboninclusion.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carboninclusion.kernel.Rejected;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class StreamPlacesTest {

  private final StreamPlaces places = new StreamPlaces(5, 3);

  @Test
  void oneAddressLeavesPlacesToOthers() {
    take("10.0.0.1", 3);
    assertThatThrownBy(() -> places.take("10.0.0.1")).matches(is(ApiRefusal.TOO_MANY_STREAMS));
    take("10.0.0.2", 2);
    assertThatThrownBy(() -> places.take("10.0.0.3")).matches(is(ApiRefusal.STREAMS_FULL));
  }

  @Test
  void aPlaceThatWasGivenBackIsFreeForAnybody() {
    take("10.0.0.1", 3);
    take("10.0.0.2", 2);
    places.giveBack("10.0.0.1");
    assertThatCode(() -> places.take("10.0.0.3")).doesNotThrowAnyException();
    places.giveBack("10.0.0.2");
    assertThatCode(() -> places.take("10.0.0.1")).doesNotThrowAnyException();
    assertThatThrownBy(() -> places.take("10.0.0.1")).matches(is(ApiRefusal.STREAMS_FULL));
  }

  private void take(String address, int times) {
    for (int i = 0; i < times; i++) {
      places.take(address);
    }
  }

  private static Predicate<Throwable> is(ApiRefusal reason) {
    return thrown -> thrown instanceof Rejected rejected && rejected.is(reason);
  }
}
