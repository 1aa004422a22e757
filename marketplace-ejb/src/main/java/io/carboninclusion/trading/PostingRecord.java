package io.carboninclusion.trading;

import io.carboninclusion.exchange.Cause;
import java.time.Instant;

/**
 * One line of a cash statement.
 *
 * @param availableMilliFen change of what may be used
 * @param frozenMilliFen change of what is frozen
 * @param reference the order, trade, deposit, withdrawal, auction or bid it belongs to
 */
public record PostingRecord(
    long posting,
    long sequence,
    Instant time,
    Cause cause,
    long reference,
    long availableMilliFen,
    long frozenMilliFen) {}
