package io.carboninclusion.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What a bid offers is not printed with the journal before its window is over. */
class SealedBidsTest {
  private static final long END_MICROS = 2_000_000;

  /** Announces an auction and bids in it; the second line, printed at that second. */
  private static String printedAt(long second, long auctionOfBid) {
    JournalPrinter printer =
        new JournalPrinter(
            new PrintStream(OutputStream.nullOutputStream()),
            Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC));
    printer.line(
        read(
            Commands.of(
                new RoomCommand.AnnounceAuction(
                    24, 1001, 7, 5000, 2998, 1000, 1_000_000, END_MICROS))));
    return printer.line(read(Commands.bid(1002, auctionOfBid, 3000, 2000, "key")));
  }

  private static CommandReader read(byte[] command) {
    CommandReader reader = new CommandReader();
    reader.wrap(command, command.length);
    reader.next();
    return reader;
  }

  @Test
  void sealedUntilTheWindowIsOver() {
    assertThat(printedAt(1, 24)).isEqualTo("BID account 1002 auction 24 sealed");
    assertThat(printedAt(2, 24)).isEqualTo("BID account 1002 auction 24 price 3000 fen kg 2000");
  }

  @Test
  void sealedForGoodInAnAuctionThatNeverWas() {
    assertThat(printedAt(2, 25)).isEqualTo("BID account 1002 auction 25 sealed");
  }
}
