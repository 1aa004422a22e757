package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.QuietEvents;
import io.carboninclusion.exchange.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Auctions open and clear in front of a batch, in the order in which that was due. */
class DueAuctionsTest {
  private static final int FOREST = 7;
  private static final int SELLER = 1001;
  private static final int BIDDER = 1002;

  private final DueAuctions auctions = new DueAuctions();
  private final Exchange core = new Exchange(new QuietEvents());

  private void announce(long id, long begin, long end) {
    if (core.instrumentCount() == 0) {
      core.defineInstrument(FOREST, 1, 1);
      core.openTrading(FOREST);
      core.issue(SELLER, FOREST, 1_000, 1);
      core.deposit(BIDDER, 1_000_000, 2);
    }
    assertThat(core.announceAuction(SELLER, FOREST, 10, 100, 1, begin, end, id))
        .isEqualTo(Reason.ACCEPTED);
  }

  /** What a writer does at that time, until nothing is due, as the journal would print it. */
  private List<String> carriedOut(long nowMicros) {
    List<String> done = new ArrayList<>();
    CommandReader reader = new CommandReader();
    Replay replay = new Replay(Set.of());
    for (List<RoomCommand> due = auctions.due(core, nowMicros);
        !due.isEmpty();
        due = auctions.due(core, nowMicros)) {
      for (RoomCommand command : due) {
        byte[] bytes = Commands.of(command);
        reader.wrap(bytes, bytes.length);
        reader.next();
        done.add(JournalPrinter.text(reader));
        assertThat(replay.apply(reader, done.size(), nowMicros, core)).isEqualTo(Reason.ACCEPTED);
      }
    }
    return done;
  }

  private static String due(String op, long auction, long micros) {
    return op + "_AUCTION 0 auction " + auction + " due " + OutcomeRecorder.instant(micros);
  }

  @Test
  void nothingIsDueBeforeItsTime() {
    announce(5, 100, 200);
    assertThat(carriedOut(99)).isEmpty();
    assertThat(core.bid(BIDDER, 5, 100, 1)).isEqualTo(Reason.AUCTION_NOT_BEGUN);
    assertThat(carriedOut(100)).containsExactly(due("OPEN", 5, 100));
    assertThat(core.bid(BIDDER, 5, 100, 1)).isEqualTo(Reason.ACCEPTED);
    assertThat(carriedOut(199)).isEmpty();
    assertThat(carriedOut(200)).containsExactly(due("CLEAR", 5, 200));
    assertThat(core.bid(BIDDER, 5, 100, 1)).isEqualTo(Reason.AUCTION_OVER);
    assertThat(core.availableKg(BIDDER, FOREST)).isEqualTo(1);
    assertThat(carriedOut(1_000)).isEmpty();
  }

  @Test
  void aWindowThatPassedWhileNobodyTradedTakesNoBidAndReleasesItsLot() {
    announce(5, 100, 200);
    announce(6, 50, 150);
    assertThat(core.availableKg(SELLER, FOREST)).isEqualTo(980);
    assertThat(carriedOut(1_000))
        .containsExactly(
            due("OPEN", 6, 50), due("OPEN", 5, 100), due("CLEAR", 6, 150), due("CLEAR", 5, 200));
    assertThat(core.bid(BIDDER, 5, 100, 1)).isEqualTo(Reason.AUCTION_OVER);
    assertThat(core.availableKg(SELLER, FOREST)).isEqualTo(1_000);
    core.verify();
  }

  @Test
  void whatIsDueBesideThemComesFirst() {
    announce(5, 100, 200);
    RoomCommand other = new RoomCommand.OpenTrading(9, FOREST);
    DueCommands both = ((DueCommands) (core, now) -> List.of(other)).then(auctions);
    assertThat(both.due(core, 100)).containsExactly(other);
    DueCommands nothing = (core, now) -> List.of();
    assertThat(nothing.then(auctions).due(core, 100))
        .containsExactly(new RoomCommand.OpenAuction(0, 5, 100));
  }
}
