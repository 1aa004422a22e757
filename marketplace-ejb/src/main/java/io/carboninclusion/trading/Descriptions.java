package io.carboninclusion.trading;

import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.Instrument;
import io.carboninclusion.exchange.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells the core what each instrument is, so that orders across books find it: a new one in front
 * of the batch behind its definition, all of them after an upgrade from an engine that knew none.
 */
final class Descriptions implements DueCommands {
  private static final Logger LOG = Logger.getLogger(Descriptions.class.getName());

  private final Supplier<Map<Integer, Traits>> rows;
  private int described;

  /**
   * @param rows reads what the instruments are, by number; asked when there is a new one
   */
  Descriptions(Supplier<Map<Integer, Traits>> rows) {
    this.rows = rows;
  }

  @Override
  public List<RoomCommand> due(Exchange core, long nowMicros) {
    if (core.instrumentCount() == described) {
      return List.of();
    }
    Map<Integer, Traits> traits;
    try {
      traits = rows.get();
    } catch (RuntimeException failure) {
      LOG.log(
          Level.WARNING, "New instruments are not described; the next batch asks again", failure);
      return List.of();
    }
    List<RoomCommand> due = new ArrayList<>();
    for (Instrument instrument : core.instruments()) {
      Traits its = traits.get(instrument.id());
      if (its != null && !its.equals(instrument.traits()) && due.size() < Batch.COMMANDS) {
        due.add(new RoomCommand.DescribeInstrument(RoomCommand.NO_INTENT, instrument.id(), its));
      }
    }
    if (due.isEmpty()) {
      described = core.instrumentCount();
    }
    return due;
  }
}
