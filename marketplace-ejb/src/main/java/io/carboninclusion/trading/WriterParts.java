package io.carboninclusion.trading;

import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * What a writer works with.
 *
 * @param replays makes the replay from the voided sequences
 * @param answers completes the callers' futures, off the writer's thread
 * @param retries answers keys that came before; may wait for the views
 * @param past answers of earlier commands
 * @param balances of the views, which an upgrade to another engine is held against
 * @param due what its time brings, asked before each batch
 * @param pokeFollower told after each batch
 * @param keyLimit most keys kept
 */
record WriterParts(
    Journal journal,
    Snapshots snapshots,
    Lease lease,
    Function<Set<Long>, Replay> replays,
    MachineTime time,
    Lag lag,
    Executor answers,
    Executor retries,
    PastOutcomes past,
    ViewBalances.Source balances,
    DueCommands due,
    Runnable pokeFollower,
    int keyLimit) {}
