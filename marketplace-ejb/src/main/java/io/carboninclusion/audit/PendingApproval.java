package io.carboninclusion.audit;

import java.time.Instant;
import java.util.Map;

/**
 * A proposal as people read it, waiting or decided.
 *
 * @param facts as in {@link Proposal}; whole numbers are {@code Long}
 * @param decision what became of it, or null while it waits
 */
public record PendingApproval(
    long id,
    String kind,
    long subjectId,
    Map<String, Object> facts,
    Person proposedBy,
    Instant proposedAt,
    Decision decision) {

  /** Someone as named at the time. */
  public record Person(long userId, String name) {}

  /** The second person's word. */
  public record Decision(boolean approved, Person by, Instant at, String note) {}
}
