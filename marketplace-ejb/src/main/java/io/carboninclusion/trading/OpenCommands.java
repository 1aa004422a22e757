package io.carboninclusion.trading;

import java.util.List;

/**
 * A room's committed intents that the views know no outcome of. Each room that sends commands has a
 * bean of this type; what it names is sent again after every start of the market and whenever an
 * answer did not arrive.
 */
public interface OpenCommands {

  /** Those whose time has come, in an order in which they make sense; the views are caught up. */
  List<RoomCommand> openCommands();
}
