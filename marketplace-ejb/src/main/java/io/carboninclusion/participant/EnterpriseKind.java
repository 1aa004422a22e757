package io.carboninclusion.participant;

import java.util.Set;

/** What an enterprise signs up as, and the roles it gets with the approval. */
public enum EnterpriseKind {
  COMPANY(Role.TRADER),
  SELLER(Role.SELLER, Role.TRADER),
  OPERATOR(Role.OPERATOR),
  PARTNER(Role.PARTNER),
  COURT(Role.JUDGE),
  /** An administrative body that orders restoration by decisions of its own. */
  AGENCY(Role.JUDGE),
  /** The market's own administration: set up with the market, nobody signs up as it. */
  MARKET(Role.ADMIN);

  private final Set<Role> roles;

  EnterpriseKind(Role... roles) {
    this.roles = Set.of(roles);
  }

  public Set<Role> roles() {
    return roles;
  }
}
