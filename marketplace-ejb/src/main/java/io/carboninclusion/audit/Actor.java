package io.carboninclusion.audit;

import java.util.Objects;

/**
 * The person who acts, as this room needs to know: participants have more to say of themselves.
 *
 * @param userId the user's id
 * @param name the name as it was shown at the time
 * @param administrator whether the person may propose and decide
 */
public record Actor(long userId, String name, boolean administrator) {

  public Actor {
    Objects.requireNonNull(name);
  }
}
