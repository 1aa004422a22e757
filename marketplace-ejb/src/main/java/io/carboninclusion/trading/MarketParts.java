package io.carboninclusion.trading;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/**
 * What a market is put together from.
 *
 * @param app connections to {@code market} as the application's user
 * @param view connections to {@code market_view} as the follower's user
 * @param reads connections for reading, usually from a pool
 * @param due what its time brings, asked before each batch
 * @param replays makes the replay from the voided sequences
 */
record MarketParts(
    Connections app,
    Connections view,
    Connections reads,
    Function<Set<Long>, Replay> replays,
    DueCommands due,
    Clock wall,
    ThreadFactory threads,
    MarketLimits limits) {}
