package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.QuietEvents;
import io.carboninclusion.exchange.Rule;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.exchange.TradingPhase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Automatic halts end in front of a batch, and the timetable does not end them before. */
class DueHaltsTest {
  private static final int FOREST = 7;
  private static final long NOON = 1_763_870_400_000_000L;
  private static final long COOL = NOON + 300_000_000L;

  private final Exchange core = new Exchange(new QuietEvents());

  @BeforeEach
  void anOrderHasMovedThePrice() {
    core.time(NOON);
    core.defineInstrument(FOREST, 1, 1);
    core.openTrading(FOREST);
    core.issue(1001, FOREST, 1_000, 1);
    core.deposit(1002, 1_000_000_000L, 2);
    core.setRule(FOREST, Rule.HALT_MOVE_BASIS_POINTS, 500);
    for (long price : List.of(6_000L, 7_000L)) {
      core.place(1001, FOREST, Side.SELL, OrderType.LIMIT, TimeInForce.GTC, price, 10, 0);
      core.place(1002, FOREST, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, price, 10, 0);
    }
    assertThat(core.instrument(FOREST).isHalted()).isTrue();
  }

  @Test
  void theyEndWhenTheCoolDownIsOver() {
    DueHalts halts = new DueHalts();
    assertThat(halts.due(core, COOL - 1)).isEmpty();
    assertThat(halts.due(core, COOL))
        .containsExactly(new RoomCommand.ChangePhase(0, FOREST, TradingPhase.CONTINUOUS, 0, COOL));
    core.changePhase(FOREST, TradingPhase.CONTINUOUS, 0);
    assertThat(halts.due(core, Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void aTimetableThatSaysContinuousLeavesThemAlone() {
    TradingDays days = new TradingDays();
    for (List<RoomCommand> due = days.due(core, NOON); !due.isEmpty(); due = days.due(core, NOON)) {
      for (RoomCommand command : due) {
        assertThat(command).isInstanceOf(RoomCommand.OpenDay.class);
        core.openDay(FOREST, ((RoomCommand.OpenDay) command).day());
      }
    }
    assertThat(core.instrument(FOREST).isHalted()).isTrue();
  }
}
