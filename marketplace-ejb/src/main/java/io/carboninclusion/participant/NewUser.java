package io.carboninclusion.participant;

import java.util.Set;

/** A further user of one's own enterprise, as typed. */
public record NewUser(String login, String password, String displayName, Set<Right> rights) {

  public NewUser {
    rights = rights == null ? Set.of() : Set.copyOf(rights);
  }

  /** Never the password. */
  @Override
  public String toString() {
    return "NewUser[" + rights + "]";
  }
}
