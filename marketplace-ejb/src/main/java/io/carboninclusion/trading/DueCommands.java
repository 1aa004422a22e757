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

  /** These, and the others as soon as there are no more of these. */
  default DueCommands then(DueCommands others) {
    return (core, nowMicros) -> {
      List<RoomCommand> first = due(core, nowMicros);
      return first.isEmpty() ? others.due(core, nowMicros) : first;
    };
  }
}
