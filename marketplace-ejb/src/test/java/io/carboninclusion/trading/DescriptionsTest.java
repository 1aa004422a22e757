package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.QuietEvents;
import io.carboninclusion.exchange.Traits;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The core hears what instruments are when there is a new one. */
class DescriptionsTest {
  private static final Traits FORESTRY = new Traits(1, 1, 2_023, false);
  private static final Traits YOUNGER = new Traits(1, 1, 2_024, false);

  private final Exchange core = new Exchange(new QuietEvents() {});
  private final Map<Integer, Traits> rows = new HashMap<>();
  private boolean isAway;
  private int asked;
  private final Descriptions descriptions =
      new Descriptions(
          () -> {
            asked++;
            if (isAway) {
              throw new IllegalStateException("the database is away");
            }
            return rows;
          });

  @Test
  void eachNewInstrumentIsDescribedOnce() {
    define(1, FORESTRY);
    carryOutDue(1);
    define(2, YOUNGER);
    carryOutDue(1);

    assertThat(core.instrument(1).traits()).isEqualTo(FORESTRY);
    assertThat(core.instrument(2).traits()).isEqualTo(YOUNGER);
    int before = asked;
    assertThat(descriptions.due(core, 0)).isEmpty();
    assertThat(asked).as("nothing is new").isEqualTo(before);
  }

  @Test
  void whatCannotBeReadIsAskedForAgain() {
    define(1, FORESTRY);
    isAway = true;
    assertThat(descriptions.due(core, 0)).isEmpty();
    isAway = false;
    carryOutDue(1);
    assertThat(core.instrument(1).traits()).isEqualTo(FORESTRY);
  }

  private void define(int id, Traits traits) {
    core.defineInstrument(id, 1, 1);
    rows.put(id, traits);
  }

  private void carryOutDue(int count) {
    var due = descriptions.due(core, 0);
    assertThat(due).hasSize(count);
    for (RoomCommand command : due) {
      var it = (RoomCommand.DescribeInstrument) command;
      core.describeInstrument(it.instrument(), it.traits());
    }
    assertThat(descriptions.due(core, 0)).isEmpty();
  }
}
