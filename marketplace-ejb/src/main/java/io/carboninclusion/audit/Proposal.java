package io.carboninclusion.audit;

import java.util.Map;
import java.util.Objects;

/**
 * What one administrator wants and another must agree to.
 *
 * <p>It names the thing in its own room and carries the numbers and names that the second person
 * must see; the sentence around them comes from the bundle by {@code approval.<kind>}.
 *
 * @param kind the room's own word for it, capitals and underscores, as in {@code DEPOSIT}
 * @param subjectId the id of the room's row that waits
 * @param proposer who proposes
 * @param facts what the second person sees, by name: texts, whole numbers ({@code ...Fen}, {@code
 *     ...Kg} as everywhere) and yes or no
 */
public record Proposal(String kind, long subjectId, Actor proposer, Map<String, Object> facts) {

  public Proposal {
    Objects.requireNonNull(proposer);
    facts = Map.copyOf(facts);
    if (!kind.matches("[A-Z][A-Z_]{0,39}")) {
      throw new IllegalArgumentException("not a kind of proposal: " + kind);
    }
  }
}
