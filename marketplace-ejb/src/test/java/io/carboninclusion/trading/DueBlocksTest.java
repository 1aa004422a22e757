package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.QuietEvents;
import io.carboninclusion.exchange.Reason;
import io.carboninclusion.exchange.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Block proposals expire in front of a batch, also after a time in which nobody traded. */
class DueBlocksTest {
  private static final int FOREST = 7;
  private static final int SELLER = 1001;
  private static final int BUYER = 1002;

  private final DueBlocks blocks = new DueBlocks();
  private final Exchange core = new Exchange(new QuietEvents());

  @BeforeEach
  void aSellerHoldsUnits() {
    core.defineInstrument(FOREST, 1, 1);
    core.openTrading(FOREST);
    core.issue(SELLER, FOREST, 1_000_000, 1);
  }

  private void propose(long until) {
    assertThat(core.proposeBlock(SELLER, BUYER, FOREST, Side.SELL, 100, 10, until))
        .isEqualTo(Reason.ACCEPTED);
  }

  /** What a writer does at that time, until nothing is due, as the journal would print it. */
  private List<String> carriedOut(long nowMicros) {
    List<String> done = new ArrayList<>();
    CommandReader reader = new CommandReader();
    Replay replay = new Replay(Set.of());
    for (List<RoomCommand> due = blocks.due(core, nowMicros);
        !due.isEmpty();
        due = blocks.due(core, nowMicros)) {
      for (RoomCommand command : due) {
        byte[] bytes = Commands.of(command);
        reader.wrap(bytes, bytes.length);
        reader.next();
        done.add(JournalPrinter.text(reader));
        assertThat(reader.hasKey()).isFalse();
        assertThat(replay.apply(reader, done.size(), nowMicros, core)).isEqualTo(Reason.ACCEPTED);
      }
    }
    return done;
  }

  private static String expired(long proposal, long micros) {
    return "EXPIRE_BLOCK 0 proposal %d due %s".formatted(proposal, OutcomeRecorder.instant(micros));
  }

  @Test
  void theyExpireAtTheirLastMomentWhateverWasProposedFirst() {
    propose(300);
    propose(100);
    propose(200);
    assertThat(carriedOut(99)).isEmpty();
    assertThat(carriedOut(100)).containsExactly(expired(2, 100));
    assertThat(carriedOut(5_000_000)).containsExactly(expired(3, 200), expired(1, 300));
    assertThat(core.availableKg(SELLER, FOREST)).isEqualTo(1_000_000);
    core.verify();
  }

  @Test
  void whatIsDueBesideThemComesFirst() {
    propose(100);
    RoomCommand other = new RoomCommand.OpenTrading(9, FOREST);
    DueCommands both = ((DueCommands) (core, now) -> List.of(other)).then(blocks);
    assertThat(both.due(core, 100)).containsExactly(other);
    DueCommands nothing = (core, now) -> List.of();
    assertThat(nothing.then(blocks).due(core, 100))
        .containsExactly(new RoomCommand.ExpireBlock(0, 1, 100));
  }
}
