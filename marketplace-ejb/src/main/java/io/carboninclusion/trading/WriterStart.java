package io.carboninclusion.trading;

import io.carboninclusion.exchange.Exchange;
import java.sql.SQLException;
import java.util.List;

/**
 * What a writer begins with: a server that loses nothing, its core at the journal's end, proved,
 * and a clock that does not stand before the last stamp.
 *
 * @param chain where the journal ends
 * @param keys of all its commands
 */
record WriterStart(Chain chain, Keys keys, Replay replay, WriterClock clock) {

  /**
   * Reads the whole journal into the core.
   *
   * @throws IllegalStateException with the sentence for the operator, if the market must not open
   */
  static WriterStart from(WriterParts parts, Exchange core) throws SQLException {
    List<String> unsafe = ServerChecks.complaints(parts.journal().connection());
    if (!unsafe.isEmpty()) {
      throw new IllegalStateException(String.join(" ", unsafe));
    }
    Keys keys = new Keys(parts.keyLimit());
    Replay replay = parts.replays().apply(parts.journal().voided());
    Chain chain =
        new Recovery(parts.journal(), replay, core)
            .run((command, sequence, time) -> remember(keys, command, sequence, time));
    core.verify();
    WriterClock clock = new WriterClock(parts.wall(), System::nanoTime);
    if (clock.nowMicros() < chain.timeMicros()) {
      throw new IllegalStateException(
          "The machine's clock stands before the journal's last stamp, "
              + OutcomeRecorder.instant(chain.timeMicros())
              + ". Set the clock right and start again.");
    }
    return new WriterStart(chain, keys, replay, clock);
  }

  private static void remember(Keys keys, CommandReader command, long sequence, long timeMicros) {
    if (command.hasKey()) {
      keys.hasRoom(timeMicros);
      keys.add(command.keyHigh(), command.keyLow(), command.bodyHash(), sequence, timeMicros);
    }
  }
}
