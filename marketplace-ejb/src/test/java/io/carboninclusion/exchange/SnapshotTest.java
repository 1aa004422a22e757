package io.carboninclusion.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A core restored from a snapshot goes on exactly as the original does. */
class SnapshotTest {

  @ParameterizedTest
  @ValueSource(longs = {3, 4, 5})
  void theRestoredCoreTellsTheSameEventsAsTheOriginal(long seed) {
    EventLog log = new EventLog();
    Exchange original = new Exchange(log);
    RandomCommands commands = new RandomCommands(seed);
    for (int i = 0; i < 30_000; i++) {
      commands.applyNext(original);
    }
    List<Long> saved = save(original);
    log.take();
    EventLog otherLog = new EventLog();
    Exchange restored = restore(saved, otherLog);
    restored.verify();
    assertThat(restored.stateHash()).isEqualTo(original.stateHash());
    assertThat(save(restored)).isEqualTo(saved);

    RandomCommands same = new RandomCommands(seed);
    Exchange replayed = new Exchange(new EventLog());
    for (int i = 0; i < 30_000; i++) {
      same.applyNext(replayed);
    }
    for (int i = 0; i < 5_000; i++) {
      commands.applyNext(original);
      same.applyNext(restored);
    }

    assertThat(otherLog.take()).isEqualTo(log.take());
    assertThat(restored.stateHash()).isEqualTo(original.stateHash());
    assertThat(restored.openOrders()).isGreaterThan(100);
    restored.verify();
  }

  @Test
  void anotherLayoutIsRefused() {
    assertThatThrownBy(() -> restore(List.of(3L, 0L), new EventLog()))
        .hasMessageContaining("layout 3");
  }

  private static List<Long> save(Exchange exchange) {
    List<Long> numbers = new ArrayList<>();
    exchange.save(numbers::add);
    return numbers;
  }

  private static Exchange restore(List<Long> saved, Events listener) {
    Exchange restored = new Exchange(listener);
    Iterator<Long> numbers = saved.iterator();
    restored.restore(numbers::next);
    assertThat(numbers).isExhausted();
    return restored;
  }
}
