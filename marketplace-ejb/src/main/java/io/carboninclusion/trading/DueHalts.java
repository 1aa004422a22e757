package io.carboninclusion.trading;

import io.carboninclusion.exchange.Exchange;
import io.carboninclusion.exchange.Instrument;
import io.carboninclusion.exchange.TradingPhase;
import java.util.List;

/**
 * Ends automatic halts whose cool-down is over. What a timetable says of the same moment comes
 * first: where the session has ended meanwhile nothing is left to end.
 */
final class DueHalts implements DueCommands {

  @Override
  public List<RoomCommand> due(Exchange core, long nowMicros) {
    return core.haltsOver(nowMicros).stream().limit(Batch.COMMANDS).map(DueHalts::goOn).toList();
  }

  private static RoomCommand goOn(Instrument instrument) {
    return new RoomCommand.ChangePhase(
        RoomCommand.NO_INTENT,
        instrument.id(),
        TradingPhase.CONTINUOUS,
        0,
        instrument.opensMicros());
  }
}
