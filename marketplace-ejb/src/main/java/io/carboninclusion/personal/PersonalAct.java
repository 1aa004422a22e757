package io.carboninclusion.personal;

import java.time.Instant;

/**
 * An accepted act: times to the minute, no route.
 *
 * @param micrometres distance in millionths of a metre
 * @param methodology code and version it was counted by
 * @param pool that took it in, or null
 */
public record PersonalAct(
    long id,
    String mode,
    String modeNameZh,
    String modeNameEn,
    Instant start,
    Instant end,
    long micrometres,
    int steps,
    long mg,
    String methodology,
    Long pool) {}
