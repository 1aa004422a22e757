package io.carboninclusion.audit;

import java.time.Instant;
import java.util.Map;

/**
 * One line of the trail: who did what to what, when.
 *
 * @param verb capitals and underscores; shown as {@code trail.<verb>} of the bundle
 * @param subject the thing it was done to, as in {@code enterprise 1003}
 */
public record TrailEntry(
    long id,
    Instant at,
    PendingApproval.Person by,
    String verb,
    String subject,
    Map<String, Object> details) {}
