package io.carboninclusion.audit;

/**
 * Fired once the second person's decision is committed; no transaction is active then. The room
 * whose {@code kind} it is carries it out.
 *
 * <p>It is lost if the machine stops in between: a room asks {@link Approvals#find} for what it has
 * open after a start.
 */
public record Decided(long proposalId, String kind, long subjectId, boolean approved) {}
