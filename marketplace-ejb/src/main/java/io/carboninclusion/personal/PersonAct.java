package io.carboninclusion.personal;

import java.time.Instant;

/**
 * An accepted act as its person sees it.
 *
 * @param metres whole ones, rounded down
 * @param factorUg millionths of a gram for each unit, by the methodology it was counted with
 * @param pool the pool it is in, or null
 * @param leftMg what of it the pool left to a later one; 0 if it was not split
 * @param nextPool the pool that has that part, or null
 */
public record PersonAct(
    long id,
    String mode,
    String modeZh,
    String modeEn,
    Instant start,
    long metres,
    long steps,
    ActUnit unit,
    long factorUg,
    long mg,
    Long pool,
    long leftMg,
    Long nextPool) {}
