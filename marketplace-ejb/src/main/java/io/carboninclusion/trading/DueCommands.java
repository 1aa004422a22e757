package io.carboninclusion.trading;

import io.carboninclusion.exchange.Exchange;
import java.util.List;

/** What nobody sends because its time brings it; the writer asks before each batch. */
@FunctionalInterface
interface DueCommands {

  /**
   * What is due now and not done yet, in the order in which it was due, as the core's state tells:
   * once the core has heard it, the next call has no more of it.
   *
   * @param core as the journal left it; only read
   * @param nowMicros the writer's time
   * @return at most {@link Batch#COMMANDS} commands; the rest when these have been carried out
   */
  List<RoomCommand> due(Exchange core, long nowMicros);

  /** These and the others, whatever was due first before all else; at one moment these first. */
  default DueCommands then(DueCommands others) {
    return (core, nowMicros) -> {
      List<RoomCommand> these = due(core, nowMicros);
      List<RoomCommand> those = others.due(core, nowMicros);
      if (these.isEmpty() || those.isEmpty()) {
        return these.isEmpty() ? those : these;
      }
      long first = moment(these.get(0));
      long second = moment(those.get(0));
      return first <= second
          ? these.stream().takeWhile(command -> moment(command) <= second).toList()
          : those.stream().takeWhile(command -> moment(command) < first).toList();
    };
  }

  /** When it was due; what has no such moment goes in front of all that has. */
  private static long moment(RoomCommand due) {
    if (due instanceof RoomCommand.OpenDay day) {
      return day.dueMicros();
    } else if (due instanceof RoomCommand.CloseDay day) {
      return day.dueMicros();
    } else if (due instanceof RoomCommand.ChangePhase phase) {
      return phase.dueMicros();
    } else if (due instanceof RoomCommand.ExpireBlock block) {
      return block.dueMicros();
    } else if (due instanceof RoomCommand.OpenAuction auction) {
      return auction.dueMicros();
    } else if (due instanceof RoomCommand.ClearAuction auction) {
      return auction.dueMicros();
    }
    return Long.MIN_VALUE;
  }
}
